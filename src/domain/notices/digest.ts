import { deliverAfter } from '../calendar/quiet-hours.ts';
import { atShanghai, shanghaiDate, type TimeOfDay } from '../calendar/shanghai.ts';
import type { NoticeContent } from './notice.ts';

/** A notice that reminds of a deadline is called so. */
type ReminderCode = Extract<NoticeContent['code'], `${string}Reminder`>;
export type ReminderContent = Extract<NoticeContent, { code: ReminderCode }>;
export const REMINDER_SUFFIX = 'Reminder';

/** What a job of the notice queue delivers: one notice, or what a person is reminded of this morning. */
export type NoticeJob = { readonly noticeId: string } | { readonly digestOf: string };

/** A few minutes after the reminders of a morning come up (示例), so that all of them are there. */
export const DIGEST_AT: TimeOfDay = '08:35';

export interface Delivery {
  readonly at: Date;
  /** Names the digest it waits for: one of a person and morning. Absent where it goes out by itself. */
  readonly digest?: string;
}

/**
 * When a notice that is ready `now` goes out. What is not urgent waits for the end of quiet hours; reminders of the early morning wait for the
 * morning's digest, so that nobody is told of ten deadlines in ten messages.
 */
export function deliveryOf(
  { recipientId, content, urgent = false }: { recipientId: string; content: { code: string }; urgent?: boolean },
  now: Date,
): Delivery {
  const at = deliverAfter(now, urgent);
  if (urgent || !content.code.endsWith(REMINDER_SUFFIX)) return { at };
  const day = shanghaiDate(at);
  const morning = atShanghai(day, DIGEST_AT);
  return at > morning ? { at } : { at: morning, digest: `digest:${recipientId}:${day}` };
}
