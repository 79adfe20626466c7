import type { Role, ServiceLine } from '../org/actor.ts';

/** An active person who may come into question. */
export interface VerifierCandidate {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
}

/**
 * Who is asked to verify: the inspector who filed. Where that one has left, or wrote the answer, every other inspector of the
 * line outside the two units; where there is none, the quality officers outside them. `people` are active inspectors and
 * quality officers only.
 */
export function pickVerifiers(
  matter: {
    inspectorId: string;
    authorId: string | undefined;
    line: ServiceLine;
    unitId: string;
    responsibleUnitId: string;
  },
  people: readonly VerifierCandidate[],
): string[] {
  const { inspectorId, authorId, line, unitId, responsibleUnitId } = matter;
  const able = people.filter(({ id }) => id !== authorId);
  if (able.some(({ id }) => id === inspectorId)) return [inspectorId];
  const outside = able.filter(person => person.unitId !== unitId && person.unitId !== responsibleUnitId);
  const inspectors = outside.filter(({ roles, lines }) => roles.includes('inspector') && lines.includes(line));
  const chosen = inspectors.length > 0 ? inspectors : outside.filter(({ roles }) => roles.includes('qualityOfficer'));
  return chosen.map(({ id }) => id);
}
