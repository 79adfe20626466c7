import { type Actor, hasRole } from '../../domain/org/actor.ts';

/** The same people as `canSeeInspection`, as a query. */
export function ownScope(actor: Actor) {
  const released = { releasedAt: { not: null } };
  if (hasRole(actor, 'qualityOfficer', 'leader')) return {};
  const units = hasRole(actor, 'manager', 'serviceOfficer')
    ? [...new Set([...actor.subtree, ...actor.headOf])]
    : [...actor.headOf];
  return {
    OR: [
      ...(hasRole(actor, 'inspector') ? [{ programme: { line: { in: [...actor.lines] } } }] : []),
      ...(hasRole(actor, 'frontline') ? [{ unitId: actor.unitId, ...released }] : []),
      { unitId: { in: units }, ...released },
      { responsibleUnitId: { in: units }, ...released },
    ],
  };
}
