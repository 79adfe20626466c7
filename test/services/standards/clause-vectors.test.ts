import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClauseVectors } from '../../../src/services/standards/clause-vectors.ts';
import type { LibrarySnapshot } from '../../../src/services/standards/library.ts';
import type { Models } from '../../../src/services/standards/models.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let library: LibrarySnapshot;
beforeAll(async () => {
  test = await openTestContext();
  library = await test.context.library.on(test.context.clock.now());
});
afterAll(() => test.close());

type Embed = NonNullable<Models['embed']>;
const usage = { promptTokens: 1, completionTokens: 0 };
/** Length, and whether the text speaks of broadband. */
const vectorOf = (text: string) => Float32Array.from([text.length, text.includes('宽带') ? 100_000 : 0]);

function instance(
  model: string,
  texts: Embed['texts'] = async all => ({ kind: 'ok', vectors: all.map(vectorOf), usage }),
) {
  const asked = vi.fn(texts);
  let at = 0;
  const onError = vi.fn();
  const embed: Embed = { model, question: vi.fn(), texts: asked };
  const store = createClauseVectors({ db: test.context.db, embed, realNow: () => new Date(at), onError });
  const later = (ms: number): void => {
    at += ms;
  };
  return { store, asked, onError, later };
}

it('loads in the background, in batches, once for all instances, and compares exactly', async () => {
  const { store, asked } = instance('e1');
  expect(store.of(library)).toBeUndefined();
  expect(store.of(library)).toBeUndefined();
  await store.idle();
  expect(Math.max(...asked.mock.calls.map(([texts]) => texts.length))).toBeLessThanOrEqual(32);
  expect(asked.mock.calls.flatMap(([texts]) => texts).length).toBe(
    new Set(library.clauses.map(({ title, text }) => `${title}\n${text}`)).size,
  );

  const cosines = store.of(library)?.cosines(Float32Array.from([0, 5]));
  expect(cosines?.length).toBe(library.clauses.length);
  library.clauses.forEach((clause, index) => {
    const [length, broadband] = vectorOf(`${clause.title}\n${clause.text}`.slice(0, 1200)) as unknown as [
      number,
      number,
    ];
    expect(cosines?.[index]).toBeCloseTo(broadband / Math.hypot(length, broadband), 4);
  });
  expect(store.of(library)?.cosines(new Float32Array(3))).toBeUndefined();

  const other = instance('e1');
  other.store.of(library);
  await other.store.idle();
  expect(other.asked).not.toHaveBeenCalled();
  expect([...other.store.of(library)!.cosines(Float32Array.from([1, 1]))!]).toEqual([
    ...store.of(library)!.cosines(Float32Array.from([1, 1]))!,
  ]);
});

it('another model has vectors of its own', async () => {
  const { store, asked } = instance('e2');
  store.of(library);
  await store.idle();
  expect(asked).toHaveBeenCalled();
});

it('a failure leaves the server alone for a while; what was there is kept', async () => {
  let failing = true;
  const { store, asked, later } = instance('e3', async all =>
    failing && asked.mock.calls.length > 1
      ? { kind: 'failed', reason: 'http', attempts: 1 }
      : { kind: 'ok', vectors: all.map(vectorOf), usage },
  );
  store.of(library);
  await store.idle();
  expect(store.of(library)).toBeUndefined();
  const before = asked.mock.calls.length;
  await store.idle();
  expect(asked.mock.calls.length).toBe(before);
  failing = false;
  later(300_000);
  store.of(library);
  await store.idle();
  expect(store.of(library)).toBeDefined();
  // The first batch was not asked for again.
  const texts = asked.mock.calls.flatMap(([all]) => all);
  expect(texts.filter(text => text === texts[0])).toHaveLength(1);
});
