import type { SeedBranch } from '../../prisma/seed/load.ts';
import type { SeedStaff } from '../../prisma/seed/org.ts';
import { personName } from '../../src/simulation/branch/names.ts';
import { planBranch } from '../../src/simulation/branch/plan-branch.ts';
import type { People } from '../wecom-simulator/company.ts';

export type Part = 'clerk' | 'inspector' | 'head' | 'officer' | 'quality';

export interface Person {
  /** As the platform has it: no colon, no capital. */
  readonly id: string;
  readonly part: Part;
  /** The halls this inspector files about. */
  readonly halls: readonly string[];
  /** The group chat they ask in. */
  readonly room: string;
}

const LEAST_UNITS = 12;
const PEOPLE_PER_UNIT = 5;
/** Of so many of those who are no unit's head or officer, one inspects halls. */
const INSPECTOR_OF = 4;

/** A branch of about so many people with units, heads, officers, hall inspectors and clerks; the rest of the demo branch's rules stays. */
export function chaosBranch(count: number): { branch: SeedBranch; people: Person[] } {
  const planned = planBranch(Math.max(LEAST_UNITS, Math.round(count / PEOPLE_PER_UNIT)));
  const plain = (id: string) => id.replaceAll(':', '.');
  const staff: SeedStaff[] = planned.staff.map(({ standInId, ...person }) => ({
    ...{ ...person, id: plain(person.id) },
    ...(standInId !== undefined && { standInId: plain(standInId) }),
  }));
  const units = planned.units.map(unit => ({ ...unit, headId: plain(unit.headId) }));
  const halls = units.filter(unit => unit.kind === 'hall');
  for (let index = 0; staff.length < count; index++) {
    const inspects = index % INSPECTOR_OF === 0;
    const name = personName(staff.length);
    staff.push(
      inspects
        ? {
            ...{ id: `inspector.${index}`, name, title: '监督检查员', unitId: 'customer-service' },
            ...{ roles: ['inspector'], lines: ['hall'] },
          }
        : {
            id: `clerk.${index}`,
            name,
            title: '营业员',
            unitId: halls[index % halls.length]!.id,
            roles: ['frontline'],
          },
    );
  }
  const inspectors = staff.filter(person => person.lines?.includes('hall'));
  const people = staff.map((person): Person => {
    const place = inspectors.indexOf(person);
    const own = halls.filter((_, at) => at % inspectors.length === place);
    return {
      id: person.id,
      part: partOf(person),
      // Where there are more inspectors than halls, several file about one.
      halls: place < 0 ? [] : (own.length > 0 ? own : [halls[place % halls.length]!]).map(hall => hall.name),
      room: person.unitId === 'network' ? 'unit-network' : 'unit-customer-service',
    };
  });
  return { branch: { ...planned, units, staff }, people };
}

function partOf({ roles, lines }: SeedStaff): Part {
  if (lines?.includes('hall')) return 'inspector';
  if (roles.includes('manager')) return 'head';
  if (roles.includes('qualityOfficer')) return 'quality';
  return roles.includes('serviceOfficer') ? 'officer' : 'clerk';
}

/** The same people as the platform knows them. */
export function companyOf({ staff }: SeedBranch): People {
  return {
    departments: [{ id: 1, name: '市分公司', parentid: 0 }],
    users: staff.map(({ id, name }) => ({ userid: id, name, department: [1] })),
    tags: [],
  };
}
