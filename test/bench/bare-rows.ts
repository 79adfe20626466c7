import type { Database } from '../../src/store/database.ts';

/** What a table has got. */
export interface BareRows {
  /** Quoted, with its schema. */
  table: string;
  rows: readonly object[];
}

/** The number of the newest transaction: what has been written since has a higher one. */
export async function newestTransaction({ prisma }: Database): Promise<bigint> {
  const [newest] = await prisma.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
  return BigInt(newest!.id);
}

/** Every row that was added or changed since, as it stands. */
export async function bareRowsOf({ prisma }: Database, since: bigint): Promise<BareRows[]> {
  const tables = await prisma.$queryRaw<{ table: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const found: BareRows[] = [];
  for (const table of [...tables.map(each => each.table), 'pgboss.job']) {
    const rows = await prisma.$queryRawUnsafe<{ row: object }[]>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE t.xmin::text::bigint > ${since}`,
    );
    if (rows.length > 0) found.push({ table, rows: rows.map(each => each.row) });
  }
  return found;
}

/**
 * The floor: the same rows, spread over so many transactions at once, one statement per table, into empty tables with the same indexes,
 * no reading, no rules, no references checked.
 *
 * @returns what writes them; making the tables ready is no part of it.
 */
export async function writeBareRows(
  db: Database,
  rows: readonly BareRows[],
  transactions: number,
): Promise<() => Promise<unknown>> {
  await db.prisma.$executeRawUnsafe('DROP SCHEMA IF EXISTS bare CASCADE');
  await db.prisma.$executeRawUnsafe('CREATE SCHEMA bare');
  for (const [index, { table }] of rows.entries()) {
    await db.prisma.$executeRawUnsafe(
      `CREATE TABLE bare.t${index} (LIKE ${table} INCLUDING DEFAULTS INCLUDING INDEXES)`,
    );
  }
  const shares = Array.from({ length: transactions }, (_, share) =>
    rows.flatMap(({ rows: all }, index) => {
      const [from, to] = [share, share + 1].map(each => Math.floor((each * all.length) / transactions));
      return from === to ? [] : [{ index, json: JSON.stringify(all.slice(from, to)) }];
    }),
  );
  return () =>
    Promise.all(
      shares.map(statements =>
        db.transaction(async tx => {
          for (const { index, json } of statements) {
            const table = `bare.t${index}`;
            await tx.$executeRawUnsafe(
              `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
              json,
            );
          }
        }),
      ),
    );
}
