import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BackupRefused } from './refused.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** Rows of one table, and the sum of their hashes. */
const digest = z.object({ rows: z.number().int(), sum: z.string() });

const manifest = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  home: z.enum(['server', 'directory']),
  /** Major version of the server; of its tools the same or later ones read it. */
  serverVersion: z.number().int(),
  migrations: z.array(z.string()),
  database: z.object({ sha256: z.string(), size: z.number().int() }),
  tables: z.record(z.string(), digest),
  files: z.object({ count: z.number().int(), missing: z.array(z.string()) }),
});

export type Manifest = z.infer<typeof manifest>;
export type TableDigests = Manifest['tables'];

/** @throws BackupRefused `damaged` when it is none of ours. */
export function parseManifest(text: string): Manifest {
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    throw new BackupRefused('damaged', 'manifest.json');
  }
}

/** @throws BackupRefused `newer` when this version does not know a migration of the backup: it could not read the tables. */
export async function checkMigrations({ migrations }: Manifest): Promise<void> {
  const known = new Set(await readdir(MIGRATIONS));
  const unknown = migrations.find(name => !known.has(name));
  if (unknown) throw new BackupRefused('newer', unknown);
}
