import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApprovalAct,
  type ApprovalStep,
  type ApprovedVersion,
  type Approver,
  barOf,
  type DecisionStep,
  impossibleSteps,
  nextApprovers,
  preparerOf,
  problemsOfReviewers,
  stageOf,
} from '../../../src/domain/standards/approval.ts';

const person = (id: string, roles: Partial<Omit<Approver, 'id'>> = {}): Approver => ({
  ...{ id, isQualityOfficer: false, headsQuality: false, isLeader: false },
  ...roles,
});
const WU = person('wu', { isQualityOfficer: true });
const QIAN = person('qian', { isQualityOfficer: true });
const DONG = person('dong', { headsQuality: true });
const GAO = person('gao', { isLeader: true });
const PAN = person('pan');
const LUO = person('luo');
const LINA = person('lina');
const PEOPLE = [WU, QIAN, DONG, GAO, PAN, LUO, LINA];

/** Acts such as 'prepare wu' and 'review qian no', one a minute; `round` 2 begins after a return. */
function version(acts: readonly string[], joint: readonly string[] = ['pan', 'luo']): ApprovedVersion {
  let round = acts.length === 0 ? 0 : 1;
  const rows = acts.map((text, at): ApprovalAct => {
    const [step, staffId, no] = text.split(' ');
    const row = {
      ...{ round, step: step as ApprovalStep, staffId: staffId!, approved: no === undefined },
      ...{ note: '', at: new Date(at * 60_000) },
    };
    if (!row.approved) round += 1;
    return row;
  });
  return { status: 'draft', round, jointReviewerIds: joint, acts: rows };
}

describe('stageOf and nextApprovers', () => {
  it.each([
    [[], 'draft', []],
    [['prepare wu'], 'review', ['qian', 'dong']],
    [['prepare wu', 'review qian'], 'jointReview', ['pan', 'luo']],
    [['prepare wu', 'review qian', 'jointReview luo'], 'jointReview', ['pan']],
    [['prepare wu', 'review dong', 'jointReview luo', 'jointReview pan'], 'approve', ['gao']],
    [['prepare wu', 'review qian', 'jointReview luo', 'jointReview pan', 'approve gao'], 'approved', []],
    [['prepare wu', 'review qian no'], 'draft', []],
    [['prepare wu', 'review qian', 'jointReview pan no'], 'draft', []],
    [['prepare wu', 'review qian no', 'prepare qian'], 'review', ['wu', 'dong']],
    [['prepare wu', 'review qian', 'jointReview pan no', 'prepare wu', 'review qian'], 'jointReview', ['pan', 'luo']],
  ])('%j: %s, next %j', (acts, stage, next) => {
    const now = stageOf(version(acts));
    expect(now.kind === 'step' ? now.step : now.kind).toBe(stage);
    expect(nextApprovers(version(acts), PEOPLE)).toEqual(next);
  });

  it('a draft knows why it is one again', () => {
    const returned = version(['prepare wu', 'review qian', 'jointReview pan no']);
    expect(stageOf(returned)).toMatchObject({ kind: 'draft', returned: { staffId: 'pan', step: 'jointReview' } });
    expect(stageOf(version([]))).toEqual({ kind: 'draft', returned: undefined });
  });

  it.each(['published', 'superseded', 'withdrawn'] as const)('%s: there is nothing to approve', status => {
    expect(stageOf({ ...version(['prepare wu']), status })).toEqual({ kind: 'closed' });
  });
});

describe('barOf', () => {
  const afterReview = version(['prepare wu', 'review qian']);
  const afterJoint = version(['prepare wu', 'review qian', 'jointReview pan', 'jointReview luo']);
  it.each<[ApprovedVersion, DecisionStep, Approver, string | undefined]>([
    [version(['prepare wu']), 'review', WU, 'tookPart'],
    [version(['prepare wu']), 'review', QIAN, undefined],
    [version(['prepare wu']), 'review', DONG, undefined],
    [version(['prepare wu'], ['dong']), 'review', DONG, 'namedForJointReview'],
    [version(['prepare wu']), 'review', GAO, 'roleMissing'],
    [version(['prepare wu']), 'review', LINA, 'roleMissing'],
    [version(['prepare wu']), 'jointReview', PAN, 'notNext'],
    [version([]), 'review', QIAN, 'notNext'],
    [afterReview, 'review', DONG, 'notNext'],
    [afterReview, 'jointReview', PAN, undefined],
    [afterReview, 'jointReview', DONG, 'notAsked'],
    [afterReview, 'jointReview', QIAN, 'tookPart'],
    [afterReview, 'approve', GAO, 'notNext'],
    [afterJoint, 'approve', GAO, undefined],
    [afterJoint, 'approve', PAN, 'tookPart'],
    [afterJoint, 'approve', DONG, 'roleMissing'],
  ])('%j %s by %j: %s', (of, step, by, bar) => expect(barOf(of, step, by)).toBe(bar));
});

describe('impossibleSteps', () => {
  it.each([
    ['wu', ['pan'], PEOPLE, []],
    ['wu', [], PEOPLE, ['jointReview']],
    ['wu', ['wu'], PEOPLE, ['jointReview']],
    ['wu', ['dong'], [WU, DONG, GAO], ['review']],
    ['wu', ['pan'], [WU, GAO], ['review']],
    ['wu', ['gao'], PEOPLE, ['approve']],
    ['wu', ['pan'], [WU, QIAN, DONG], ['approve']],
    // Who leads and heads the department is kept for the leader's step.
    ['wu', ['pan'], [WU, person('gao', { isLeader: true, headsQuality: true })], ['review']],
  ])('%s with %j: %j', (preparerId, jointReviewerIds, people, steps) => {
    expect(impossibleSteps({ preparerId, jointReviewerIds }, people)).toEqual(steps);
  });
});

it.each([
  [['pan'], []],
  [['pan', 'wu'], [{ step: 'jointReview', ids: ['wu'] }]],
  [['gao', 'pan'], [{ step: 'approve', ids: ['gao'] }]],
  [['qian', 'dong'], [{ step: 'review', ids: ['qian', 'dong'] }]],
])('named for 会审 by wu, %j: %j are in the way', (jointReviewerIds, problems) => {
  expect(problemsOfReviewers({ preparerId: 'wu', jointReviewerIds }, PEOPLE)).toEqual(problems);
});

it('whoever goes on whenever they may reaches 审定, and nobody takes two steps of one round', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 30, maxLength: 30 }),
      fc.subarray(['pan', 'luo', 'dong'], { minLength: 1 }),
      fc.constantFrom(WU, QIAN),
      (choices, joint, preparer) => {
        fc.pre(impossibleSteps({ preparerId: preparer.id, jointReviewerIds: joint }, PEOPLE).length === 0);
        const acts = [`prepare ${preparer.id}`];
        let returns = 0;
        for (const choice of choices) {
          const now = version(acts, joint);
          const stage = stageOf(now);
          if (stage.kind === 'approved') break;
          if (stage.kind !== 'step') acts.push(`prepare ${preparer.id}`);
          else {
            const able = nextApprovers(now, PEOPLE);
            expect(able).not.toEqual([]);
            const returned = choice % 7 === 0 && returns++ < 2;
            acts.push(`${stage.step} ${able[choice % able.length]}${returned ? ' no' : ''}`);
          }
        }
        const end = version(acts, joint);
        expect(stageOf(end).kind).toBe('approved');
        const round = end.acts.filter(act => act.round === end.round).map(act => act.staffId);
        expect(new Set(round).size).toBe(round.length);
        expect(preparerOf(end)).toBe(preparer.id);
      },
    ),
  );
});
