import type { Actor } from '../../../src/domain/org/actor.ts';

/** A person of a small branch: `hall` below `group` below `city`; `county` and `service` beside. */
export function person(id: string, unitId: string, roles: Actor['roles'], extra: Partial<Actor> = {}): Actor {
  const below: Record<string, string[]> = {
    city: ['city', 'group', 'hall', 'county', 'service'],
    group: ['group', 'hall'],
  };
  return {
    id,
    name: id,
    unitId,
    unitName: unitId,
    roles,
    lines: [],
    subtree: below[unitId] ?? [unitId],
    headOf: [],
    standsInAt: [],
    ...extra,
  };
}

export const cast = {
  clerk: person('clerk', 'hall', ['frontline']),
  hallHead: person('hallHead', 'hall', ['manager'], { headOf: ['hall'] }),
  hallOfficer: person('hallOfficer', 'hall', ['serviceOfficer']),
  groupHead: person('groupHead', 'group', ['manager'], { headOf: ['group'] }),
  groupOfficer: person('groupOfficer', 'group', ['serviceOfficer']),
  groupClerk: person('groupClerk', 'group', ['frontline']),
  countyHead: person('countyHead', 'county', ['manager'], { headOf: ['county'] }),
  inspector: person('inspector', 'service', ['inspector'], { lines: ['hall'] }),
  otherInspector: person('otherInspector', 'service', ['inspector'], { lines: ['hall'] }),
  vipInspector: person('vipInspector', 'service', ['inspector'], { lines: ['vip'] }),
  quality: person('quality', 'service', ['qualityOfficer']),
  leader: person('leader', 'city', ['leader'], { headOf: ['city'] }),
  admin: person('admin', 'it', ['admin']),
} as const;

export type Cast = keyof typeof cast;
