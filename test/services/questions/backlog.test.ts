import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectQuestion } from '../../../src/services/questions/collect-question.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { ask, backlogOf } from './asked.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const MISSED = '携号转网要几天办好';
const rows = () => test.context.db.prisma.backlogQuestion.findMany({ orderBy: { no: 'asc' } });
const place = { standardId: 'full-service', path: '第三章/第十一条' };

async function confirm(no: string | undefined, question = MISSED) {
  return test.services.questions.confirm({
    ...{ actor: await test.actor('wu'), submissionId: `confirm-${Math.random()}`, question, place },
    ...(no ? { backlogNo: no } : {}),
  });
}

describe('collecting', () => {
  it('equal questions are one row with a count, noise is none', async () => {
    await ask(test, 'lina', MISSED);
    await ask(test, 'fang', `请问${MISSED}呢？`);
    await ask(test, 'chen', '今天天气怎么样');
    await ask(test, 'chen', '谢谢你啊');
    await ask(test, 'chen', '靓号能不能过户');
    expect(await rows()).toMatchObject([
      { no: 'DW-2026-0001', text: MISSED, count: 2, cause: 'unanswered', status: 'open' },
      { no: 'DW-2026-0002', text: '靓号能不能过户', count: 1 },
    ]);
  });

  it('a question asked again by a replayed turn counts once, and is said to be noted each time', async () => {
    const questionId = await ask(test, 'lina', MISSED);
    for (let turn = 0; turn < 2; turn++) {
      const asked = { actor: await test.actor('lina'), question: MISSED, questionId };
      expect(await test.services.standards.ask(asked)).toMatchObject({ outcome: 'none', collected: true });
    }
    expect((await backlogOf(test, MISSED))?.count).toBe(1);
  });

  it('noise and what an officer dismissed are not said to be noted; a standard that is missing is', async () => {
    const asked = async (question: string) =>
      test.services.standards.ask({ actor: await test.actor('lina'), question, questionId: `asked-${question}` });
    expect(await asked('今天天气怎么样')).toMatchObject({ outcome: 'none', collected: false });
    expect(await asked('消费者权益保护法第二十四条')).toMatchObject({ outcome: 'none', collected: true });
    await ask(test, 'lina', MISSED);
    const { no } = (await backlogOf(test, MISSED))!;
    const closing = { kind: 'dismiss', reason: '不属于服务标准' } as const;
    await test.services.questions.closeBacklog({ actor: await test.actor('wu'), submissionId: 'dismiss', no, closing });
    expect(await asked(MISSED)).toMatchObject({ outcome: 'none', collected: false });
  });

  it('questions that come together are all counted in one row, and no 单号 is given twice', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) {
      const id = `together-${n}`;
      ids.push(id);
      await test.context.db.prisma.questionRecord.create({
        data: { id, staffId: 'lina', text: MISSED, outcome: 'none', clauseIds: [], at: test.context.clock.now() },
      });
    }
    const missed = { text: MISSED, cause: 'unanswered' as const, reason: '', at: test.context.clock.now() };
    await Promise.all(ids.map(questionId => collectQuestion(test.context.db.prisma, { ...missed, questionId })));
    const [row, ...others] = await rows();
    expect([row?.count, others.length]).toEqual([6, 0]);
    expect(await test.context.db.prisma.questionRecord.count({ where: { backlogId: row!.id } })).toBe(6);
  });

  it('the 9,999th is not the last', async () => {
    await test.context.db.prisma.numberSequence.create({ data: { name: 'DW-2026', value: 9_999 } });
    await ask(test, 'lina', MISSED);
    expect((await backlogOf(test, MISSED))?.no).toBe('DW-2026-10000');
  });
});

