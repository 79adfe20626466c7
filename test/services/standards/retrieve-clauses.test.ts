import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LibrarySnapshot } from '../../../src/services/standards/library.ts';
import type { Models } from '../../../src/services/standards/models.ts';
import { modelsFor } from '../../../src/services/standards/models-for.ts';
import { retrieveClauses } from '../../../src/services/standards/retrieve-clauses.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

/** One the built-in search is sure of, one it can only guess, one it refuses. */
const SURE = '宽带装机要多久';
const UNSURE = '师傅态度不好怎么处理';
const REFUSED = '电费一度多少钱';

let test: TestContext;
let library: LibrarySnapshot;
beforeAll(async () => {
  test = await openTestContext();
  library = await test.context.library.on(test.context.clock.now());
});
afterAll(() => test.close());

const alone = (question: string) => retrieveClauses({}, { question, library });
const helped = (question: string, models: Partial<Models>) =>
  retrieveClauses({ models: { name: 'm', ...models } }, { question, library });
const idsOf = (judged: Awaited<ReturnType<typeof alone>>) =>
  judged.outcome === 'none' ? [] : judged.hits.map(({ id }) => id);
const scoring =
  (of: (text: string) => number): NonNullable<Models['rank']> =>
  async ({ clauses }) => ({ kind: 'ranked', scores: new Map(clauses.map(({ id, text }) => [id, of(text)])) });

it('the questions are what they are taken for', async () => {
  const outcomes = await Promise.all([SURE, UNSURE, REFUSED].map(async question => (await alone(question)).outcome));
  expect(outcomes).toEqual(['answer', 'candidates', 'none']);
});

describe('without help', () => {
  it('where the built-in search is sure, no model is asked', async () => {
    const models = { rewrite: vi.fn(), rank: vi.fn() };
    expect(await helped(SURE, models)).toEqual(await alone(SURE));
    expect([models.rewrite, models.rank].map(each => each.mock.calls.length)).toEqual([0, 0]);
  });

  it('small talk is no question for a model', async () => {
    const rewrite = vi.fn();
    await helped('你好', { rewrite });
    expect(rewrite).not.toHaveBeenCalled();
  });

  it.each([UNSURE, REFUSED])('a model that has nothing to offer changes nothing: %s', async question => {
    const models: Partial<Models> = {
      rewrite: async () => ({ kind: 'none', reason: 'timeout' }),
      rank: async () => ({ kind: 'none', reason: 'http' }),
    };
    const [with_, without] = [await helped(question, models), await alone(question)];
    expect([with_.outcome, idsOf(with_).slice(0, 3)]).toEqual([without.outcome, idsOf(without).slice(0, 3)]);
  });
});

describe('with help', () => {
  it('a rewriting brings in what other words found, as candidates', async () => {
    const rewrite: Models['rewrite'] = async () => ({ kind: 'rewritten', questions: ['宽带单户故障修复时限'] });
    const judged = await helped('网挂了啥时候好', {
      rewrite,
      rank: scoring(text => (text.includes('宽带单户故障') ? 1 : 0)),
    });
    expect(judged.outcome).not.toBe('answer');
    expect(judged.outcome !== 'none' && judged.hits[0]?.document.path).toContain('第十三条');
  });

  it('the model’s score moves a clause up', async () => {
    const before = await alone(UNSURE);
    const third = idsOf(before)[2];
    const rank: Models['rank'] = async () => ({ kind: 'ranked', scores: new Map([[third!, 1]]) });
    expect(idsOf(await helped(UNSURE, { rank }))[0]).toBe(third);
  });

  it('a model that praises everything makes nothing an answer that the built-in search refuses', async () => {
    const rewrite: Models['rewrite'] = async () => ({ kind: 'rewritten', questions: [SURE] });
    expect((await helped(REFUSED, { rewrite, rank: scoring(() => 1) })).outcome).not.toBe('answer');
  });

  it('likeness in meaning is added where there are vectors, and never waited for', async () => {
    const target = library.clauses.find(clause => clause.path.endsWith('第二十条'))!;
    const cosines = Float32Array.from(library.clauses, clause => (clause === target ? 1 : 0));
    const vectors = {
      of: vi.fn<() => { cosines: () => Float32Array } | undefined>(() => ({ cosines: () => cosines })),
    };
    const question = vi.fn(async () => ({
      kind: 'ok' as const,
      vectors: [new Float32Array(2)],
      usage: { promptTokens: 1, completionTokens: 0 },
    }));
    const context = {
      models: { name: 'm', embed: { model: 'e', question, texts: vi.fn() } },
      clauseVectors: { ...vectors, idle: async () => {}, stop: () => {} },
    };
    const judged = await retrieveClauses(context, { question: UNSURE, library });
    expect(idsOf(judged)).toContain(target.id);
    vectors.of.mockReturnValue(undefined);
    question.mockClear();
    expect(idsOf(await retrieveClauses(context, { question: UNSURE, library })).slice(0, 3)).toEqual(
      idsOf(await alone(UNSURE)).slice(0, 3),
    );
    expect(question).not.toHaveBeenCalled();
  });

  it('what is filtered out is not brought back by a model', async () => {
    const rewrite: Models['rewrite'] = async () => ({ kind: 'rewritten', questions: [SURE] });
    const context = { models: { name: 'm', rewrite, rank: scoring(() => 1) } };
    const filter = ({ standard }: { standard: string }) => standard === '营业厅服务规范';
    const judged = await retrieveClauses(context, { question: UNSURE, library, filter });
    expect(judged.outcome === 'none' ? [] : judged.hits.filter(({ document }) => !filter(document))).toEqual([]);
  });
});

it('one question is helped twice at most, and every call carries its id', async () => {
  const rewrite = vi.fn<NonNullable<Models['rewrite']>>(async () => ({ kind: 'none', reason: 'nothing' }));
  const models = modelsFor({ name: 'm', rewrite }, 'q1');
  for (let i = 0; i < 4; i += 1) await retrieveClauses(models, { question: UNSURE, library });
  expect(rewrite.mock.calls.map(([input]) => input.questionId)).toEqual(['q1', 'q1']);
});
