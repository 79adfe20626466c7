import { afterAll, beforeAll, expect, it } from 'vitest';
import { askStandard } from '../../../src/services/standards/ask-standard.ts';
import type { Models } from '../../../src/services/standards/models.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

const question = '客户投诉多久要首次响应';
const recorded = (id: string) => test.context.db.prisma.questionRecord.findUniqueOrThrow({ where: { id } });

it('without a model the best clause is the answer; a repeated question is recorded once', async () => {
  const actor = await test.actor('lina');
  const asked = await askStandard(test.context, { actor, question, questionId: 'q1' });
  expect(asked).toMatchObject({ outcome: 'answer', cited: 1, worded: null });
  expect(await askStandard(test.context, { actor, question, questionId: 'q1' })).toEqual(asked);
  expect(await recorded('q1')).toMatchObject({
    staffId: 'lina',
    text: question,
    outcome: 'answer',
    wordedBy: null,
    at: test.context.clock.now(),
    clauseIds: asked.outcome === 'answer' ? asked.clauses.map(clause => clause.id) : [],
  });
});

it('what a worded answer cites comes first in the order of its marks, in the record too; its sentences are told as they come', async () => {
  const actor = await test.actor('lina');
  let given: string[] = [];
  const told: string[] = [];
  const word: NonNullable<Models['word']> = async ({ clauses, onStatements, questionId }) => {
    given = clauses.map(clause => clause.id);
    const statements = [
      { text: '一小时内。', citedIds: [given[2]!] },
      { text: '另有规定的从其规定。', citedIds: [given[0]!, given[2]!] },
    ];
    onStatements?.(statements.slice(0, 1));
    onStatements?.(statements);
    expect(questionId).toBe('q2');
    return { kind: 'worded', statements, citedIds: [given[2]!, given[0]!], promptVersion: '1', model: 'model' };
  };
  const context = { ...test.context, models: { name: 'model@1', word } };
  const asked = await askStandard(context, { actor, question, questionId: 'q2', progress: text => told.push(text) });
  if (asked.outcome !== 'answer') throw new Error(asked.outcome);
  expect(asked).toMatchObject({ cited: 2, worded: '一小时内。①另有规定的从其规定。②①' });
  expect(told).toEqual(['一小时内。', '一小时内。①另有规定的从其规定。②①']);
  expect(asked.clauses.slice(0, 3).map(clause => clause.id)).toEqual([given[2], given[0], given[1]]);
  const { clauseIds, wordedBy } = await recorded('q2');
  expect([clauseIds.slice(0, 2), wordedBy]).toEqual([[given[2], given[0]], 'model@1']);
});

it('what is off every standard is answered with nothing, and recorded so', async () => {
  const actor = await test.actor('lina');
  const asked = await askStandard(test.context, { actor, question: '今天天气怎么样', questionId: 'q3' });
  expect(asked.outcome).toBe('none');
  expect(await recorded('q3')).toMatchObject({ outcome: 'none', clauseIds: [] });
});
