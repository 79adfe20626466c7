import type { Config } from './config.ts';
import type { DatabaseHome } from './store/database.ts';

/** The database of a command: `--data DIR` before DATABASE_URL before DATA_DIR. `purpose` is what a second starter is told. */
export function homeOf(config: Config, purpose: string, data?: string): DatabaseHome {
  if (data !== undefined) return { kind: 'directory', dataDir: data, purpose };
  return config.home.kind === 'server' ? config.home : { ...config.home, purpose };
}
