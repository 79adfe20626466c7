import { type Actor, hasRole } from '../org/actor.ts';
import { canAcknowledge, canAnswer, canRelease, canVerify } from '../permissions/rectification.ts';
import type { TodoAction } from '../tasks/todo.ts';
import type { RectificationParties } from './parties.ts';
import type { RectificationStatus } from './workflow.ts';

export type RectificationAction = Extract<
  TodoAction,
  'acknowledgeRectification' | 'answerRectification' | 'releaseRectification' | 'verifyRectification'
>;

interface Matter {
  readonly status: RectificationStatus;
  readonly acknowledged: boolean;
  readonly parties: RectificationParties;
}

/** What is open on a notice at all, first things first. */
function openActions({ status, acknowledged }: Matter): RectificationAction[] {
  switch (status) {
    case 'open':
      return acknowledged ? ['answerRectification'] : ['acknowledgeRectification', 'answerRectification'];
    case 'answered':
      return ['releaseRectification'];
    case 'released':
      return ['verifyRectification'];
    case 'verified':
    case 'withdrawn':
      return [];
    default:
      return unreachable(status);
  }
}

/** What a person may do about a notice now. */
export function permittedActions(actor: Actor, matter: Matter): RectificationAction[] {
  const decide = {
    acknowledgeRectification: canAcknowledge,
    answerRectification: canAnswer,
    releaseRectification: canRelease,
    verifyRectification: canVerify,
  };
  return openActions(matter).filter(action => decide[action](actor, matter.parties).allowed);
}

/**
 * What a person is expected to do, which is narrower: the inspected unit answers, its head releases, the inspector who filed
 * verifies, or whoever stands in for one who has left. The responsible unit may step in but is not asked to.
 */
export function expectedActions(actor: Actor, matter: Matter): RectificationAction[] {
  const { unitId, headId, verifierIds } = matter.parties;
  const isHead = actor.id === headId;
  const ofUnit = actor.unitId === unitId;
  const expected: Record<RectificationAction, boolean> = {
    acknowledgeRectification: isHead || (ofUnit && hasRole(actor, 'serviceOfficer')),
    answerRectification: isHead || ofUnit,
    releaseRectification: isHead,
    verifyRectification: verifierIds.includes(actor.id),
  };
  return permittedActions(actor, matter).filter(action => expected[action]);
}

function unreachable(status: never): never {
  throw new Error(`unknown status ${String(status)}`);
}
