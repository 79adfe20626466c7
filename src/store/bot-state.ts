import type { Prisma as Client, Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';

export interface StoredState {
  data: Record<string, unknown>;
  /** 0: not stored yet. */
  etag: number;
}

/** Bot Framework state, one row per conversation. Unlike the SDK's own storage a write compares the eTag it was loaded with. */
export function createBotStates() {
  return {
    async load(db: Client, key: string): Promise<StoredState> {
      const row = await db.botState.findUnique({ where: { key } });
      return row ? { data: row.data as Record<string, unknown>, etag: row.etag } : { data: {}, etag: 0 };
    },
    /** @returns false when another turn has written in between. */
    async save(tx: Tx, key: string, state: StoredState): Promise<boolean> {
      const data = JSON.stringify(state.data as Prisma.InputJsonObject);
      const changed =
        state.etag === 0
          ? await tx.$executeRaw`INSERT INTO "BotState" (key, data, etag) VALUES (${key}, ${data}::jsonb, 1) ON CONFLICT DO NOTHING`
          : await tx.$executeRaw`
              UPDATE "BotState" SET data = ${data}::jsonb, etag = etag + 1 WHERE key = ${key} AND etag = ${state.etag}`;
      return changed === 1;
    },
    /** Forgets the open dialogs of one conversation: after a message that could not be answered they are what may have failed. */
    async forgetDialogs(tx: Tx, key: string): Promise<void> {
      await tx.$executeRaw`UPDATE "BotState" SET data = data - 'dialogs', etag = etag + 1 WHERE key = ${key}`;
    },
    /** Forgets open dialogs and conversation context of everybody; filed drafts and records stay. */
    async reset(db: Client): Promise<void> {
      await db.botState.deleteMany();
    },
  };
}

export type BotStates = ReturnType<typeof createBotStates>;
