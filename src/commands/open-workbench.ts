import { readCommandConfig } from '../config.ts';
import { homeOf } from '../home.ts';
import type { ServiceContext } from '../services/context.ts';
import { createLibrary } from '../services/standards/library.ts';
import { recordAudit } from '../store/audit.ts';
import { openClock } from '../store/clock.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { nextNumber } from '../store/numbers.ts';
import { once } from '../store/receipts.ts';

/** What an operator's command works with: the database and its clock, without jobs and channels. */
export interface Workbench
  extends Pick<ServiceContext, 'db' | 'clock' | 'library' | 'recordAudit' | 'nextNumber' | 'once'> {
  readonly db: Database;
}

/**
 * Opens and migrates the database a command is for (`--data`, else DATABASE_URL, else DATA_DIR). The caller closes `db`.
 *
 * @throws AppError `dataDirBusy`, `configInvalid`, `databaseUnreachable`, `migrationFailed`.
 */
export async function openWorkbench(options: {
  data?: string;
  env: Record<string, string | undefined>;
  purpose: string;
}): Promise<Workbench> {
  const config = readCommandConfig(options.env);
  const db = await openDatabase(homeOf(config, options.purpose, options.data));
  try {
    await migrate(db);
    // `running` follows the simulated clock of a demonstration database and is the machine's time in any other.
    const clock = await openClock(db, 'running');
    return { db, clock, library: createLibrary(db), recordAudit, nextNumber, once };
  } catch (error) {
    await db.close();
    throw error;
  }
}
