import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { AppError } from './errors.ts';
import type { DatabaseHome } from './store/database.ts';

/** The database of a command: `--data DIR` before DATABASE_URL before DATA_DIR. `purpose` is what a second starter is told. */
export function homeOf(config: Config, purpose: string, data?: string): DatabaseHome {
  if (data !== undefined) return { kind: 'directory', dataDir: data, purpose };
  return config.home.kind === 'server' ? config.home : { ...config.home, purpose };
}

/** The same for a command that has nothing to do in a new database: a mistyped `--data` would make one. @throws AppError `noDatabaseHere` */
export function existingHomeOf(config: Config, purpose: string, data?: string): DatabaseHome {
  const home = homeOf(config, purpose, data);
  if (home.kind === 'directory' && !existsSync(join(home.dataDir, 'pg')))
    throw new AppError('noDatabaseHere', { dataDir: home.dataDir });
  return home;
}
