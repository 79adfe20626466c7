import { z } from 'zod';
import { itemMentions } from './item-mentions.ts';

/** Why a result goes back to its inspector: a reason of one item, or of the whole result (`ordinal` 0). */
export const reviewReasonSchema = z.object({ ordinal: z.int().nonnegative(), reason: z.string() });
export const reviewReasonsSchema = z.array(reviewReasonSchema);
export type ReviewReason = z.infer<typeof reviewReasonSchema>;

export type ReadReasons =
  | { kind: 'read'; reasons: ReviewReason[] }
  /** Items that the sheet does not have. */
  | { kind: 'unknownItems'; ordinals: number[] }
  /** Items that are named without a word on why. */
  | { kind: 'withoutReason'; ordinals: number[] };

/** 「第3项：照片看不清；第7项：扣分依据不足」; a text that names no item is about the whole result. */
export function readReasons(text: string, total: number): ReadReasons {
  const mentions = itemMentions(text);
  if (mentions.length === 0) return { kind: 'read', reasons: [{ ordinal: 0, reason: text.trim() }] };
  const unknown = mentions.filter(({ ordinal }) => ordinal < 1 || ordinal > total);
  if (unknown.length > 0) return { kind: 'unknownItems', ordinals: unknown.map(({ ordinal }) => ordinal) };
  const bare = mentions.filter(each => each.text === '');
  if (bare.length > 0) return { kind: 'withoutReason', ordinals: bare.map(({ ordinal }) => ordinal) };
  return { kind: 'read', reasons: mentions.map(each => ({ ordinal: each.ordinal, reason: each.text })) };
}
