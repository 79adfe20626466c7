import { Decimal } from 'decimal.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const entry = (no: string) => test.context.db.prisma.penaltyEntry.findUniqueOrThrow({ where: { no } });

async function confirmed(kind: 'clock' | 'finding' | 'report' = 'clock', round = 1): Promise<string> {
  const no = (await propose(test, kind, { round }))!;
  const actor = await test.actor('wu');
  await test.services.penalties.decide({ actor, no, decision: 'confirm', submissionId: `confirm-${no}` });
  return no;
}

async function appeal(no: string, id = 'pan', submissionId = `appeal-${no}`) {
  const actor = await test.actor(id);
  return test.services.penalties.appeal({ actor, no, grounds: '当日暴雨', fileIds: [], submissionId });
}

type Outcome = 'upheld' | 'reduced' | 'reversed';
async function judge(no: string, outcome: Outcome, points?: string, id = 'gao') {
  const actor = await test.actor(id);
  const submissionId = `judge-${no}-${outcome}`;
  return test.services.penalties.decideAppeal({ actor, no, outcome, points, reason: '理由成立', submissionId });
}

describe('filing an appeal', () => {
  it('freezes the deduction and asks the picked decider', async () => {
    const no = await confirmed();
    const filed = await appeal(no);
    expect(filed).toMatchObject({
      kind: 'filed',
      no: 'SS-2026-0001',
      deciderName: '高敬之',
      because: 'officersOfInspectingUnit',
      dueAt: '2026-11-30T10:00:00.000Z',
    });
    expect(await appeal(no)).toEqual(filed);
    expect(await appeal(no, 'pan', 'again')).toMatchObject({ kind: 'alreadyAppealed', appealNo: 'SS-2026-0001' });
    expect((await entry(no)).status).toBe('appealed');
    expect(await codes('gao')).toContain('appealToDecide');
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect((await entry(no)).status).toBe('appealed');
  });

  it('hands a late report to the officer who did not confirm it', async () => {
    expect(await appeal(await confirmed('report'))).toMatchObject({ deciderName: '钱若谷', because: 'neutralOfficer' });
  });

  it('is refused after the window, before the confirmation, and to others', async () => {
    const no = await confirmed();
    await expect(appeal(no, 'wen')).rejects.toMatchObject({ params: { reason: 'notHead' } });
    await expect(appeal(no, 'ding')).rejects.toMatchObject({ params: { reason: 'otherUnit' } });
    const proposed = (await propose(test, 'finding'))!;
    expect(await appeal(proposed)).toMatchObject({ kind: 'wrongState', status: 'proposed' });
    await test.advanceTo('2026-11-23T18:00:00+08:00');
    expect(await appeal(no)).toMatchObject({ kind: 'tooLate', appealDueAt: '2026-11-23T10:00:00.000Z' });
  });

  it('reminds the decider, and does nothing once decided', async () => {
    const filed = await appeal(await confirmed());
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    expect((await codes('gao')).filter(code => code === 'appealDecisionReminder')).toHaveLength(1);
    await judge(filed.no, 'upheld');
    await test.advanceTo('2026-12-02T09:00:00+08:00');
    expect((await codes('gao')).filter(code => code === 'appealDecisionReminder')).toHaveLength(1);
  });
});

describe('an appeal whose decider is gone', () => {
  const leave = (id: string) => test.context.db.prisma.staff.update({ where: { id }, data: { active: false } });
  const pending = async (id: string) =>
    (await test.services.penalties.pending(await test.actor(id))).map(({ action }) => action);

  it('is decided by whoever would be picked now', async () => {
    const { no } = await appeal(await confirmed('report'));
    expect(await pending('gao')).toEqual([]);
    await expect(judge(no, 'upheld')).rejects.toMatchObject({ params: { reason: 'notRecipient' } });
    await leave('qian');
    // The officer left confirmed it, so the leader decides.
    expect(await pending('gao')).toEqual(['decideAppeal']);
    expect(await pending('wu')).toEqual([]);
    await expect(judge(no, 'upheld', undefined, 'wu')).rejects.toMatchObject({ params: { reason: 'notRecipient' } });
    const viewed = await test.services.penalties.viewAppeal({ actor: await test.actor('gao'), no });
    expect(viewed).toMatchObject({ deciderName: '高敬之', canDecide: true });
    expect(await judge(no, 'upheld')).toMatchObject({ kind: 'decided' });
    const row = await test.context.db.prisma.scoreAppeal.findUniqueOrThrow({ where: { no } });
    expect(row.deciderId).toBe('gao');
    expect(await judge(no, 'reversed')).toMatchObject({ kind: 'alreadyDecided', byName: '高敬之' });
  });

  it('is taken from one who has become barred', async () => {
    const { no } = await appeal(await confirmed('report'));
    await test.context.db.prisma.orgUnit.update({ where: { id: 'public-customers' }, data: { headId: 'qian' } });
    await expect(judge(no, 'upheld', undefined, 'qian')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await pending('qian')).not.toContain('decideAppeal');
    expect(await judge(no, 'upheld')).toMatchObject({ kind: 'decided' });
  });

  it('is handed on by the reminders', async () => {
    const { no } = await appeal(await confirmed('report'));
    await leave('qian');
    await test.advanceTo('2026-12-01T12:00:00+08:00');
    const stages = async (id: string) =>
      (await test.notices(id))
        .filter(({ code }) => code === 'appealDecisionReminder')
        .map(({ params }) => (params as { stage: string }).stage);
    expect(await stages('gao')).toContain('overdue');
    expect(await stages('qian')).toEqual([]);
    const row = await test.context.db.prisma.scoreAppeal.findUniqueOrThrow({ where: { no } });
    expect(row.deciderId).toBe('gao');
  });
});

