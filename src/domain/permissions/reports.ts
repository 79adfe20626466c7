import { type Actor, hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { canDecidePenalty, type DecidingMatter } from './penalties.ts';
import { canRelease } from './release.ts';

/** Who has to do with the reports of a unit. */
export interface ReportParties {
  readonly unitId: string;
  /** The head of the unit that owes the report, and whoever acts for one who is away. */
  readonly headIds: readonly string[];
  /** Who acts for a service officer that is away. */
  readonly standInIds: readonly string[];
  /** Who may release what stands now (`domain/org/releasers.ts`). */
  readonly releaserIds: readonly string[];
}

/** Written by the unit's serviceOfficer, or by its head, or by who stands in for them. */
export function canFillReport(actor: Actor, report: ReportParties): Decision {
  if (report.headIds.includes(actor.id) || report.standInIds.includes(actor.id)) return allowed;
  if (actor.unitId !== report.unitId) return forbidden('otherUnit');
  return hasRole(actor, 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** Internal review (内部审核) is the head's, or of who stands in for one that is away and did not write it. */
export function canReleaseReport(actor: Actor, report: ReportParties): Decision {
  return canRelease(actor, report);
}

export function canViewReport(actor: Actor, report: ReportParties): Decision {
  if (report.releaserIds.includes(actor.id)) return allowed;
  if (canFillReport(actor, report).allowed || hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (!actor.subtree.includes(report.unitId)) return forbidden('otherUnit');
  return hasRole(actor, 'manager', 'serviceOfficer') ? allowed : forbidden('roleMissing');
}

/** 核收 or 退回重报 of a report that was sent in: whoever may decide about the unit's points. */
export function canExamineReport(
  actor: Actor,
  report: { unitId: string },
  qualityOfficers: DecidingMatter['qualityOfficers'],
): Decision {
  return canDecidePenalty(actor, { concernedUnitIds: [report.unitId], qualityOfficers });
}
