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

it('a worded answer lists its clauses in the order of its marks; its sentences are told as they come', async () => {
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
  if (asked.outcome !== 'answer' || asked.shape.kind !== 'worded') throw new Error(asked.outcome);
  expect(asked.shape.text).toBe('一小时内。①另有规定的从其规定。②①');
  expect(told).toEqual(['一小时内。', '一小时内。①另有规定的从其规定。②①']);
  expect(asked.shape.parts.map(({ clause }) => clause.id)).toEqual([given[2], given[0]]);
  expect(asked.cited).toBe(2);
  expect(asked.clauses.slice(0, 3).map(({ id }) => id)).toEqual([given[2], given[0], given[1]]);
  const { clauseIds, wordedBy } = await test.context.db.prisma.questionRecord.findUniqueOrThrow({
    where: { id: 'q2' },
  });
  expect([clauseIds.slice(0, 2), wordedBy]).toEqual([[given[2], given[0]], 'model@1']);
});

it('a model that has nothing to say leaves the clause to speak', async () => {
  const actor = await test.actor('lina');
  const word: Models['word'] = async () => ({ kind: 'fallback', reason: 'numbers' });
  const context = { ...test.context, models: { name: 'model@1', word } };
  const asked = await askStandard(context, { actor, question, questionId: 'q3' });
  expect(asked.outcome === 'answer' && asked.shape.kind).toBe('single');
});
