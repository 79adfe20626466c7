import { type Actor, hasRole, type ServiceLine, type StandingIn } from '../org/actor.ts';
import { type Candidate, isBarred } from '../penalties/deciders.ts';
import { allowed, type Decision, forbidden } from './decision.ts';

/** What the deciding rule needs: the units whose points are at stake, and every quality officer there is. */
export interface DecidingMatter {
  readonly concernedUnitIds: readonly string[];
  readonly qualityOfficers: readonly Candidate[];
  /** The person who proposed it; null or absent: a rule did. */
  readonly proposedById?: string | null;
  /** Who has spoken in it as a unit's stand-in, also when that is over. */
  readonly advocateIds?: readonly string[];
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
 * 确认扣分, 不予扣分 (and 责任认定's decision): a quality officer of no concerned unit; a leader where all of those are barred or on leave, and of
 * what a person proposed. Nobody confirms what they proposed, nor decides where they have spoken for a unit.
 */
export function canDecidePenalty(actor: Actor, matter: DecidingMatter): Decision {
  if (!hasRole(actor, 'qualityOfficer', 'leader')) return forbidden('roleMissing');
  if (isBarred(actor, matter.concernedUnitIds)) return forbidden('ownMatter');
  const proposedBy = matter.proposedById ?? null;
  if (actor.id === proposedBy) return forbidden('ownText');
  const { advocateIds = [] } = matter;
  if (advocateIds.includes(actor.id)) return forbidden('bothSides');
  // What a person proposed, a leader may decide as well as another quality officer.
  if (hasRole(actor, 'qualityOfficer') || proposedBy !== null) return allowed;
  const nobodyThere = matter.qualityOfficers.every(
    officer => officer.away || advocateIds.includes(officer.id) || isBarred(officer, matter.concernedUnitIds),
  );
  return nobodyThere ? allowed : forbidden('roleMissing');
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

/** The head whom somebody stands in for at a unit that they do not act for themselves; undefined otherwise. */
export function standsInFor(actor: Actor, unitId: string): StandingIn | undefined {
  return actsForUnit(actor, unitId) ? undefined : actor.standsInAt.find(each => each.unitId === unitId);
}

/** Acts for the unit, or stands in for a head of it who is on leave: in what concerns its points. */
export const speaksForPoints = (actor: Actor, unitId: string): boolean =>
  actsForUnit(actor, unitId) || standsInFor(actor, unitId) !== undefined;

/** What somebody may appeal against: whose points, and who proposed and confirmed them (null or absent: a rule did). */
export interface Appealable {
  readonly responsibleUnitId: string;
  readonly proposedById: string | null;
  readonly decidedById: string | null;
}

/** 考核申诉: by the responsible unit's head, or who stands in for one that is on leave and neither proposed nor confirmed it. */
export function canAppeal(actor: Actor, entry: Appealable): Decision {
  const { responsibleUnitId, proposedById, decidedById } = entry;
  if (actsForUnit(actor, responsibleUnitId)) return allowed;
  if (standsInFor(actor, responsibleUnitId))
    return [proposedById, decidedById].includes(actor.id) ? forbidden('bothSides') : allowed;
  return forbidden(actor.subtree.includes(responsibleUnitId) ? 'notHead' : 'otherUnit');
}

/** 裁决申诉: the picked decider and nobody else; undefined when nobody may. */
export function canDecideAppeal(actor: Actor, deciderId: string | undefined): Decision {
  if (actor.id === deciderId) return allowed;
  return forbidden(hasRole(actor, 'qualityOfficer', 'leader') ? 'notRecipient' : 'roleMissing');
}

/** 回避: whoever decides steps aside; whoever may appeal for the unit may ask for it. */
export function canRecuse(actor: Actor, appeal: Appealable & { deciderId: string | undefined }): Decision {
  return actor.id === appeal.deciderId ? allowed : canAppeal(actor, appeal);
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
  // Belonging to a unit, heading it or standing in for its head, which bars from deciding, is what lets one see.
  if (isBarred(actor, unitIds)) return allowed;
  if (!hasRole(actor, 'manager', 'serviceOfficer')) return forbidden('otherUnit');
  const above = unitIds.some(unitId => actor.subtree.includes(unitId));
  const below = scope.actorUnitPath.includes(scope.responsibleUnitId);
  return above || below ? allowed : forbidden('otherUnit');
}

/** 查看 an appeal: its decider, those it belongs to, quality officers and leaders; inspectors never see the deliberation. */
export function canSeeAppeal(actor: Actor, appeal: { responsibleUnitId: string; deciderId: string }): Decision {
  if (actor.id === appeal.deciderId || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (speaksForPoints(actor, appeal.responsibleUnitId)) return allowed;
  const officer = hasRole(actor, 'serviceOfficer') && actor.subtree.includes(appeal.responsibleUnitId);
  if (officer) return allowed;
  return forbidden(hasRole(actor, 'inspector') ? 'roleMissing' : 'otherUnit');
}
