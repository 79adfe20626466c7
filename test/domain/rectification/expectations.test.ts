import { describe, expect, it } from 'vitest';
import { expectedActions, permittedActions } from '../../../src/domain/rectification/expectations.ts';
import type { RectificationParties } from '../../../src/domain/rectification/parties.ts';
import { cast } from '../permissions/cast.ts';

const parties: RectificationParties = {
  unitId: 'hall',
  responsibleUnitId: 'group',
  headId: 'hallHead',
  responsibleHeadId: 'groupHead',
  inspectorId: 'inspector',
  line: 'hall',
  authorId: 'clerk',
  verifierIds: ['inspector'],
};

describe('expectedActions', () => {
  it.each([
    ['hallHead', 'open', false, ['acknowledgeRectification', 'answerRectification']],
    ['hallHead', 'open', true, ['answerRectification']],
    ['clerk', 'open', false, ['answerRectification']],
    ['groupHead', 'open', false, []],
    ['groupClerk', 'open', true, []],
    ['hallHead', 'answered', true, ['releaseRectification']],
    ['clerk', 'answered', true, []],
    ['groupHead', 'answered', true, []],
    ['inspector', 'released', true, ['verifyRectification']],
    ['otherInspector', 'released', true, []],
    ['hallHead', 'verified', true, []],
    ['hallHead', 'withdrawn', true, []],
  ] as const)('%s at %s (acknowledged: %s)', (name, status, acknowledged, expected) => {
    expect(expectedActions(cast[name], { status, acknowledged, parties })).toEqual(expected);
  });

  it('expects verifying of those who stand in for an inspector who has left', () => {
    const matter = {
      status: 'released',
      acknowledged: true,
      parties: { ...parties, verifierIds: ['otherInspector'] },
    } as const;
    expect(expectedActions(cast.otherInspector, matter)).toEqual(['verifyRectification']);
    expect(expectedActions(cast.inspector, matter)).toEqual([]);
  });

  it('allows more than it expects', () => {
    const matter = { status: 'answered', acknowledged: true, parties } as const;
    expect(permittedActions(cast.groupHead, matter)).toEqual(['releaseRectification']);
  });
});
