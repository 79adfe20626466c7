import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { AppError } from '../errors.ts';
import { lockDirectory } from './directory-lock.ts';
import { PrismaClient } from './generated/client.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { keepParsersShort } from './pglite-types.ts';
import { postgresAdapter } from './postgres-adapter.ts';
import { createSharedLock, type SharedLock } from './shared-lock.ts';
import { whyUnreachable } from './unreachable.ts';

/** Where the rows live: a PostgreSQL server, a locked directory of this machine, or memory (scripts and tests). */
export type DatabaseHome =
  | { kind: 'server'; url: string }
  | { kind: 'directory'; dataDir: string; purpose: string }
  | { kind: 'memory'; snapshot?: Blob };

export type Prisma = PrismaClient;
/** A transaction: every store function takes one, so that nothing is written beside the change it belongs to. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

export interface Database {
  readonly home: DatabaseHome;
  readonly prisma: Prisma;
  /** Set on the embedded homes. */
  readonly pglite: PGlite | undefined;
  /** Set on a server, which several instances may use. */
  readonly instances: SharedLock | undefined;
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Runs `work` in one short transaction; `longestMs` where it is one long one, such as taking over a whole file. Never await a model, a file or a query outside `tx` in it: PGlite has one connection. */
  transaction<T>(work: (tx: Tx) => Promise<T>, more?: { longestMs: number }): Promise<T>;
  close(): Promise<void>;
}

/** How long a transaction may wait for its turn and run; on PGlite all of them share one connection. */
const TRANSACTION_LIMITS = { maxWait: 30_000, timeout: 30_000 };

/** PostgreSQL sessions read and write timestamps in UTC whatever the server's own time zone is. */
export const SESSION_OPTIONS = '-c TimeZone=UTC';

/**
 * Opens a database without migrating it.
 *
 * @param onCreate told before an embedded one is made anew, which takes seconds
 * @throws AppError `dataDirBusy` when another process holds the directory, `databaseUnreachable` with what `whyUnreachable` says, or with `dataDir`.
 */
export async function openDatabase(home: DatabaseHome, onCreate: () => void = () => {}): Promise<Database> {
  if (home.kind === 'server') return reachable(openServer(home), home.url);
  const lock = home.kind === 'directory' ? lockDirectory(home.dataDir, home.purpose) : undefined;
  const directory = home.kind === 'directory' ? join(home.dataDir, 'pg') : undefined;
  if (directory !== undefined && !existsSync(directory)) onCreate();
  const pglite = new PGlite(
    home.kind === 'memory' ? { dataDir: 'memory://', loadDataDir: home.snapshot } : { dataDir: directory! },
  );
  try {
    await pglite.waitReady;
    await keepParsersShort(pglite);
  } catch (cause) {
    lock?.release();
    throw new AppError('databaseUnreachable', home.kind === 'directory' ? { dataDir: home.dataDir } : {}, { cause });
  }
  const adapter = pgliteAdapter(pglite);
  return assemble(home, adapter, { pglite, instances: undefined }, async () => {
    await pglite.close();
    lock?.release();
  });
}

/** Asks a server once, so that a wrong address is one clear sentence at start. */
async function reachable(database: Database, url: string): Promise<Database> {
  try {
    await database.prisma.$queryRaw`SELECT 1`;
    return database;
  } catch (cause) {
    await database.close();
    throw new AppError('databaseUnreachable', whyUnreachable(url, cause), { cause });
  }
}

function openServer(home: { kind: 'server'; url: string }): Database {
  const adapter = postgresAdapter({ connectionString: home.url, options: SESSION_OPTIONS, max: 10 });
  const instances = createSharedLock(home.url);
  return assemble(home, adapter, { pglite: undefined, instances }, () => instances.close());
}

function assemble(
  home: DatabaseHome,
  adapter: SqlMigrationAwareDriverAdapterFactory,
  own: Pick<Database, 'pglite' | 'instances'>,
  release: () => Promise<void>,
): Database {
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS });
  return {
    home,
    prisma,
    ...own,
    adapter,
    transaction: (work, more) =>
      prisma.$transaction(tx => work(tx), { ...TRANSACTION_LIMITS, ...(more && { timeout: more.longestMs }) }),
    async close() {
      await prisma.$disconnect();
      await release();
    },
  };
}
