import type { Actor } from '../../domain/org/actor.ts';
import type { Reviewed } from '../review/what-was-shown.ts';
import type { LoadedOrder } from './load-order.ts';

/** The key under which the feedback of a round is sent to somebody; a round has one feedback. */
export function feedbackKey({ no, recipientId, round }: { no: string; recipientId: string; round: number }): string {
  return `supervisionReported:${no}:${recipientId}:${round}`;
}

/** The feedback now under review as something this person may have been shown; undefined when none is. */
export function reviewedFeedback(
  actor: Actor,
  { no, status, round, feedbackId }: Pick<LoadedOrder, 'no' | 'status' | 'round' | 'feedbackId'>,
): Reviewed | undefined {
  if (status !== 'reported' || feedbackId === null) return undefined;
  return { type: 'supervisionStep', id: feedbackId, dedupeKey: feedbackKey({ no, recipientId: actor.id, round }) };
}
