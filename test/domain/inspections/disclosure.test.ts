import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisclosedVisit, discloseVisit, type Viewer } from '../../../src/domain/inspections/disclosure.ts';
import type { Role, ServiceLine } from '../../../src/domain/org/actor.ts';

const RELEASED = new Date('2026-11-05T09:00:00+08:00');
const visit = (changes: Partial<DisclosedVisit> = {}): DisclosedVisit => ({
  methods: ['mysteryShopper'],
  line: 'hall',
  unitId: 'hall-1',
  responsibleUnitId: 'public',
  inspectorId: 'zhou',
  releasedAt: null,
  ...changes,
});
const viewer = (changes: Partial<Viewer> = {}): Viewer => ({
  id: 'someone',
  unitId: 'elsewhere',
  roles: [],
  lines: [],
  subtree: [changes.unitId ?? 'elsewhere'],
  headOf: [],
  ...changes,
});

const INSPECTED: [string, Viewer][] = [
  ['a clerk of the unit', viewer({ unitId: 'hall-1', roles: ['frontline'] })],
  ['its head from elsewhere', viewer({ headOf: ['hall-1'], roles: ['manager'] })],
  ['the head of the responsible unit', viewer({ unitId: 'public', headOf: ['public'], roles: ['manager'] })],
  ['a service officer above the unit', viewer({ subtree: ['elsewhere', 'hall-1'], roles: ['serviceOfficer'] })],
  [
    'an inspector of the line in the responsible unit',
    viewer({ unitId: 'public', roles: ['inspector'], lines: ['hall'] }),
  ],
  ['a quality officer of the responsible unit', viewer({ unitId: 'public', roles: ['qualityOfficer'] })],
  [
    'an inspector of the line who stands in for its head',
    viewer({ roles: ['inspector'], lines: ['hall'], standsInAt: [{ unitId: 'hall-1', forId: 'h', forName: 'h' }] }),
  ],
];

describe('a visit under cover', () => {
  it.each(INSPECTED)('is unknown to %s before the release', (_, who) => {
    expect(discloseVisit(who, visit())).toMatchObject({ exists: false, inspectorName: false, inspectedAt: 'day' });
  });

  it.each(INSPECTED)('is known to %s after it by the role and the day', (_, who) => {
    const disclosed = discloseVisit(who, visit({ releasedAt: RELEASED }));
    expect(disclosed).toEqual({ exists: true, inspectorName: false, role: 'mysteryShopper', inspectedAt: 'day' });
  });

  it.each([
    ['its inspector', viewer({ id: 'zhou', unitId: 'public' })],
    ['a colleague of the line', viewer({ roles: ['inspector'], lines: ['hall'] })],
    ['a quality officer', viewer({ roles: ['qualityOfficer'] })],
    ['the leader above everything', viewer({ subtree: ['city', 'public', 'hall-1'], roles: ['leader'] })],
  ])('is known whole to %s', (_, who) => {
    expect(discloseVisit(who, visit())).toMatchObject({ exists: true, inspectorName: true, inspectedAt: 'time' });
  });

  it('gives nobody of the inspected side the name, whatever else they are', () => {
    const roles = fc.subarray<Role>([
      'frontline',
      'inspector',
      'serviceOfficer',
      'manager',
      'qualityOfficer',
      'leader',
      'admin',
    ]);
    const lines = fc.subarray<ServiceLine>(['hall', 'complaint', 'installation', 'vip']);
    const released = fc.constantFrom(null, RELEASED);
    fc.assert(
      fc.property(roles, lines, fc.constantFrom('hall-1', 'public'), released, (of, on, unitId, releasedAt) => {
        const disclosed = discloseVisit(viewer({ roles: of, lines: on, unitId }), visit({ releasedAt }));
        expect([disclosed.inspectorName, disclosed.inspectedAt]).toEqual([false, 'day']);
        expect(disclosed.exists).toBe(releasedAt !== null);
      }),
    );
  });
});

describe('an announced visit', () => {
  const announced = visit({ methods: ['onSite'] });

  it.each(INSPECTED.slice(0, 4))('is no secret from %s, but for the name', (_, who) => {
    const disclosed = discloseVisit(who, announced);
    expect(disclosed).toEqual({ exists: true, inspectorName: false, role: 'inspector', inspectedAt: 'time' });
  });

  it('names the inspector to who inspects the line or oversees', () => {
    const people = [
      viewer({ roles: ['inspector'], lines: ['hall'] }),
      viewer({ roles: ['qualityOfficer'] }),
      viewer({ roles: ['leader'] }),
      viewer({ roles: ['inspector'], lines: ['vip'] }),
      viewer({ roles: ['manager'] }),
    ];
    expect(people.map(who => discloseVisit(who, announced).inspectorName)).toEqual([true, true, true, false, false]);
  });
});
