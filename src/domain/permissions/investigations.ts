import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { canContest, canSeeReview } from './liability.ts';
import { canDecidePenalty, type DecidingMatter } from './penalties.ts';

/** Beginning a 调查 at all; of which unit is `canInvestigate`. */
export function canBeginInvestigation(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** 发起调查 and 调查结论: whoever may decide about the unit's points, never somebody of the unit itself. */
export function canInvestigate(
  actor: Actor,
  unitId: string,
  qualityOfficers: DecidingMatter['qualityOfficers'],
): Decision {
  return canDecidePenalty(actor, { concernedUnitIds: [unitId], qualityOfficers });
}

/** 说明情况: the head or a 服务管理人员 of the unit that is asked. */
export function canStateFacts(actor: Actor, unitId: string): Decision {
  return canContest(actor, [unitId]);
}

/** 查看: those who may tell, quality officers, leaders. */
export function canSeeInvestigation(actor: Actor, unitId: string): Decision {
  return canSeeReview(actor, [unitId]);
}
