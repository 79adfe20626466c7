import type { Actor } from '../../domain/org/actor.ts';
import type { Reviewed } from '../review/what-was-shown.ts';
import type { RectificationCase } from './load-case.ts';

/** The code of the notice that brings an answer to whoever decides about it in this status. */
const CARRIER = { answered: 'rectificationAnswered', released: 'rectificationReleased' } as const;

/** The key under which an answer is sent to somebody; one notice per person, answer and desk. */
export function answerKey(
  code: (typeof CARRIER)[keyof typeof CARRIER],
  input: { no: string; recipientId: string; responseId: string },
): string {
  return `${code}:${input.no}:${input.recipientId}:${input.responseId}`;
}

/** The answer now under review as something this person may have been shown; undefined when none is. */
export function reviewedAnswer(
  actor: Actor,
  { no, status, responseId }: Pick<RectificationCase, 'no' | 'status' | 'responseId'>,
): Reviewed | undefined {
  if (responseId === null || (status !== 'answered' && status !== 'released')) return undefined;
  const dedupeKey = answerKey(CARRIER[status], { no, recipientId: actor.id, responseId });
  return { type: 'rectificationResponse', id: responseId, dedupeKey };
}
