import { afterAll, beforeAll, expect, it } from 'vitest';
import { askStandard } from '../../../src/services/standards/ask-standard.ts';
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

it('what is off every standard is answered with nothing, and recorded so', async () => {
  const actor = await test.actor('lina');
  const asked = await askStandard(test.context, { actor, question: '今天天气怎么样', questionId: 'q3' });
  expect(asked.outcome).toBe('none');
  expect(await recorded('q3')).toMatchObject({ outcome: 'none', clauseIds: [] });
});