describe('stepping aside', () => {
  async function recuse(id: string, submissionId = `recuse-${id}`) {
    const input = { no: 'SS-2026-0001', reason: '与申诉单位负责人有亲属关系', submissionId };
    return test.services.penalties.recuse({ actor: await test.actor(id), ...input });
  }

  it('hands it to the next person by the same deadline, once whatever is repeated, and tells both sides', async () => {
    await appeal(await confirmed('report'));
    const { dueAt } = await test.context.db.prisma.scoreAppeal.findFirstOrThrow();
    const stepped = await recuse('qian');
    expect(stepped).toMatchObject({ kind: 'recused', deciderName: '高敬之', because: 'officersConfirmed' });
    expect(await recuse('qian')).toEqual(stepped);
    expect(await codes('gao')).toContain('appealToDecide');
    expect([await codes('pan'), await codes('qian')].map(all => all.includes('appealDeciderChanged'))).toEqual([
      true,
      true,
    ]);
    await expect(judge('SS-2026-0001', 'upheld', undefined, 'qian')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await test.context.db.prisma.scoreAppeal.findFirstOrThrow()).dueAt).toEqual(dueAt);
    // The last one who may decide cannot step aside, and nobody asks a second time.
    expect(await recuse('gao')).toMatchObject({ kind: 'nobodyElse' });
    expect(await recuse('pan')).toMatchObject({ kind: 'askedBefore' });
    await judge('SS-2026-0001', 'upheld');
    expect(await recuse('gao', 'late')).toMatchObject({ kind: 'alreadyDecided' });
  });

  it('is asked for by the head of the unit that appeals, and by nobody else', async () => {
    await appeal(await confirmed('report'));
    for (const id of ['wen', 'wu', 'chen', 'zhou'])
      await expect(recuse(id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await recuse('pan')).toMatchObject({ kind: 'recused', deciderName: '高敬之' });
  });
});

describe('what counts', () => {
  const list = async (period?: string) => {
    const { totals, entries } = await test.services.penalties.list({ actor: await test.actor('pan'), period });
    return { totals, entries: entries.map(({ points, counted }) => ({ points, counted })) };
  };
  const chainOf = async (no: string) => {
    const explained = await test.services.penalties.explain({ actor: await test.actor('pan'), no });
    return explained.kind === 'chain' ? explained.chain : undefined;
  };

  it('is nothing while an appeal is open, and what is left after it', async () => {
    const no = await confirmed();
    const unitName = '公众客户部';
    expect((await list()).totals).toEqual([{ unitName, counted: '1', appealed: '0', pending: '0' }]);
    const { no: appealNo } = await appeal(no);
    expect(await list()).toEqual({
      totals: [{ unitName, counted: '0', appealed: '1', pending: '0' }],
      entries: [{ points: '1', counted: '0' }],
    });
    expect((await chainOf(no))?.counted).toBe('0');
    await judge(appealNo, 'reduced', '0.2');
    expect(await list()).toEqual({
      totals: [{ unitName, counted: '0.2', appealed: '0', pending: '0' }],
      entries: [{ points: '1', counted: '0.2' }],
    });
    expect((await chainOf(no))?.counted).toBe('0.2');
    expect((await list('2026-10')).entries).toEqual([]);
  });
});