describe('closing and opening again', () => {
  it('a solved one that is asked in vain again opens, a dismissed one does not', async () => {
    await ask(test, 'lina', MISSED);
    await ask(test, 'lina', '靓号能不能过户');
    const [solved, dismissed] = await rows();
    await confirm(solved!.no);
    const officer = await test.actor('wu');
    const closing = { kind: 'dismiss' as const, reason: '业务知识' };
    await test.services.questions.closeBacklog({ actor: officer, submissionId: 's1', no: dismissed!.no, closing });
    // Solved by a confirmation that is taken back: it is missed again.
    await test.services.questions.remove({ actor: officer, question: MISSED });
    await ask(test, 'fang', MISSED);
    await ask(test, 'fang', '靓号能不能过户');
    expect(await rows()).toMatchObject([
      { status: 'open', count: 2, closedById: null, closedAt: null },
      { status: 'dismissed', count: 2, closedById: 'wu', resolution: '业务知识' },
    ]);
  });

  it('repeating a submission changes nothing more', async () => {
    await ask(test, 'lina', MISSED);
    const actor = await test.actor('wu');
    const input = {
      actor,
      submissionId: 's1',
      no: 'DW-2026-0001',
      closing: { kind: 'dismiss' as const, reason: '一' },
    };
    const first = await test.services.questions.closeBacklog(input);
    expect(await test.services.questions.closeBacklog(input)).toEqual(first);
    const other = { ...input, submissionId: 's2', closing: { kind: 'dismiss' as const, reason: '二' } };
    expect(await test.services.questions.closeBacklog(other)).toMatchObject({
      kind: 'wrongState',
      status: 'dismissed',
    });
    expect((await backlogOf(test, MISSED))?.resolution).toBe('一');
  });

  it('what waits for a standard is off the list, and stays so however often it is asked', async () => {
    await ask(test, 'lina', MISSED);
    const actor = await test.actor('wu');
    const closing = { kind: 'waitForStandard' as const, standardId: 'full-service', note: '补一条' };
    await test.services.questions.closeBacklog({ actor, submissionId: 's1', no: 'DW-2026-0001', closing });
    await ask(test, 'fang', MISSED);
    expect(await rows()).toMatchObject([{ status: 'waiting', count: 2, standardId: 'full-service' }]);
    expect(await test.services.questions.backlog({ actor, status: 'open', page: 1 })).toMatchObject({
      total: 0,
      waiting: 1,
    });
    expect(await test.notices('lina')).toEqual([]);
  });
});

describe('telling who asked', () => {
  it('each once, for their latest question; who solved it is not told', async () => {
    await ask(test, 'lina', MISSED);
    await ask(test, 'lina', MISSED);
    await ask(test, 'fang', MISSED);
    await ask(test, 'wu', MISSED);
    const result = await confirm('DW-2026-0001');
    expect(result).toMatchObject({ kind: 'confirmed', solved: ['DW-2026-0001'], told: 2 });
    expect((await test.notices('lina')).map(notice => notice.code)).toEqual(['questionSolved']);
    expect((await test.notices('fang')).length).toBe(1);
    expect((await test.notices('wu')).length).toBe(0);
    expect((await test.notices('lina'))[0]).toMatchObject({ refNo: null });
  });

  it('solved a second time, only who asked since the first is told', async () => {
    await ask(test, 'lina', MISSED);
    await confirm('DW-2026-0001');
    const officer = await test.actor('wu');
    await test.services.questions.remove({ actor: officer, question: MISSED });
    await ask(test, 'fang', MISSED);
    await confirm('DW-2026-0001');
    expect((await test.notices('lina')).length).toBe(1);
    expect((await test.notices('fang')).length).toBe(1);
    // Lina misses it again herself, later: that is a new cause.
    await test.advanceTo('2026-11-03T09:00:00+08:00');
    await test.services.questions.remove({ actor: officer, question: MISSED });
    await ask(test, 'lina', MISSED);
    await confirm('DW-2026-0001');
    expect((await test.notices('lina')).length).toBe(2);
    expect((await test.notices('fang')).length).toBe(1);
  });
});

describe('reading', () => {
  it('most asked first; who asked by kind of unit; never a name', async () => {
    await ask(test, 'lina', '靓号能不能过户');
    for (const who of ['lina', 'chen', 'fang', 'shi']) await ask(test, who, MISSED);
    const actor = await test.actor('wu');
    const list = await test.services.questions.backlog({ actor, status: 'open', page: 1 });
    expect(list.rows.map(row => row.text)).toEqual([MISSED, '靓号能不能过户']);
    const viewed = await test.services.questions.viewBacklog({ actor, no: list.rows[0]!.no });
    expect(viewed.askers).toEqual([
      { kind: 'hall', count: 2 },
      { kind: 'customerGroup', count: 1 },
      { kind: 'hotline', count: 1 },
    ]);
    expect(JSON.stringify(viewed)).not.toMatch(/李娜|陈映雪|方静姝|石春燕|lina|chen|fang/u);
    expect(viewed.found.clauses.length).toBeGreaterThan(0);
  });

  it('is for quality officers', async () => {
    await ask(test, 'lina', MISSED);
    for (const who of ['lina', 'chen', 'zhou', 'gao', 'root']) {
      const actor = await test.actor(who);
      await expect(test.services.questions.backlog({ actor, status: 'open', page: 1 })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(test.services.questions.viewBacklog({ actor, no: 'DW-2026-0001' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });
});
