import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { ask, backlogOf } from './asked.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const ANSWERED = '农村宽带坏了几小时修';
const rate = async (who: string, questionId: string, useful: boolean, reason?: string) =>
  test.services.questions.rate({ actor: await test.actor(who), questionId, useful, ...(reason ? { reason } : {}) });
const feedback = (questionId: string) => test.context.db.prisma.questionFeedback.findUnique({ where: { questionId } });

describe('有用/没用', () => {
  it('is the word of who asked, the last one', async () => {
    const id = await ask(test, 'lina', ANSWERED);
    await expect(rate('fang', id, false)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rate('lina', 'unknown', false)).rejects.toMatchObject({ code: 'notFound' });
    expect(await feedback(id)).toBeNull();
    expect(await rate('lina', id, false)).toMatchObject({ changed: false, collected: true });
    expect(await rate('lina', id, false, '没说清楚')).toMatchObject({ changed: false, reason: '没说清楚' });
    expect(await rate('lina', id, false)).toMatchObject({ reason: '没说清楚' });
    expect(await rate('lina', id, true)).toMatchObject({ changed: true, collected: false });
    expect(await feedback(id)).toMatchObject({ useful: true, reason: '', staffId: 'lina' });
  });

  it('没用 puts the question into the backlog once, with its cause and reason; 有用 takes it back', async () => {
    const id = await ask(test, 'lina', ANSWERED);
    await rate('lina', id, false);
    await rate('lina', id, false, '没说清楚');
    expect(await backlogOf(test, ANSWERED)).toMatchObject({
      count: 1,
      cause: 'badlyRated',
      reason: '没说清楚',
      status: 'open',
    });
    const other = await ask(test, 'fang', ANSWERED);
    await rate('fang', other, false);
    expect(await backlogOf(test, ANSWERED)).toMatchObject({ count: 2 });
    await rate('lina', id, true);
    expect(await backlogOf(test, ANSWERED)).toMatchObject({ count: 1, status: 'open' });
    await rate('fang', other, true);
    expect(await backlogOf(test, ANSWERED)).toMatchObject({ count: 0, status: 'dismissed', closedById: null });
    // Nobody dismissed it: missed again, it is open again.
    await rate('fang', other, false);
    expect(await backlogOf(test, ANSWERED)).toMatchObject({ count: 1, status: 'open' });
  });

  it('uncertain candidates count only when they were no use', async () => {
    const id = await ask(test, 'lina', '投诉怎么办结');
    expect(await backlogOf(test, '投诉怎么办结')).toBeNull();
    await rate('lina', id, false);
    expect(await backlogOf(test, '投诉怎么办结')).toMatchObject({ cause: 'uncertain', count: 1 });
  });

  it('what found nothing stays missed whatever is said of it, and counts once', async () => {
    const id = await ask(test, 'lina', '携号转网要几天');
    await rate('lina', id, false);
    await rate('lina', id, true);
    expect(await backlogOf(test, '携号转网要几天')).toMatchObject({ cause: 'unanswered', count: 1, status: 'open' });
  });

  it('small talk stays out even when it is rated', async () => {
    const id = await ask(test, 'lina', '红烧肉怎么做');
    expect(await rate('lina', id, false)).toMatchObject({ collected: false });
    expect(await test.context.db.prisma.backlogQuestion.count()).toBe(0);
  });
});

describe('有用 as a candidate for a confirmed question', () => {
  const next = async () => test.services.questions.nextUseful({ actor: await test.actor('wu') });

  it('equal questions are one candidate, the most useful first; nothing enters by itself', async () => {
    const confirmedBefore = await test.context.db.prisma.clauseQuestion.count();
    for (const who of ['lina', 'fang']) await rate(who, await ask(test, who, ANSWERED), true);
    await rate('chen', await ask(test, 'chen', '投诉多久要首次响应'), true);
    const { next: first, total } = await next();
    expect(first).toMatchObject({ question: ANSWERED, count: 2, path: '第三章/第十三条' });
    expect(total).toBe(2);
    expect(await test.context.db.prisma.clauseQuestion.count()).toBe(confirmedBefore);
  });

  it('decided either way, it is not offered again', async () => {
    const officer = await test.actor('wu');
    await rate('lina', await ask(test, 'lina', ANSWERED), true);
    expect(await test.services.questions.declineUseful({ actor: officer, question: `${ANSWERED}？` })).toEqual({
      declined: 1,
    });
    await rate('fang', await ask(test, 'fang', ANSWERED), true);
    expect((await next()).total).toBe(0);
    await rate('chen', await ask(test, 'chen', '投诉多久要首次响应'), true);
    const candidate = (await next()).next!;
    await test.services.questions.confirm({
      ...{ actor: officer, submissionId: 's1', question: candidate.question },
      place: { standardId: candidate.standardId, path: candidate.path },
    });
    expect((await next()).total).toBe(0);
  });
});
