import { LRUCache } from 'lru-cache';
import { taskIdOf } from '../wecom-cards.ts';
import { MARGIN_MS, REPLY_WINDOW_MS, STREAM_MS } from './limits.ts';

/** An answer that is being written: what is shown of it, and since when. */
interface Stream {
  startedAt: number;
  shownAt: number;
  text: string;
}

/** What a message of a person entitles to: one answer under its request id, which may be shown while it is written. */
export interface Reply {
  frame: { headers: { req_id: string } };
  chat: string;
  at: number;
  streamId: string;
  stream?: Stream;
  /** The delivery that took the request id; every other one is pushed. */
  takenBy?: string;
  /** The platform does not take it any more. */
  spent: boolean;
}

const KEPT_REPLIES = 20_000;

/** By the id of the inbound message. Lost with the process, which then pushes. */
export function createReplies(now: () => Date) {
  const replies = new LRUCache<string, Reply>({ max: KEPT_REPLIES });

  function usable(reply: Reply): boolean {
    const at = now().getTime();
    if (reply.spent || at - reply.at > REPLY_WINDOW_MS - MARGIN_MS) return false;
    return reply.stream === undefined || at - reply.stream.startedAt <= STREAM_MS - MARGIN_MS;
  }

  return {
    keep(inboundId: string, requestId: string, chat: string): void {
      if (replies.has(inboundId)) return;
      const frame = { headers: { req_id: requestId } };
      replies.set(inboundId, { frame, chat, at: now().getTime(), streamId: taskIdOf(inboundId), spent: false });
    },

    /** While nothing has been delivered: for showing how the answer grows. */
    open(inboundId: string): Reply | undefined {
      const reply = replies.get(inboundId);
      return reply && reply.takenBy === undefined && usable(reply) ? reply : undefined;
    },

    /** For the first delivery that answers the message, also when it is tried again. */
    take(inboundId: string | undefined, deliveryId: string, chat: string): Reply | undefined {
      const reply = inboundId === undefined ? undefined : replies.get(inboundId);
      if (!reply || reply.chat !== chat || !usable(reply)) return undefined;
      reply.takenBy ??= deliveryId;
      return reply.takenBy === deliveryId ? reply : undefined;
    },
  };
}

export type Replies = ReturnType<typeof createReplies>;
