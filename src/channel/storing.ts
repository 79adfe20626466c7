import type { AcceptInbound, ChannelInbound } from './inbound.ts';

/** A platform that calls back once and asks for no receipt: what could not be stored is tried again after these ms, or it is lost. */
const AGAIN_MS = [100, 1_000, 5_000, 15_000];

/** Hands over what comes by an open connection: per conversation in the order in which it came, each message until it is stored. */
export function createStoring({ accept, onError }: { accept: AcceptInbound; onError: (error: unknown) => void }) {
  /** The end of the line of each conversation that has one. */
  const lines = new Map<string, Promise<void>>();

  return {
    /** Does it after everything else of the conversation; a failure is reported and holds nobody up. */
    inLine(chat: string, act: () => Promise<void>): void {
      const line = (lines.get(chat) ?? Promise.resolve()).then(act).catch(onError);
      lines.set(chat, line);
      void line.then(() => {
        if (lines.get(chat) === line) lines.delete(chat);
      });
    },

    async store(inbound: ChannelInbound): Promise<void> {
      for (const waitMs of AGAIN_MS) {
        try {
          return await accept(inbound);
        } catch (error) {
          onError(error);
          await new Promise(resolve => setTimeout(resolve, waitMs));
        }
      }
      await accept(inbound);
    },

    /** Resolves once everything that has come so far is stored, or given up. */
    async settled(): Promise<void> {
      while (lines.size > 0) await Promise.all(lines.values());
    },
  };
}
