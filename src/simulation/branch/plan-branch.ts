import type { SeedBranch } from '../../../prisma/seed/load.ts';
import { obligationsOf } from '../../../prisma/seed/obligations.ts';
import type { SeedStaff, SeedUnit } from '../../../prisma/seed/org.ts';
import type { ServiceLine } from '../../domain/org/actor.ts';
import { countyName, personName, placeName } from './names.ts';

/** Fewer units have no inspector for everything that is inspected. */
export const LEAST_UNITS = 6;

const LINES: readonly ServiceLine[] = ['hall', 'complaint', 'installation', 'vip'];
/** Where the four lines have their inspectors: two each, in two units, because nobody inspects their own. */
const INSPECTING = ['customer-service', 'network'] as const;
/** These owe reports upward. */
const REPORTING: readonly SeedUnit['kind'][] = ['customerGroup', 'countyBranch'];

type HallKind = NonNullable<SeedUnit['hallKind']>;

interface PlannedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: SeedUnit['kind'];
  readonly hallKind?: HallKind;
  readonly parentId?: string;
}

/** The units every branch has, in the order in which a small one gets them. */
const CORE: readonly PlannedUnit[] = [
  { id: 'city', name: '市分公司', kind: 'company' },
  { id: 'customer-service', name: '客户服务部', kind: 'cityDepartment', parentId: 'city' },
  { id: 'network', name: '网络部', kind: 'cityDepartment', parentId: 'city' },
  { id: 'public-customers', name: '公众客户部', kind: 'customerGroup', parentId: 'city' },
  county(0),
  hall(0, 'cityMain', 'public-customers'),
  { id: 'hotline', name: '10000号', kind: 'hotline', parentId: 'customer-service' },
  { id: 'rural-customers', name: '农村客户部', kind: 'customerGroup', parentId: 'city' },
  { id: 'enterprise-customers', name: '政企客户部', kind: 'customerGroup', parentId: 'city' },
  { id: 'market', name: '市场部', kind: 'cityDepartment', parentId: 'city' },
  { id: 'agency-hengtong', name: '恒通装维外包公司', kind: 'agency', parentId: 'customer-service' },
];

/**
 * A branch office of so many units: departments, customer groups and the hotline first, then county branches with their halls, halls of the city and of
 * the country, and agencies in turn. Every unit that answers for points has a head and a 服务管理人员, who stand in for each
 * other, as the two inspectors of a line do; there are two quality officers and a leader.
 *
 * @throws RangeError for fewer than `LEAST_UNITS`
 */
export function planBranch(count: number): SeedBranch {
  if (count < LEAST_UNITS) throw new RangeError(`a branch has at least ${LEAST_UNITS} units`);
  const planned = [...CORE.slice(0, count), ...more(count - CORE.length)];
  const staff: SeedStaff[] = [];
  const add = (person: Omit<SeedStaff, 'name'>): string => {
    staff.push({ ...person, name: personName(staff.length) });
    return person.id;
  };
  add({ id: 'leader', title: '分管副总经理', unitId: 'city', roles: ['leader'] });
  add({ id: 'wu', title: '质控岗', unitId: 'customer-service', roles: ['qualityOfficer'], standInId: 'qian' });
  add({ id: 'qian', title: '质控岗', unitId: 'customer-service', roles: ['qualityOfficer'], standInId: 'wu' });
  for (const line of LINES)
    for (const unitId of INSPECTING)
      add({
        ...{ id: inspectorOf(line, unitId), title: '监督检查员', unitId, roles: ['inspector'], lines: [line] },
        standInId: inspectorOf(line, INSPECTING.find(each => each !== unitId)!),
      });
  const units = planned.map(({ id, name, kind, ...place }): SeedUnit => {
    const [head, officer] = [`head:${id}`, `officer:${id}`];
    const isWritten = kind !== 'company' && kind !== 'agency';
    const headId =
      kind === 'company'
        ? 'leader'
        : add({ id: head, title: '负责人', unitId: id, roles: ['manager'], ...(isWritten && { standInId: officer }) });
    if (isWritten) add({ id: officer, title: '服务管理员', unitId: id, roles: ['serviceOfficer'], standInId: head });
    return { id, name, kind, ...place, aliases: [], headId };
  });
  return {
    units,
    staff,
    obligations: planned.filter(({ kind }) => REPORTING.includes(kind)).flatMap(({ id }) => obligationsOf(id)),
  };
}

const inspectorOf = (line: ServiceLine, unitId: string): string => `inspector:${line}:${unitId}`;

function* more(count: number): Generator<PlannedUnit> {
  let [counties, halls, agencies] = [1, 1, 0];
  const kinds = ['county', 'countyMain', 'social', 'countyMain', 'rural', 'county', 'agency', 'cityMain'] as const;
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index % kinds.length]!;
    switch (kind) {
      case 'county':
        yield county(counties++);
        break;
      case 'countyMain':
        yield hall(halls++, kind, county(halls % counties).id);
        break;
      case 'rural':
        yield hall(halls++, kind, 'rural-customers');
        break;
      case 'agency':
        yield agency(agencies++);
        break;
      default:
        yield hall(halls++, kind, 'public-customers');
    }
  }
}

function county(number: number): PlannedUnit {
  return { id: `county-${number + 1}`, name: `${countyName(number)}分公司`, kind: 'countyBranch', parentId: 'city' };
}

function hall(number: number, hallKind: HallKind, parentId: string): PlannedUnit {
  return { id: `hall-${number + 1}`, name: `${placeName(number)}营业厅`, kind: 'hall', hallKind, parentId };
}

function agency(number: number): PlannedUnit {
  return {
    id: `agency-${number + 1}`,
    name: `${placeName(number)}统包代理商`,
    kind: 'agency',
    parentId: 'rural-customers',
  };
}
