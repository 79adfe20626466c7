import type { PGlite } from '@electric-sql/pglite';

/** What a column of `prisma/schema` may be a list of, beside enums. */
const LISTED = [
  'bool',
  'int4',
  'int8',
  'float8',
  'numeric',
  'text',
  'varchar',
  'json',
  'jsonb',
  'timestamptz',
  'date',
  'uuid',
  'bytea',
];

/**
 * Keeps PGlite's table of parsers short. PGlite has one for the array of every type, and so of every table, and copies the whole table for
 * each statement that brings parsers of its own, as all of Prisma's do: some 0.25 ms a statement. Only lists that a column can be are needed there; the
 * others stay within reach as the prototype, where a look-up finds them and a copy does not.
 */
export async function keepParsersShort(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ oid: number }>(
    `SELECT typarray::int AS oid FROM pg_catalog.pg_type
     WHERE typarray <> 0 AND (typtype = 'e' OR typnamespace = 'pg_catalog'::regnamespace AND typname = ANY($1))`,
    [LISTED],
  );
  const all: typeof pglite.parsers = {};
  for (const type in pglite.parsers) all[type] = pglite.parsers[type]!;
  const short: typeof pglite.parsers = Object.create(all);
  for (const { oid } of rows) if (all[oid]) short[oid] = all[oid];
  pglite.parsers = short;
}

/** Learns the types that a migration has made: PGlite knows those that were there when it opened, and writes lists of others as plain text. */
export async function learnTypes(pglite: PGlite): Promise<void> {
  await pglite.refreshArrayTypes();
  await keepParsersShort(pglite);
}
