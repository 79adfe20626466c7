import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retrieveClauses } from '../../../src/services/standards/retrieve-clauses.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const place = { standardId: 'broadband-time-limits', path: '第三章/第十三条' };
const QUESTION = '网线口松了老掉线归不归咱管';

async function confirm(question: string, submissionId: string, at = place) {
  return test.services.questions.confirm({ actor: await test.actor('wu'), submissionId, question, place: at });
}

async function found(question: string, filter?: (clause: { standardId: string }) => boolean) {
  const library = await test.context.library.on(test.context.clock.now());
  const judged = await retrieveClauses(test.context, { question, library, ...(filter ? { filter } : {}) });
  return { outcome: judged.outcome, first: judged.outcome === 'none' ? null : judged.hits[0]!.document.path };
}

describe('a confirmed question', () => {
  it('leads to its clause with the next question, however it is put, also where no standard has a word of it', async () => {
    expect((await found(QUESTION)).first).not.toBe(place.path);
    await confirm(QUESTION, 's1');
    expect(await found(QUESTION)).toEqual({ outcome: 'answer', first: place.path });
    expect(await found(`请问${QUESTION}呢？`)).toEqual({ outcome: 'answer', first: place.path });
  });

  it('does not reach into what was filtered out, nor to other questions', async () => {
    await confirm(QUESTION, 's1');
    expect((await found(QUESTION, clause => clause.standardId === 'hall-service')).first).not.toBe(place.path);
    expect((await found('红烧肉怎么做')).outcome).toBe('none');
    expect((await found('营业厅排队最多等几分钟')).first).toBe('第四章/第十六条');
  });

  it('of two clauses it is confirmed for, the search says which comes first', async () => {
    const question = '宽带装机要多久';
    await confirm(question, 's1', { standardId: 'broadband-time-limits', path: '第二章/第五条' });
    await confirm(question, 's2', { standardId: 'broadband-time-limits', path: '第二章/第八条' });
    expect(await found(question)).toEqual({ outcome: 'answer', first: '第二章/第五条' });
  });

  it('is kept once; confirming again counts for today', async () => {
    expect(await confirm(QUESTION, 's1')).toMatchObject({ kind: 'confirmed', again: false });
    await test.advanceTo('2026-11-05T09:00:00+08:00');
    expect(await confirm(QUESTION, 's2')).toMatchObject({ kind: 'confirmed', again: true });
    const rows = await test.context.db.prisma.clauseQuestion.findMany({ where: { text: QUESTION } });
    expect(rows).toMatchObject([{ ...place, confirmedById: 'wu', confirmedAt: test.context.clock.now() }]);
  });

  it('needs a clause that exists and a question that says something', async () => {
    expect(await confirm(QUESTION, 's1', { ...place, path: '第九章/第九十九条' })).toMatchObject({
      kind: 'clauseMissing',
    });
    expect(await confirm('嗯', 's2')).toMatchObject({ kind: 'badText' });
    expect(await test.context.db.prisma.clauseQuestion.count({ where: { text: { in: [QUESTION, '嗯'] } } })).toBe(0);
  });

  it('taken back, it leads nowhere from the next question on', async () => {
    await confirm(QUESTION, 's1');
    const actor = await test.actor('wu');
    expect(await test.services.questions.remove({ actor, question: QUESTION })).toMatchObject({ kind: 'removed' });
    expect((await found(QUESTION)).first).not.toBe(place.path);
    expect(await test.services.questions.remove({ actor, question: QUESTION })).toEqual({ kind: 'unknown' });
  });

  it('is for quality officers', async () => {
    for (const who of ['lina', 'chen', 'zhou', 'gao']) {
      const actor = await test.actor(who);
      const input = { actor, submissionId: `s-${who}`, question: QUESTION, place };
      await expect(test.services.questions.confirm(input)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(test.services.questions.remove({ actor, question: QUESTION })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(test.services.questions.confirmed({ actor, page: 1 })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(test.services.questions.testHit({ actor, question: QUESTION })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });
});
