import type { Role } from '../org/actor.ts';
import { canDecideOrder } from '../permissions/supervision.ts';
import type { SupervisionParties } from './parties.ts';

/** An active quality officer or leader. */
export interface DeciderCandidate {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

/**
 * Who is asked to decide about an order: its issuer. Where that one has left or may no longer (the order was moved to their
 * unit, or away from the one that made it a leader's), the quality officers who may; where there is none, the leaders.
 */
export function pickDeciders(
  issuerId: string,
  parties: Pick<SupervisionParties, 'unitId' | 'responsibleUnitId' | 'officerUnitIds'>,
  people: readonly DeciderCandidate[],
): string[] {
  const able = people.filter(person => canDecideOrder(person, parties).allowed);
  if (able.some(({ id }) => id === issuerId)) return [issuerId];
  const officers = able.filter(({ roles }) => roles.includes('qualityOfficer'));
  return (officers.length > 0 ? officers : able).map(({ id }) => id);
}
