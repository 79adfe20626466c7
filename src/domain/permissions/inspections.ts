import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { actsForUnit, canDecidePenalty, type DecidingMatter } from './penalties.ts';

/** Filing belongs to inspectors, each on their own lines; without a line the question is whether they file at all. */
export function canFileInspection(actor: Actor, line?: ServiceLine): Decision {
  if (!hasRole(actor, 'inspector')) return forbidden('roleMissing');
  return line === undefined || actor.lines.includes(line) ? allowed : forbidden('otherLine');
}

/** Whose inspection it is, and who fills in a correction of it. */
export interface Filing {
  readonly inspectorId: string;
  readonly correctedById?: string | null;
}

/** Who fills it in now: whoever makes the correction, else its inspector. */
export function editorOf({ inspectorId, correctedById }: Filing): string {
  return correctedById ?? inspectorId;
}

/** A draft is nobody's business but its editor's. */
export function canEditDraft(actor: Actor, draft: Filing & { line: ServiceLine }): Decision {
  if (editorOf(draft) !== actor.id) return forbidden('notRecipient');
  if (draft.inspectorId !== actor.id && hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  return canFileInspection(actor, draft.line);
}

/**
 * 复核: a quality officer of neither unit, the leader where all others of those are barred or on leave; never whoever filed it or, of a correction,
 * made it.
 */
export function canReviewInspection(actor: Actor, filing: Filing, matter: DecidingMatter): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader') && [filing.inspectorId, filing.correctedById].includes(actor.id))
    return forbidden('ownText');
  const qualityOfficers = matter.qualityOfficers.filter(
    ({ id }) => id !== filing.inspectorId && id !== filing.correctedById,
  );
  return canDecidePenalty(actor, { ...matter, qualityOfficers });
}

/** 更正测评: its inspector, or whoever decides about the units (never about their own). */
export function canCorrectInspection(
  actor: Actor,
  inspection: { inspectorId: string; line: ServiceLine },
  matter: DecidingMatter,
): Decision {
  if (actor.id === inspection.inspectorId) return canFileInspection(actor, inspection.line);
  return canDecidePenalty(actor, matter);
}

/**
 * 作废测评: whoever may correct it. Where results are reviewed its inspector may not: what two have let out, one does not take back.
 */
export function canVoidInspection(
  actor: Actor,
  inspection: { inspectorId: string; line: ServiceLine; reviewed: boolean },
  matter: DecidingMatter,
): Decision {
  if (inspection.reviewed && actor.id === inspection.inspectorId) return forbidden('ownText');
  return canCorrectInspection(actor, inspection, matter);
}

/** 确认结果 and 异议: by the inspected unit's head, or a manager above. `headId` heads the nearest unit that has a head. */
export function canRespond(actor: Actor, unit: { unitId: string; headId: string | undefined }): Decision {
  if (actor.id === unit.headId || actsForUnit(actor, unit.unitId)) return allowed;
  return forbidden(actor.subtree.includes(unit.unitId) ? 'notHead' : 'otherUnit');
}

/** 裁定异议: nobody decides about their own unit, nor about what they filed themselves. */
export function canDecideDispute(actor: Actor, filing: Filing, matter: DecidingMatter): Decision {
  return canReviewInspection(actor, filing, matter);
}

/** 异议说明: by whoever filed what is disputed: its inspector, or who corrected it. */
export function canStateDispute(actor: Actor, filing: Filing): Decision {
  return actor.id === editorOf(filing) ? allowed : forbidden('notRecipient');
}

/** 复核设置: which programmes' results are reviewed before the units see them. */
export function canSetReview(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/**
 * A result is seen by quality officers and leaders and inspectors of its line; once released, by everybody working in the inspected
 * unit, and by the managers and service officers above it or of the responsible unit.
 */
export function canSeeInspection(
  actor: Actor,
  inspection: { line: ServiceLine; unitId: string; responsibleUnitId: string | null; releasedAt: Date | null },
): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader')) return allowed;
  if (hasRole(actor, 'inspector') && actor.lines.includes(inspection.line)) return allowed;
  const units = [inspection.unitId, ...(inspection.responsibleUnitId === null ? [] : [inspection.responsibleUnitId])];
  const works = hasRole(actor, 'frontline') && actor.unitId === inspection.unitId;
  const manages = hasRole(actor, 'manager', 'serviceOfficer') && units.some(unit => actor.subtree.includes(unit));
  const concerned = works || manages || units.some(unit => actor.headOf.includes(unit));
  // Before the release there is, for the unit, nothing yet.
  if (concerned) return inspection.releasedAt === null ? forbidden('notReleased') : allowed;
  return forbidden(hasRole(actor, 'inspector') ? 'otherLine' : 'otherUnit');
}

/** Templates are made and published by quality officers. */
export function canEditTemplates(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer') ? allowed : forbidden('roleMissing');
}

/** They are seen by those who fill them in, of their lines, and by those who answer for them; without a line: by anybody of these. */
export function canSeeTemplates(actor: Actor, line?: ServiceLine): Decision {
  if (hasRole(actor, 'qualityOfficer', 'leader', 'admin')) return allowed;
  return canFileInspection(actor, line);
}

/** 导入结果: quality officers, and the leader for what those are barred from. */
export function canImportResults(actor: Actor): Decision {
  return hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing');
}

/** Nobody takes over results of their own unit. */
export function canImportResultOf(actor: Actor, matter: DecidingMatter): Decision {
  return canDecidePenalty(actor, matter);
}
