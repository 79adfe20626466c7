/** Somebody who could be asked to decide, with the unit they belong to. */
export interface Candidate {
  readonly id: string;
  readonly unitId: string;
}

export interface EligibleDeciders {
  readonly role: 'qualityOfficer' | 'leader';
  readonly ids: readonly string[];
}

/**
 * Who decides about points of the concerned units: every quality officer of none of them; where all are barred, the leaders
 * (design, "Permissions": never for 客户服务部 itself).
 */
export function eligibleDeciders(input: {
  concernedUnitIds: readonly string[];
  qualityOfficers: readonly Candidate[];
  leaders: readonly Candidate[];
}): EligibleDeciders {
  const officers = input.qualityOfficers.filter(({ unitId }) => !input.concernedUnitIds.includes(unitId));
  if (officers.length > 0) return { role: 'qualityOfficer', ids: officers.map(({ id }) => id) };
  const leaders = input.leaders.filter(({ unitId }) => !input.concernedUnitIds.includes(unitId));
  return { role: 'leader', ids: leaders.map(({ id }) => id) };
}
