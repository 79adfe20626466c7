import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../errors.ts';

/** Who holds a data directory, as written for the next one who tries. */
export interface LockHolder {
  pid: number;
  host: string;
  purpose: string;
  since: string;
}

/** A lock that nobody refers to any more would be let go by the garbage collector, in the middle of the work it guards. */
const held = new Set<DatabaseSync>();

export interface DirectoryLock {
  release(): void;
}

/**
 * Takes a data directory for this process alone. PGlite itself lets two processes write one directory and loses rows.
 *
 * The lock is SQLite's own exclusive file lock, because the operating system releases it when the process dies however it
 * dies: no stale lock file has to be guessed at. `lock.json` only names the holder for the message.
 *
 * @throws AppError `dataDirBusy` with the holder's pid and purpose.
 */
export function lockDirectory(dataDir: string, purpose: string): DirectoryLock {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError('dataDirUnusable', { dataDir }, { cause });
  }
  const holderFile = join(dataDir, 'lock.json');
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (cause) {
    lock.close();
    throw new AppError('dataDirBusy', { dataDir, ...readHolder(holderFile) }, { cause });
  }
  const holder: LockHolder = { pid: process.pid, host: hostname(), purpose, since: new Date().toISOString() };
  writeFileSync(holderFile, JSON.stringify(holder));
  held.add(lock);
  return {
    release() {
      if (held.delete(lock)) lock.close();
    },
  };
}

function readHolder(file: string): Partial<LockHolder> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    // The holder may be between taking the lock and writing its name.
    return {};
  }
}
