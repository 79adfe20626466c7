import { randomUUID } from 'node:crypto';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';

export interface Statement {
  kind: 'queryRaw' | 'executeRaw';
  query: SqlQuery;
}

/** The engine's own; a replay has its own transaction. */
const TRANSACTION = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Sees every statement that Prisma sends through a driver adapter, by its class: the adapter and its transactions share the one that sends.
 * Nothing is added while nothing is recorded but one comparison.
 */
export async function recordStatements(factory: SqlMigrationAwareDriverAdapterFactory) {
  const adapter = await factory.connect();
  const sender = Object.getPrototypeOf(Object.getPrototypeOf(adapter)) as SqlQueryable;
  const original = { queryRaw: sender.queryRaw, executeRaw: sender.executeRaw };
  let recording: Statement[] | undefined;
  sender.queryRaw = function (this: SqlQueryable, query) {
    if (!TRANSACTION.test(query.sql)) recording?.push({ kind: 'queryRaw', query });
    return original.queryRaw.call(this, query);
  };
  sender.executeRaw = function (this: SqlQueryable, query) {
    if (!TRANSACTION.test(query.sql)) recording?.push({ kind: 'executeRaw', query });
    return original.executeRaw.call(this, query);
  };
  return {
    /** Of its own, for replays. */
    adapter,
    async during(work: () => Promise<unknown>): Promise<Statement[]> {
      const statements: Statement[] = [];
      recording = statements;
      try {
        await work();
      } finally {
        recording = undefined;
      }
      return statements;
    },
    async stop(): Promise<void> {
      Object.assign(sender, original);
      await adapter.dispose();
    },
  };
}

/** What one person's statements are for a twin in the same state: names replaced, ids that were minted minted again. */
export function translation(names: readonly (readonly [string, string])[]) {
  const minted = new Map<string, string>();
  const text = (value: string) => {
    let result = value;
    for (const [from, to] of names) result = result.replaceAll(from, to);
    return result.replace(UUID, id => {
      if (names.some(([, to]) => to === id)) return id;
      const known = minted.get(id) ?? randomUUID();
      minted.set(id, known);
      return known;
    });
  };
  const value = (arg: unknown): unknown =>
    typeof arg === 'string' ? text(arg) : Array.isArray(arg) ? arg.map(value) : arg;
  return (statements: readonly Statement[]): Statement[] =>
    statements.map(({ kind, query }) => ({ kind, query: { ...query, args: query.args.map(value) } }));
}

/** The statements in one transaction, one after another. */
export async function replay(adapter: SqlDriverAdapter, statements: readonly Statement[]): Promise<void> {
  const tx = await adapter.startTransaction();
  const own = tx.options.usePhantomQuery;
  try {
    for (const { kind, query } of statements) await tx[kind](query);
    if (!own) await tx.executeRaw({ sql: 'COMMIT', args: [], argTypes: [] });
    await tx.commit();
  } catch (error) {
    await tx.rollback();
    throw error;
  }
}
