import type { Role, ServiceLine } from '../org/actor.ts';

/** An active person who may come into question. */
export interface VerifierCandidate {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
}

/**
 * Who is asked to verify: the inspector who filed. Where that one has left, wrote the answer, or belongs to one of the two units or heads it (the
 * matter is then their own), every other inspector of the line outside the units; where there is none, the quality officers outside
 * them; where there is none either, the leader. `people` are active inspectors, quality officers and leaders only.
 */
export function pickVerifiers(
  matter: {
    inspectorId: string;
    authorId: string | undefined;
    line: ServiceLine;
    unitId: string;
    responsibleUnitId: string;
    /** Who heads the two units, also in place of somebody who has left; where it can be somebody from outside them. */
    headIds?: readonly (string | undefined)[];
  },
  people: readonly VerifierCandidate[],
): string[] {
  const { inspectorId, authorId, line, unitId, responsibleUnitId, headIds = [] } = matter;
  const able = people.filter(({ id }) => id !== authorId);
  const outside = able.filter(
    person => person.unitId !== unitId && person.unitId !== responsibleUnitId && !headIds.includes(person.id),
  );
  if (outside.some(({ id }) => id === inspectorId)) return [inspectorId];
  const inspectors = outside.filter(({ roles, lines }) => roles.includes('inspector') && lines.includes(line));
  const officers = outside.filter(({ roles }) => roles.includes('qualityOfficer'));
  const leaders = able.filter(({ roles }) => roles.includes('leader'));
  const chosen = [inspectors, officers, leaders].find(group => group.length > 0) ?? [];
  return chosen.map(({ id }) => id);
}
