import type { Actor } from '../org/actor.ts';
import type { Decision } from './decision.ts';
import { canDecidePenalty, type DecidingMatter } from './penalties.ts';

/** 延期审批: a quality officer of none of the concerned units; a leader where all of those are barred. */
export function canDecideExtension(actor: Actor, matter: DecidingMatter): Decision {
  return canDecidePenalty(actor, matter);
}
