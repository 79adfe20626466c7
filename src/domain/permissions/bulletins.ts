import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { canRelease } from './release.ts';

/** The units and people a 重大服务质量问题 concerns. */
export interface IssueParties {
  /** Where the problem is; null where that is not told apart from the responsible unit. */
  readonly unitId: string | null;
  readonly responsibleUnitId: string;
  /** The head of the responsible unit, and whoever acts for one who is away. */
  readonly headIds: readonly string[];
  /** Who acts for a service officer of it that is away. */
  readonly standInIds: readonly string[];
  /** Who carries out a measure of it that was released. */
  readonly ownerIds?: readonly string[];
  /** Who may release the measures that wait, all of them (`domain/org/releasers.ts`). */
  readonly releaserIds: readonly string[];
  /** Lines that follow up weaknesses: their inspectors check measures. */
  readonly followUpLines: readonly ServiceLine[];
  /** Who is asked to check: see `pickCheckers`. */
  readonly checkerIds: readonly string[];
}

/** Bulletins go out from the quality officers; a leader may act for them. */
export function canIssueBulletin(actor: Pick<Actor, 'roles'>): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** 报措施: the responsible unit's service officer, or its head, or who stands in for them. */
export function canDraftMeasure(actor: Actor, parties: IssueParties): Decision {
  if (isHead(actor, parties) || parties.standInIds.includes(actor.id)) return allowed;
  if (actor.unitId !== parties.responsibleUnitId) return forbidden('otherUnit');
  return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** 放行措施 is the head's, or of who stands in for one that is away and wrote none of what waits. */
export function canReleaseMeasures(actor: Actor, parties: IssueParties): Decision {
  return canRelease(actor, { ...parties, unitId: parties.responsibleUnitId });
}

/**
 * 核查措施: an inspector of the line that follows up weaknesses, or a quality officer, never of the responsible unit nor standing in there;
 * whoever is asked where all of those are barred.
 */
export function canCheckMeasure(actor: Actor, parties: IssueParties): Decision {
  if (actor.unitId === parties.responsibleUnitId || isHead(actor, parties) || parties.standInIds.includes(actor.id))
    return forbidden('ownMatter');
  if (parties.checkerIds.includes(actor.id) || hasRole(actor, 'qualityOfficer') || follows(actor, parties))
    return allowed;
  return forbidden(hasRole(actor, 'inspector') ? 'otherLine' : 'roleMissing');
}

/** Everybody of both units, who carries a measure out, who manages them from above, who may check, and who oversees everything. */
export function canViewIssue(actor: Actor, parties: IssueParties): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader') || isHead(actor, parties) || follows(actor, parties)) return allowed;
  const named = [parties.checkerIds, parties.standInIds, parties.releaserIds, parties.ownerIds ?? []];
  if (named.some(ids => ids.includes(actor.id))) return allowed;
  const units = [parties.unitId, parties.responsibleUnitId].filter(unit => unit !== null);
  if (units.some(unit => unit === actor.unitId || actor.headOf.includes(unit))) return allowed;
  const above = hasRole(actor, 'manager', 'serviceOfficer') && units.some(unit => actor.subtree.includes(unit));
  return above ? allowed : forbidden('otherUnit');
}

interface CheckerCandidate {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly lines: readonly ServiceLine[];
}

/** Who is asked to check: inspectors of the following lines, else the quality officers, else the leaders; never of the unit itself. */
export function pickCheckers(
  parties: Pick<IssueParties, 'responsibleUnitId' | 'headIds' | 'standInIds' | 'followUpLines'>,
  people: readonly CheckerCandidate[],
): string[] {
  const acting = [...parties.headIds, ...parties.standInIds];
  const others = people.filter(({ id, unitId }) => unitId !== parties.responsibleUnitId && !acting.includes(id));
  const having = (role: string) => others.filter(({ roles }) => roles.includes(role));
  const inspectors = having('inspector').filter(({ lines }) =>
    lines.some(line => parties.followUpLines.includes(line)),
  );
  const asked = [inspectors, having('qualityOfficer'), having('leader')].find(group => group.length > 0) ?? [];
  return asked.map(({ id }) => id);
}

function isHead(actor: Actor, { responsibleUnitId, headIds }: IssueParties): boolean {
  return headIds.includes(actor.id) || actor.headOf.includes(responsibleUnitId);
}

function follows(actor: Actor, { followUpLines }: IssueParties): boolean {
  return hasRole(actor, 'inspector') && actor.lines.some(line => followUpLines.includes(line));
}
