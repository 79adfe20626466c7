import type { StandingIn } from '../org/actor.ts';

/** A person as the bar sees them: the unit they belong to and those they head or stand in for the head of. An `Actor` is one. */
export interface Belonging {
  readonly unitId: string;
  readonly headOf: readonly string[];
  /** Whose head they stand in for. */
  readonly standsInAt?: readonly Pick<StandingIn, 'unitId'>[];
}

/** Somebody who could be asked to decide. */
export interface Candidate extends Belonging {
  readonly id: string;
  /** On leave today. */
  readonly away?: boolean;
  /** Who stands in for them. */
  readonly standInId?: string | null;
}

/** Nobody decides about a unit they belong to, head or stand in for the head of (design, "Permissions": never for 客户服务部 itself). */
export function isBarred(person: Belonging, concernedUnitIds: readonly string[]): boolean {
  const own = [person.unitId, ...person.headOf, ...(person.standsInAt ?? []).map(({ unitId }) => unitId)];
  return concernedUnitIds.some(unitId => own.includes(unitId));
}

export interface EligibleDeciders {
  /** Of those who are here to decide. */
  readonly role: 'qualityOfficer' | 'leader';
  readonly ids: readonly string[];
}

/**
 * Who decides about points of the concerned units: every quality officer of none of them who neither proposed it nor spoke in it for a unit; where there is none,
 * the leaders of whom the same holds. Where all of those officers are on leave, the leaders who are here are asked as well (our default). Nobody is left where the only leader proposed it and all officers are barred.
 */
export function eligibleDeciders(input: {
  concernedUnitIds: readonly string[];
  qualityOfficers: readonly Candidate[];
  leaders: readonly Candidate[];
  /** Who proposed it: a second person decides. Null: a rule did. */
  proposedById?: string | null;
  /** Who has spoken in the matter as a unit's stand-in, also when that is over. */
  advocateIds?: readonly string[];
}): EligibleDeciders {
  const { advocateIds = [] } = input;
  const mayDecide = (person: Candidate): boolean =>
    person.id !== input.proposedById && !advocateIds.includes(person.id) && !isBarred(person, input.concernedUnitIds);
  const officers = input.qualityOfficers.filter(mayDecide);
  const leaders = input.leaders.filter(mayDecide);
  if (officers.length === 0) return { role: 'leader', ids: leaders.map(({ id }) => id) };
  const others = officers.every(({ away }) => away) ? leaders.filter(({ away }) => !away) : [];
  return { role: others.length > 0 ? 'leader' : 'qualityOfficer', ids: [...officers, ...others].map(({ id }) => id) };
}
