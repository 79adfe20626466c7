import type { Prisma as Client, Tx } from './database.ts';

export interface StoredState {
  key: string;
  data: Record<string, unknown>;
  /** 0: not stored yet. */
  etag: number;
}

/**
 * Bot Framework state, one row per conversation. It is written with the end of the turn (`conversations.endTurn`), which, unlike the SDK's own
 * storage, compares the eTag it was loaded with.
 */
export function createBotStates() {
  return {
    async load(db: Client, key: string): Promise<StoredState> {
      const row = await db.botState.findUnique({ where: { key } });
      return row ? { key, data: row.data as Record<string, unknown>, etag: row.etag } : { key, data: {}, etag: 0 };
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
