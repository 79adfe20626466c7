import { type Actor, hasRole } from '../org/actor.ts';
import {
  type ApprovedVersion,
  type Approver,
  barOf,
  type DecisionStep,
  preparerOf,
  stageOf,
} from '../standards/approval.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** Whoever runs a command on the machine that holds the data: they could change the files themselves, so it is audited, not asked. */
export const OPERATOR = 'operator';

/** A person of the branch, or the operator of the machine. */
export type Editor = Actor | typeof OPERATOR;

/** Published standards are for everybody; drafts are never found by asking. */
export function canAskStandards(_actor: Actor): Decision {
  return allowed;
}

export function canImportStandard(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

export function canPublishStandard(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** 提交审批: whoever may publish may prepare. */
export function canSubmitVersion(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** 复核, 会审, 审定, and returning at each: see the table in domain/standards/approval.ts. A step that is not next is no matter of permission. */
export function canDecideVersion(version: ApprovedVersion, step: DecisionStep, person: Approver): Decision {
  switch (barOf(version, step, person)) {
    case undefined:
    case 'notNext':
      return allowed;
    case 'roleMissing':
      return forbidden('roleMissing');
    case 'notAsked':
      return forbidden('notRecipient');
    case 'tookPart':
    case 'namedForJointReview':
      return forbidden('tookPart');
  }
}

/** Taking a version back while it is under approval is the preparer's. */
export function canTakeBackVersion(actor: Actor, version: ApprovedVersion): Decision {
  return preparerOf(version) === actor.id ? allowed : forbidden('notRecipient');
}

/** Published editions, past ones too, are for everybody; a draft is for those who prepare and approve it. */
export function canViewVersion(version: ApprovedVersion, person: Approver): Decision {
  if (version.status !== 'draft') return allowed;
  if (person.isQualityOfficer || person.headsQuality || person.isLeader) return allowed;
  const concerned = version.jointReviewerIds.includes(person.id) && stageOf(version).kind !== 'draft';
  return concerned ? allowed : forbidden('roleMissing');
}

/** 作废 is proposed by a quality officer … */
export function canProposeWithdrawal(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** … and confirmed, or declined, by a second person: a quality officer, the head of their department or a leader. */
export function canDecideWithdrawal(person: Approver, proposerId: string): Decision {
  if (!person.isQualityOfficer && !person.headsQuality && !person.isLeader) return forbidden('roleMissing');
  return person.id === proposerId ? forbidden('tookPart') : allowed;
}

/** 阅读情况: who has read is known to those who publish and to the leaders. */
export function canSeeReadings(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** The id an audit event and a version carry for an editor. */
export function editorId(by: Editor): string {
  return by === OPERATOR ? OPERATOR : by.id;
}
