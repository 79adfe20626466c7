import { type Actor, hasRole, type ServiceLine } from '../org/actor.ts';

/** A visit, planned or made, as far as disclosing it depends on it. */
export interface DisclosedVisit {
  /** How its programme inspects. */
  readonly methods: readonly string[];
  readonly line: ServiceLine;
  readonly unitId: string;
  readonly responsibleUnitId: string | null | undefined;
  readonly inspectorId: string;
  /** Null until the result is released. */
  readonly releasedAt: Date | null;
}

/** What somebody may know of a visit. */
export interface Disclosure {
  /** That it is planned, under way or made at all. */
  readonly exists: boolean;
  readonly inspectorName: boolean;
  /** What the inspector is called where the name is kept back. */
  readonly role: 'mysteryShopper' | 'inspector';
  readonly inspectedAt: 'time' | 'day';
}

/** Whether remarks are read whole: names and numbers in them are for those who run inspections of the line or oversee them. */
export function readsPeople({ inspectorName }: Pick<Disclosure, 'inspectorName'>): boolean {
  return inspectorName;
}

export type Viewer = Pick<Actor, 'id' | 'unitId' | 'roles' | 'lines' | 'subtree' | 'headOf'> &
  Partial<Pick<Actor, 'standsInAt'>>;

export function isUndercover(visit: Pick<DisclosedVisit, 'methods'>): boolean {
  return visit.methods.includes('mysteryShopper');
}

/**
 * Who may know what of a visit. The inspected side reads the role, never the name; only those who run inspections of the line, or oversee
 * them, know who went. Under cover (神秘顾客) the people of the inspected and the responsible unit, their heads and who
 * stands in for these on leave, and the managers and service officers above them know nothing of a visit before its result is released, and after it the day but not the hour; this holds for them
 * whatever else they are, so a quality officer of 客户服务部 does not learn who tests 10000号. The inspector always knows.
 */
export function discloseVisit(viewer: Viewer, visit: DisclosedVisit): Disclosure {
  const undercover = isUndercover(visit);
  const role = undercover ? 'mysteryShopper' : 'inspector';
  if (viewer.id === visit.inspectorId) return { exists: true, inspectorName: true, role, inspectedAt: 'time' };
  const runs =
    hasRole(viewer, 'qualityOfficer', 'leader') || (hasRole(viewer, 'inspector') && viewer.lines.includes(visit.line));
  if (!undercover || !isInspectedSide(viewer, visit)) {
    return { exists: true, inspectorName: runs, role, inspectedAt: 'time' };
  }
  return { exists: visit.releasedAt !== null, inspectorName: false, role, inspectedAt: 'day' };
}

function isInspectedSide(
  viewer: Viewer,
  { unitId, responsibleUnitId }: Pick<DisclosedVisit, 'unitId' | 'responsibleUnitId'>,
): boolean {
  const units = [unitId, ...(responsibleUnitId ? [responsibleUnitId] : [])];
  const manages = hasRole(viewer, 'manager', 'serviceOfficer');
  const own = [viewer.unitId, ...viewer.headOf, ...(viewer.standsInAt ?? []).map(each => each.unitId)];
  return units.some(unit => own.includes(unit) || (manages && viewer.subtree.includes(unit)));
}
