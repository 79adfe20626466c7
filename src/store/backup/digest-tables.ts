import type { TableDigests } from './manifest.ts';

/** Asks a database, whichever it is; its session is in UTC. */
export type Ask = <Row>(sql: string) => Promise<Row[]>;

/** Ours and the job queue's. Partitions are counted themselves, what they are parts of is not. */
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'pgboss') AND c.relkind = 'r' ORDER BY 1, 2`;

export async function listTables(ask: Ask): Promise<string[]> {
  const tables = await ask<{ schema: string; name: string }>(TABLES);
  return tables.map(({ schema, name }) => `"${schema}"."${name}"`);
}

/** Rows and content of every table. The sum does not depend on the order of rows, so nothing has to be sorted. */
export async function digestTables(ask: Ask): Promise<TableDigests> {
  const digests: TableDigests = {};
  for (const table of await listTables(ask)) {
    const [row] = await ask<{ rows: number; sum: string }>(`
      SELECT count(*)::int AS rows, coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint), 0)::text AS sum FROM ${table} t`);
    digests[table] = row!;
  }
  return digests;
}

/** Tables that are not what they were. */
export function differences(before: TableDigests, after: TableDigests): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter(name => before[name]?.rows !== after[name]?.rows || before[name]?.sum !== after[name]?.sum);
}

export async function appliedMigrations(ask: Ask): Promise<string[]> {
  const rows = await ask<{ migration_name: string }>(`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  return rows.map(row => row.migration_name);
}

/** The hashes of the files that rows refer to. */
export async function referredFiles(ask: Ask): Promise<string[]> {
  const rows = await ask<{ sha256: string }>(`
    SELECT sha256 FROM "StoredFile" UNION SELECT "cleanSha256" FROM "StoredFile" WHERE "cleanSha256" IS NOT NULL ORDER BY 1`);
  return rows.map(row => row.sha256);
}
