import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockDirectory } from '../directory-lock.ts';
import type { Ask } from './digest-tables.ts';
import { BackupRefused } from './refused.ts';

/** The version of PostgreSQL that PGlite is. */
async function majorOf(ask: Ask): Promise<number> {
  const [row] = await ask<{ version: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS version`);
  return row!.version;
}

async function opened<T>(pglite: PGlite, work: (ask: Ask) => Promise<T>): Promise<T> {
  try {
    await pglite.waitReady;
    await pglite.query(`SET TimeZone TO 'UTC'`);
    return await work(async sql => (await pglite.query<never>(sql)).rows);
  } finally {
    await pglite.close();
  }
}

/**
 * Dumps an embedded database while nobody else has it.
 *
 * @throws AppError `dataDirBusy`, BackupRefused `noDatabase`.
 */
export async function dumpDirectory<T>(dataDir: string, path: string, look: (ask: Ask) => Promise<T>) {
  if (!existsSync(join(dataDir, 'pg'))) throw new BackupRefused('noDatabase', dataDir);
  const lock = lockDirectory(dataDir, 'backup');
  try {
    const pglite = new PGlite({ dataDir: join(dataDir, 'pg') });
    return await opened(pglite, async ask => {
      const seen = await look(ask);
      const dump = await pglite.dumpDataDir('gzip');
      await writeFile(path, dump.stream());
      return { serverVersion: await majorOf(ask), seen };
    });
  } finally {
    lock.release();
  }
}

/**
 * Puts a dump in the place of what is there. It is opened and looked at beside it first; what was there goes last.
 *
 * @throws AppError `dataDirBusy`, BackupRefused `notEmpty`, and whatever `check` throws.
 */
export async function restoreDirectory(
  dataDir: string,
  path: string,
  options: { replace: boolean; check: (ask: Ask) => Promise<void> },
): Promise<void> {
  const lock = lockDirectory(dataDir, 'restore');
  const [place, beside, old] = ['pg', 'pg.restoring', 'pg.replaced'].map(name => join(dataDir, name)) as [
    string,
    string,
    string,
  ];
  try {
    if (existsSync(place) && !options.replace) throw new BackupRefused('notEmpty', dataDir);
    // Of an attempt that did not end.
    await rm(beside, { recursive: true, force: true });
    const pglite = new PGlite({ dataDir: beside, loadDataDir: new Blob([await readFile(path)]) });
    await opened(pglite, options.check);
    await rm(old, { recursive: true, force: true });
    if (existsSync(place)) await rename(place, old);
    await rename(beside, place);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(beside, { recursive: true, force: true });
    lock.release();
  }
}
