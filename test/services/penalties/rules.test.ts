import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleTerms } from '../../../src/domain/penalties/rule-terms.ts';
import type { TestContext } from '../../helpers/context.ts';
import { openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const TERMS: RuleTerms = { points: '1', per: '次', cap: null, capPeriod: 'month', needsConfirmation: true };
const RULE = 'supervision-clock';

const draft = (terms: Partial<RuleTerms>, from = '2026-11-16', ruleId = RULE) => ({
  ruleId,
  terms: { ...TERMS, ...terms },
  from,
});

async function publish(terms: Partial<RuleTerms>, options: { from?: string; version?: number; id?: string } = {}) {
  const { from, version = 2, id = 'wu' } = options;
  const actor = await test.actor(id);
  const submissionId = `publish-${version}-${JSON.stringify(terms)}`;
  return test.services.penalties.publishRule({ actor, draft: draft(terms, from), version, submissionId });
}

async function confirm(no: string, id = 'wu') {
  const actor = await test.actor(id);
  return test.services.penalties.decide({ actor, no, decision: 'confirm', submissionId: `confirm-${no}-${id}` });
}

const versions = async () =>
  (
    await test.context.db.prisma.penaltyRuleVersion.findMany({ where: { ruleId: RULE }, orderBy: { version: 'asc' } })
  ).map(({ version, status, points, effectiveTo }) => [
    version,
    status,
    points.toString(),
    effectiveTo?.toISOString() ?? null,
  ]);
const lines = async (no: string) =>
  (await test.context.db.prisma.penaltyPosting.findMany({ where: { entry: { no } }, orderBy: { id: 'asc' } })).map(
    ({ reason, points }) => [reason, points.toString()],
  );
const status = async (no: string) =>
  (await test.context.db.prisma.penaltyEntry.findUniqueOrThrow({ where: { no } })).status;

describe('publishing a rule', () => {
  it('begins on its day, ends the version before it, and leaves entries with theirs', async () => {
    const before = (await propose(test, 'clock'))!;
    const published = await publish({ points: '1.5' }, { from: '2026-12-01' });
    expect(published).toEqual({ kind: 'published', title: '督办未按要求落实', version: 2, from: '2026-12-01' });
    expect(await publish({ points: '1.5' }, { from: '2026-12-01' })).toEqual(published);
    expect(await versions()).toEqual([
      [1, 'superseded', '1', '2026-11-30T16:00:00.000Z'],
      [2, 'published', '1.5', null],
    ]);
    const last = (await propose(test, 'clock', { round: 2, occurredAt: new Date('2026-11-30T23:59:59+08:00') }))!;
    const first = (await propose(test, 'clock', { round: 3, occurredAt: new Date('2026-12-01T00:00:00+08:00') }))!;
    const rows = await test.context.db.prisma.penaltyEntry.findMany({ orderBy: { no: 'asc' } });
    expect(rows.map(({ no, points, ruleVersionId }) => [no, points.toString(), ruleVersionId])).toEqual([
      [before, '1', 'supervision-clock@1'],
      [last, '1', 'supervision-clock@1'],
      [first, '1.5', 'supervision-clock@2'],
    ]);
    const version = await test.context.db.prisma.penaltyRuleVersion.findUniqueOrThrow({ where: { id: `${RULE}@2` } });
    expect(version.text).toContain('每次扣责任部门1.5分');
    expect(version).toMatchObject({ trigger: 'clockFailed', publishedById: 'wu' });
    const events = await test.context.db.prisma.auditEvent.findMany({ where: { action: 'penaltyRule.published' } });
    expect(events).toHaveLength(1);
  });

  it('takes back what was to begin later', async () => {
    await publish({ points: '2' }, { from: '2027-01-01' });
    await publish({ points: '3' }, { from: '2026-12-01', version: 3 });
    expect(await versions()).toEqual([
      [1, 'superseded', '1', '2026-11-30T16:00:00.000Z'],
      [2, 'withdrawn', '2', null],
      [3, 'published', '3', null],
    ]);
  });

  it('refuses a day that is over, the same terms, a limit below one occurrence, and a wording without the points', async () => {
    expect(await publish({ points: '2' }, { from: '2026-11-15' })).toMatchObject({ kind: 'inThePast' });
    expect(await publish({})).toMatchObject({ kind: 'unchanged' });
    expect(await publish({ cap: '0.5' })).toMatchObject({ kind: 'capTooLow' });
    const actor = await test.actor('wu');
    const said = { ...draft({ points: '2' }), text: '每次扣1分。' };
    expect(
      await test.services.penalties.publishRule({ actor, draft: said, version: 2, submissionId: 'wording' }),
    ).toMatchObject({ kind: 'wording' });
    expect(await versions()).toHaveLength(1);
  });

  it('is for the version that was shown', async () => {
    await publish({ points: '2' });
    expect(await publish({ points: '3' })).toMatchObject({ kind: 'changed' });
  });

  it.each(['gao', 'pan', 'root', 'zhou'])('is not for %s', async id => {
    await expect(publish({ points: '2' }, { id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is read by the leader, and by no unit', async () => {
    const read = async (id: string) => test.services.penalties.rules({ actor: await test.actor(id) });
    expect(await read('gao')).toMatchObject({ mayEdit: false });
    await expect(read('pan')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a limit', () => {
  it('is applied when points are confirmed, over all versions of the rule', async () => {
    const first = (await propose(test, 'clock'))!;
    await confirm(first);
    await publish({ points: '1.5', cap: '2', capPeriod: 'quarter' });
    const second = (await propose(test, 'clock', { round: 2 }))!;
    const third = (await propose(test, 'clock', { round: 3 }))!;
    const other = (await propose(test, 'clock', { round: 4, unitId: 'market' }))!;
    expect(await confirm(second)).toMatchObject({
      points: '1',
      capped: { full: '1.5', cap: '2', capPeriod: 'quarter' },
    });
    expect(await lines(second)).toEqual([
      ['confirmed', '1.5'],
      ['capped', '-0.5'],
    ]);
    // Nothing of it counts: there is nothing to appeal against.
    expect(await confirm(third)).toMatchObject({ points: '0', appealDueAt: null });
    expect(await status(third)).toBe('final');
    expect(await confirm(other)).toMatchObject({ points: '1.5', capped: null });
    const list = await test.services.penalties.list({ actor: await test.actor('wu') });
    expect(list.totals).toContainEqual({ unitName: '公众客户部', counted: '2', appealed: '0', pending: '0' });
    expect(list.entries.find(({ no }) => no === second)).toMatchObject({ points: '1', full: '1.5', counted: '1' });
  });

  it('does not reach into the next period', async () => {
    await publish({ cap: '1' });
    const no = [1, 2].map(round => propose(test, 'clock', { round }));
    await confirm((await no[0])!);
    expect(await confirm((await no[1])!)).toMatchObject({ points: '0' });
    const december = (await propose(test, 'clock', { round: 3, occurredAt: new Date('2026-12-02T09:00:00+08:00') }))!;
    expect(await confirm(december)).toMatchObject({ points: '1', capped: null });
  });

  it('gives back no more than it let count, and what is given back is room for what is confirmed later', async () => {
    await publish({ cap: '1.5', capPeriod: 'quarter' });
    const nos: string[] = [];
    for (const round of [1, 2, 3]) nos.push((await propose(test, 'clock', { round }))!);
    const [first, second, third] = nos as [string, string, string];
    await confirm(first);
    expect(await confirm(second)).toMatchObject({ points: '0.5' });
    const pan = await test.actor('pan');
    const appeal = { actor: pan, no: second, grounds: '已按期反馈', fileIds: [], submissionId: 'appeal' };
    expect(await test.services.penalties.previewAppeal({ actor: pan, no: second })).toMatchObject({ points: '0.5' });
    const filed = await test.services.penalties.appeal(appeal);
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    const { deciderId } = await test.context.db.prisma.scoreAppeal.findUniqueOrThrow({ where: { no: filed.no } });
    const decided = await test.services.penalties.decideAppeal({
      actor: await test.actor(deciderId),
      no: filed.no,
      outcome: 'reversed',
      reason: '属实',
      submissionId: 'decide',
    });
    expect(decided).toMatchObject({ kind: 'decided', points: '0.5', remaining: '0' });
    expect(await lines(second)).toEqual([
      ['confirmed', '1'],
      ['capped', '-0.5'],
      ['appealReversed', '-0.5'],
    ]);
    expect(await confirm(third)).toMatchObject({ points: '0.5' });
  });
});

describe('a rule without confirmation', () => {
  it('counts as soon as it is found, can be appealed against, and is not for 客户服务部 to decide', async () => {
    await publish({ needsConfirmation: false });
    const no = (await propose(test, 'clock'))!;
    expect(await status(no)).toBe('confirmed');
    expect(await lines(no)).toEqual([['confirmed', '1']]);
    const notices = await test.notices('pan');
    expect(notices.map(({ code }) => code)).toEqual(['penaltyRuleChanged', 'penaltyConfirmed']);
    expect(notices[1]?.params).toMatchObject({ automatic: true, points: '1' });
    expect(await test.notices('wu')).toEqual([]);
    expect(await confirm(no)).toMatchObject({ kind: 'alreadyDecided', byName: null });
    const pan = await test.actor('pan');
    expect(await test.services.penalties.previewAppeal({ actor: pan, no })).toMatchObject({ kind: 'open' });
  });

  it('waits for a person while a 责任认定 is open', async () => {
    await publish({ needsConfirmation: false });
    const pan = await test.actor('pan');
    const contest = {
      actor: pan,
      no: 'DB-2026-9001',
      statement: '不归本部门',
      proposedUnitId: null,
      fileIds: [],
      submissionId: 'contest',
    };
    const filed = await test.services.penalties.contest(contest);
    expect(filed).toMatchObject({ kind: 'filed' });
    expect(await status((await propose(test, 'clock'))!)).toBe('proposed');
  });
});

describe('the dry run', () => {
  it('replays a named period and writes nothing', async () => {
    const nos: string[] = [];
    for (const round of [1, 2]) {
      const no = (await propose(test, 'clock', { round, occurredAt: new Date('2026-08-10T18:00:00+08:00') }))!;
      await confirm(no);
      nos.push(no);
    }
    const actor = await test.actor('wu');
    const wanted = draft({ points: '1.5', cap: '2', capPeriod: 'quarter' });
    const preview = await test.services.penalties.previewRule({ actor, draft: wanted });
    expect(preview).toMatchObject({
      period: '2026-Q3',
      looked: 2,
      differing: [
        { no: nos[0], unitName: '公众客户部', before: '1', after: '1.5', cut: '0' },
        { no: nos[1], before: '1', after: '0.5', cut: '1' },
      ],
      totals: [{ unitName: '公众客户部', before: '2', after: '2' }],
    });
    expect(await test.services.penalties.previewRule({ actor, draft: wanted, period: '2026-11' })).toMatchObject({
      looked: 0,
      differing: [],
    });
    expect(await versions()).toHaveLength(1);
  });
});
