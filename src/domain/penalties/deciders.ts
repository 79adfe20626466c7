/** A person as the bar sees them: the unit they belong to and those they head. An `Actor` is one. */
export interface Belonging {
  readonly unitId: string;
  readonly headOf: readonly string[];
}

/** Somebody who could be asked to decide. */
export interface Candidate extends Belonging {
  readonly id: string;
}

/** Nobody decides about a unit they belong to or head (design, "Permissions": never for 客户服务部 itself). */
export function isBarred(person: Belonging, concernedUnitIds: readonly string[]): boolean {
  return concernedUnitIds.some(unitId => person.unitId === unitId || person.headOf.includes(unitId));
}

export interface EligibleDeciders {
  readonly role: 'qualityOfficer' | 'leader';
  readonly ids: readonly string[];
}

/**
 * Who decides about points of the concerned units: every quality officer of none of them who did not propose it; where there is none,
 * the leaders of whom the same holds. Nobody is left where the only leader proposed it and all officers are barred.
 */
export function eligibleDeciders(input: {
  concernedUnitIds: readonly string[];
  qualityOfficers: readonly Candidate[];
  leaders: readonly Candidate[];
  /** Who proposed it: a second person decides. Null: a rule did. */
  proposedById?: string | null;
}): EligibleDeciders {
  const mayDecide = (person: Candidate): boolean =>
    person.id !== input.proposedById && !isBarred(person, input.concernedUnitIds);
  const officers = input.qualityOfficers.filter(mayDecide);
  if (officers.length > 0) return { role: 'qualityOfficer', ids: officers.map(({ id }) => id) };
  const leaders = input.leaders.filter(mayDecide);
  return { role: 'leader', ids: leaders.map(({ id }) => id) };
}
