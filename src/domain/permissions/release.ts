import type { Actor } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Releasing what a unit says outside: its head's, or of who stands in for one that is away and did not write it (`domain/org/releasers.ts`). */
export function canRelease(
  actor: Pick<Actor, 'id' | 'subtree'>,
  text: { readonly unitId: string; readonly headIds: readonly string[]; readonly releaserIds: readonly string[] },
): Decision {
  if (text.releaserIds.includes(actor.id)) return allowed;
  if (text.headIds.includes(actor.id)) return forbidden('ownText');
  return forbidden(actor.subtree.includes(text.unitId) ? 'notHead' : 'otherUnit');
}