describe('deciding an appeal', () => {
  it.each<[Outcome, string | undefined, string, string]>([
    ['upheld', undefined, 'final', '1'],
    ['reduced', '0.5', 'final', '0.5'],
    ['reversed', undefined, 'reversed', '0'],
  ])('%s %s leaves %s with %s points', async (outcome, points, status, remaining) => {
    const no = await confirmed();
    const { no: appealNo } = await appeal(no);
    const decided = await judge(appealNo, outcome, points);
    expect(decided).toMatchObject({ kind: 'decided', remaining });
    expect(await judge(appealNo, outcome, points)).toEqual(decided);
    expect(await judge(appealNo, outcome === 'upheld' ? 'reversed' : 'upheld')).toMatchObject({
      kind: 'alreadyDecided',
    });
    expect((await entry(no)).status).toBe(status);
    const explained = await test.services.penalties.explain({ actor: await test.actor('pan'), no });
    expect(explained).toMatchObject({ chain: { counted: remaining, appeal: { no: appealNo, reason: '理由成立' } } });
    expect(await codes('pan')).toContain('appealDecided');
    expect(await codes('wu')).toContain('appealDecided');
    const asInspector = await test.services.penalties.explain({ actor: await test.actor('zhou'), no });
    expect(asInspector).toMatchObject({ chain: { appeal: { reason: '' } }, seesAppeal: false });
  });

  it('refuses others and points out of range', async () => {
    const { no } = await appeal(await confirmed());
    await expect(judge(no, 'upheld', undefined, 'wu')).rejects.toMatchObject({ params: { reason: 'notRecipient' } });
    expect(await judge(no, 'reduced', '1')).toMatchObject({ kind: 'pointsOutOfRange', original: '1' });
    await expect(test.services.penalties.viewAppeal({ actor: await test.actor('zhou'), no })).rejects.toThrow();
  });

  it('keeps the ledger equal to confirmed minus given back, through any decisions', async () => {
    const script: [Outcome | 'none', string?][] = [
      ['none'],
      ['upheld'],
      ['reduced', '0.25'],
      ['reversed'],
      ['reduced', '0.75'],
    ];
    let expected = new Decimal(0);
    for (const [index, [outcome, points]] of script.entries()) {
      const no = await confirmed('clock', index + 1);
      if (outcome !== 'none') await judge((await appeal(no)).no, outcome, points);
      expected = expected.plus(outcome === 'reversed' ? 0 : (points ?? 1));
    }
    const { _sum } = await test.context.db.prisma.penaltyPosting.aggregate({ _sum: { points: true } });
    expect(_sum.points?.toString()).toBe(expected.toString());
    const list = await test.services.penalties.list({ actor: await test.actor('pan') });
    expect(list.totals).toEqual([
      { unitName: '公众客户部', counted: expected.toString(), appealed: '0', pending: '0' },
    ]);
  });
});

describe('what proves an appeal', () => {
  const evidence = async () => {
    const asked = (await test.notices('gao')).find(({ code }) => code === 'appealToDecide');
    return (asked?.params as { evidence?: unknown } | undefined)?.evidence;
  };
  const file = async (uploadedById: string) => {
    const data = { name: '截图.txt', mime: 'text/plain', size: 2, uploadedById, at: test.context.clock.now() };
    const { sha256 } = await test.context.files.put(Buffer.from('截'));
    return (await test.context.db.prisma.storedFile.create({ data: { id: `of-${uploadedById}`, sha256, ...data } })).id;
  };

  it('is files and records, told to the decider, who gets the files', async () => {
    const no = await confirmed();
    const actor = await test.actor('pan');
    const about = { no, grounds: '当日暴雨', evidenceNos: [CHAIN.orderNo, CHAIN.orderNo], submissionId: 'appeal' };
    await test.services.penalties.appeal({ actor, ...about, fileIds: [await file('pan')] });
    expect(await evidence()).toEqual({ files: 1, nos: [CHAIN.orderNo] });
    const view = await test.services.penalties.viewAppeal({ actor: await test.actor('gao'), no: 'SS-2026-0001' });
    expect(view).toMatchObject({ files: 1, evidenceNos: [CHAIN.orderNo] });
    const sent = await test.services.penalties.sendEvidence({ actor: await test.actor('gao'), no: 'SS-2026-0001' });
    expect(sent.map(({ name }) => name)).toEqual(['截图.txt']);
    const other = test.services.penalties.sendEvidence({ actor: await test.actor('zhou'), no: 'SS-2026-0001' });
    await expect(other).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('may be missing, and the decider is told so', async () => {
    await appeal(await confirmed());
    expect(await evidence()).toEqual({ files: 0, nos: [] });
  });

  it('is no record that there is not, and no file of somebody else', async () => {
    const no = await confirmed();
    const actor = await test.actor('pan');
    const about = { actor, no, grounds: '当日暴雨', submissionId: 'appeal' };
    const unknown = test.services.penalties.appeal({ ...about, fileIds: [], evidenceNos: ['CP-2026-0999'] });
    await expect(unknown).rejects.toMatchObject({ code: 'notFound', params: { no: 'CP-2026-0999' } });
    const stolen = test.services.penalties.appeal({ ...about, fileIds: [await file('zhou')] });
    await expect(stolen).rejects.toMatchObject({ code: 'notFound' });
    expect((await entry(no)).status).toBe('confirmed');
  });

  it('is taken by an upload link of whoever may appeal, as long as that is possible', async () => {
    const no = await confirmed();
    const link = async (id: string) =>
      test.services.uploads.makeLink({
        ...{ actor: await test.actor(id), conversationId: `u:${id}`, purpose: { kind: 'appeal' as const, no } },
      });
    await expect(link('wen')).rejects.toMatchObject({ code: 'forbidden' });
    const { url } = await link('pan');
    const token = url.split('/').at(-1)!;
    expect((await test.services.uploads.findLink({ token }))?.purpose).toEqual({ kind: 'appeal', no });
    await appeal(no);
    expect(await test.services.uploads.findLink({ token })).toBeUndefined();
    await expect(link('pan')).rejects.toMatchObject({ code: 'conflict' });
  });
});
