import type { Tx } from '../../store/database.ts';

/** The rows of one table that are about a person. */
export interface Trace {
  readonly table: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** A column that may hold an account, or words about somebody. */
export interface PersonColumn {
  table: string;
  column: string;
  type: 'text' | 'ARRAY' | 'jsonb';
}

/** Nothing of a person: what the platform, Prisma and the clauses are made of. */
const NOT_PERSONAL = [
  '_prisma_migrations',
  'Clause',
  'TextEmbedding',
  'ChannelToken',
  'InstanceLease',
  'NumberSequence',
];

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Every row that names an account: as a value, as the person of a conversation, in a list, or as a whole string anywhere in JSON. Texts that
 * somebody else wrote about a person are found by their name only where `name` is given.
 */
export async function findTraces(tx: Tx, { id, name }: { id: string; name?: string }): Promise<Trace[]> {
  const columns = await columnsOfPeople(tx);
  const traces: Trace[] = [];
  for (const [table, those] of Map.groupBy(columns, column => column.table)) {
    const where = those.map(({ column, type }) => namesAccount(quoted(column), type));
    if (name !== undefined) where.push('strpos(to_jsonb(t)::text, $2) > 0');
    const found = await tx.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(t) AS row FROM ${quoted(table)} t WHERE ${where.join(' OR ')}`,
      ...(name === undefined ? [id] : [id, name]),
    );
    if (found.length > 0) traces.push({ table, rows: found.map(({ row }) => row) });
  }
  return traces;
}

export function columnsOfPeople(tx: Tx): Promise<PersonColumn[]> {
  return tx.$queryRaw<PersonColumn[]>`
    SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND NOT c.table_name = ANY(${NOT_PERSONAL})
      AND (c.data_type IN ('text', 'jsonb') OR c.data_type = 'ARRAY' AND c.udt_name = '_text')
    ORDER BY c.table_name, c.column_name`;
}

/** `$1` is the account. Accounts are compared as they are written: case and leading zeros count. */
export function namesAccount(column: string, type: PersonColumn['type']): string {
  switch (type) {
    case 'text':
      return `${column} = $1 OR ${column} = 'u:' || $1 OR (left(${column}, 2) = 'r:' AND right(${column}, length($1) + 1) = ':' || $1)`;
    case 'ARRAY':
      return `$1 = ANY(${column})`;
    case 'jsonb':
      return `strpos(${column}::text, to_jsonb($1::text)::text) > 0`;
  }
}
