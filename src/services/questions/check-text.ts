import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canWriteAnswer } from '../../domain/permissions/questions.ts';
import type { TextProblem } from '../../domain/questions/answer-text.ts';
import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { ServiceContext } from '../context.ts';
import { loadPlaces, placeKey } from './clause-places.ts';
import { wordingsHeld } from './wordings.ts';

/**
 * What is wrong with a text over clauses, or has to be confirmed, while it is still being written; undefined for nothing, and for clauses that left the standards
 * meanwhile, which writing itself tells of.
 *
 * @throws AppError `forbidden`.
 */
export async function checkText(
  context: ServiceContext,
  input: { actor: Actor; text: string; places: readonly ClausePlace[] },
): Promise<TextProblem | { kind: 'promises'; words: readonly string[] } | undefined> {
  assertAllowed(canWriteAnswer(input.actor));
  const placed = await loadPlaces(context.db.prisma, input.places, context.clock.now());
  const held = wordingsHeld(
    input.text,
    input.places.flatMap(place => placed.get(placeKey(place)) ?? []),
  );
  if (held.kind === 'held' && held.promises.length > 0) return { kind: 'promises', words: held.promises };
  return held.kind === 'bad' ? held.problem : undefined;
}
