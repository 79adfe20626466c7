import type { Role } from '../../domain/org/actor.ts';

/** From those who ask to those who decide. */
const ROLE_ORDER: readonly Role[] = [
  'frontline',
  'inspector',
  'manager',
  'serviceOfficer',
  'qualityOfficer',
  'leader',
  'admin',
];

interface Listed {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

/** The order of a first look around: by the first role, then the staff of business halls, whom customers meet, then by id. */
export function inPeopleOrder<Person extends Listed>(people: readonly Person[], halls: ReadonlySet<string>): Person[] {
  const rank = ({ roles }: Person) => (roles[0] ? ROLE_ORDER.indexOf(roles[0]) : ROLE_ORDER.length);
  const outside = ({ unitId }: Person) => Number(!halls.has(unitId));
  return people.toSorted(
    (a, b) => rank(a) - rank(b) || outside(a) - outside(b) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}
