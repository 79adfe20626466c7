import { LRUCache } from 'lru-cache';
import { SendFailure } from '../../errors.ts';
import { MEMBER_PER_HOUR, MEMBER_PER_MINUTE } from './limits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Far more people than are written to within an hour by one instance. */
const KEPT_MEMBERS = 100_000;
const WINDOWS = [
  { ms: MINUTE_MS, most: MEMBER_PER_MINUTE },
  { ms: HOUR_MS, most: MEMBER_PER_HOUR },
];

/**
 * Holds messages back before the platform would drop them in silence. Counts what this instance sends: nearly all a person is sent in a minute is replies, and
 * these come from the instance that has the conversation.
 */
export function createMemberPace(now: () => Date) {
  const sent = new LRUCache<string, number[]>({ max: KEPT_MEMBERS, ttl: HOUR_MS });
  return {
    /** Takes a place for one message. @throws SendFailure `limited` when there is none yet. */
    take(userId: string): void {
      const at = now().getTime();
      const times = (sent.get(userId) ?? []).filter(time => time > at - HOUR_MS && time <= at);
      for (const { ms, most } of WINDOWS) {
        const within = times.filter(time => time > at - ms);
        if (within.length >= most) {
          const retryAfterMs = within[within.length - most]! + ms - at;
          throw new SendFailure('limited', 'messages to one person', { retryAfterMs });
        }
      }
      times.push(at);
      sent.set(userId, times);
    },
  };
}
