import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import { type Candidate, isBarred } from '../penalties/deciders.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** What the deciding rule needs: the units whose points are at stake, and every quality officer there is. */
export interface DecidingMatter {
  readonly concernedUnitIds: readonly string[];
  readonly qualityOfficers: readonly Candidate[];
  /** The person who proposed it; null or absent: a rule did. */
  readonly proposedById?: string | null;
}

/** What the viewing rule needs to know of a deduction. */
export interface PenaltyScope {
  readonly responsibleUnitId: string;
  /** The unit that was inspected or supervised; null for a report. */
  readonly inspectedUnitId: string | null;
  readonly line: ServiceLine | null;
  /** The actor's unit and every unit above it. */
  readonly actorUnitPath: readonly string[];
}

/**
 * 确认扣分, 不予扣分 (and 责任认定's decision): a quality officer of no concerned unit; a leader where all of those are barred, and of
 * what a person proposed. Nobody confirms what they proposed. */
export function canDecidePenalty(actor: Actor, matter: DecidingMatter): Decision {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return forbidden('roleMissing');
  if (isBarred(actor, matter.concernedUnitIds)) return forbidden('ownMatter');
  const proposedBy = matter.proposedById ?? null;
  if (actor.id === proposedBy) return forbidden('ownText');
  // What a person proposed, a leader may decide as well as another quality officer.
  if (hasRole(actor, 'qualityOfficer') || proposedBy !== null) return allowed;
  const officersBarred = matter.qualityOfficers.every(officer => isBarred(officer, matter.concernedUnitIds));
  return officersBarred ? allowed : forbidden('roleMissing');
}

/** 扣分规则: read by those who decide about points. */
export function canSeeRules(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** A new version of a rule: by the quality officer. */
export function canEditRules(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** Proposing a reward: the quality officer, for another unit than their own. */
export function canProposeReward(actor: Actor, unitId: string | undefined): Decision {
  if (!hasRole(actor, 'qualityOfficer')) return forbidden('roleMissing');
  return unitId !== undefined && isBarred(actor, [unitId]) ? forbidden('ownMatter') : allowed;
}

/** 冲销: proposed by a quality officer, of whatever unit: a second person who may decide about that unit's points confirms it. */
export function canProposeReversal(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** Heads the unit, or a manager above it (design: manager — own subtree). */
export function actsForUnit(actor: Actor, unitId: string): boolean {
  return actor.headOf.includes(unitId) || (hasRole(actor, 'manager') && actor.subtree.includes(unitId));
}

/** 考核申诉: by the responsible unit's head. */
export function canAppeal(actor: Actor, responsibleUnitId: string): Decision {
  if (actsForUnit(actor, responsibleUnitId)) return allowed;
  return forbidden(actor.subtree.includes(responsibleUnitId) ? 'notHead' : 'otherUnit');
}

/** 裁决申诉: the picked decider and nobody else; undefined when nobody may. */
export function canDecideAppeal(actor: Actor, deciderId: string | undefined): Decision {
  if (actor.id === deciderId) return allowed;
  return forbidden(hasRole(actor, 'qualityOfficer', 'leader') ? 'notRecipient' : 'roleMissing');
}

/** 回避: whoever decides steps aside; the head of the unit that appeals may ask for it. */
export function canRecuse(
  actor: Actor,
  appeal: { deciderId: string | undefined; responsibleUnitId: string },
): Decision {
  return actor.id === appeal.deciderId ? allowed : canAppeal(actor, appeal.responsibleUnitId);
}

/**
 * 为什么扣分: the people of the responsible and of the inspected unit, managers and 服务管理人员 above either or under the
 * responsible one, quality officers, leaders, and inspectors of the line. Standing high in the tree alone shows nothing: a
 * clerk of the company sees no unit's points.
 */
export function canSeePenalty(actor: Actor, scope: PenaltyScope): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (scope.line !== null && hasRole(actor, 'inspector') && actor.lines.includes(scope.line)) return allowed;
  const unitIds = [scope.responsibleUnitId, ...(scope.inspectedUnitId === null ? [] : [scope.inspectedUnitId])];
  // Belonging to a unit or heading it, which bars from deciding, is what lets one see.
  if (isBarred(actor, unitIds)) return allowed;
  if (!hasRole(actor, 'manager', 'serviceOfficer')) return forbidden('otherUnit');
  const above = unitIds.some(unitId => actor.subtree.includes(unitId));
  const below = scope.actorUnitPath.includes(scope.responsibleUnitId);
  return above || below ? allowed : forbidden('otherUnit');
}

/** 查看 an appeal: its decider, those it belongs to, quality officers and leaders; inspectors never see the deliberation. */
export function canSeeAppeal(actor: Actor, appeal: { responsibleUnitId: string; deciderId: string }): Decision {
  if (actor.id === appeal.deciderId || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (actsForUnit(actor, appeal.responsibleUnitId)) return allowed;
  const officer = hasRole(actor, 'serviceOfficer') && actor.subtree.includes(appeal.responsibleUnitId);
  if (officer) return allowed;
  return forbidden(hasRole(actor, 'inspector') ? 'roleMissing' : 'otherUnit');
}
