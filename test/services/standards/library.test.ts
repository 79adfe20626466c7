import { afterAll, beforeAll, expect, it } from 'vitest';
import { search } from '../../../src/search/search.ts';
import { createLibrary } from '../../../src/services/standards/library.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

const TITLE = '排队叫号试行规定';
const PATH = '第一条';

/** Editions of one standard, each with one clause; nothing else reads them. */
async function edition(label: string, from: string, more: { to?: string; withdrawn?: string; text: string }) {
  const { prisma } = test.context.db;
  await prisma.standard.upsert({
    where: { id: 'queue' },
    create: { id: 'queue', title: TITLE, aliases: [], level: 'companyStandard' },
    update: {},
  });
  await prisma.standardVersion.create({
    data: {
      id: `queue@${label}`,
      standardId: 'queue',
      label,
      status: more.withdrawn ? 'withdrawn' : more.to ? 'superseded' : 'published',
      effectiveFrom: new Date(from),
      effectiveTo: more.to ? new Date(more.to) : null,
      withdrawnAt: more.withdrawn ? new Date(more.withdrawn) : null,
      sourceName: '',
      sourceHash: '',
      importedById: 'operator',
      importedAt: new Date('2020-01-01T00:00:00Z'),
      publishedAt: new Date('2020-01-01T00:00:00Z'),
      clauses: { create: { id: `queue@${label}/1`, ordinal: 1, path: PATH, number: PATH, text: more.text } },
    },
  });
}

const raiseRevision = () =>
  test.context.db.prisma.libraryRevision.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
const clauseOn = async (at: string) =>
  (await test.context.library.on(new Date(at))).clauses.find(({ standard }) => standard === TITLE);

it('flips at the effective minute, ends with a withdrawal at any minute, and counts neither drafts nor what never began', async () => {
  await edition('2026-03-01', '2026-03-01T00:00+08:00', { to: '2026-06-01T00:00+08:00', text: '排队不超过二十分钟。' });
  await edition('2026-06-01', '2026-06-01T00:00+08:00', {
    withdrawn: '2026-07-15T14:37+08:00',
    text: '排队不超过十五分钟。',
  });
  await edition('2026-09-01', '2026-09-01T00:00+08:00', {
    withdrawn: '2026-08-20T10:00+08:00',
    text: '排队不超过五分钟。',
  });
  await raiseRevision();
  const versionAt = async (at: string) => (await clauseOn(`${at}+08:00`))?.version;
  expect(await versionAt('2026-02-28T23:59')).toBeUndefined();
  expect(await versionAt('2026-03-01T00:00')).toBe('2026-03-01');
  expect(await versionAt('2026-05-31T23:59')).toBe('2026-03-01');
  expect(await versionAt('2026-06-01T00:00')).toBe('2026-06-01');
  expect(await versionAt('2026-07-15T14:36')).toBe('2026-06-01');
  expect(await versionAt('2026-07-15T14:37')).toBeUndefined();
  expect(await versionAt('2026-09-02T00:00')).toBeUndefined();
});

it('finds a clause by a question that was confirmed for its place, in every edition, and reads nothing twice', async () => {
  const { prisma } = test.context.db;
  const before = await clauseOn('2026-07-01T00:00+08:00');
  const other = async () =>
    (await test.context.library.on(new Date('2026-07-01T00:00+08:00'))).clauses.find(
      ({ standard }) => standard !== TITLE,
    );
  const untouched = await other();
  await prisma.clauseQuestion.create({
    data: {
      id: 'q',
      standardId: 'queue',
      path: PATH,
      text: '取了票要干站多长辰光',
      confirmedById: 'operator',
      confirmedAt: new Date(0),
    },
  });
  expect((await clauseOn('2026-07-01T00:00+08:00'))?.questions).toEqual([]);
  await raiseRevision();
  const clause = await clauseOn('2026-07-01T00:00+08:00');
  expect(clause).toEqual({ ...before, questions: ['取了票要干站多长辰光'] });
  expect((await clauseOn('2026-04-01T00:00+08:00'))?.questions).toEqual(['取了票要干站多长辰光']);
  expect(await other()).toBe(untouched);
  const { index } = await test.context.library.on(new Date('2026-07-01T00:00+08:00'));
  expect(search(index, '取票以后干站多长辰光')[0]?.document.standard).toBe(TITLE);
});

it('what an index took over from the one before is what a fresh one holds', async () => {
  const at = new Date('2026-07-01T00:00+08:00');
  const kept = await test.context.library.on(at);
  const fresh = await createLibrary(test.context.db).on(at);
  expect(kept.clauses).toEqual(fresh.clauses);
  for (const question of ['宽带装机要多久', '排队多久', '投诉几天答复']) {
    expect(search(kept.index, question).map(hit => [hit.id, hit.score])).toEqual(
      search(fresh.index, question).map(hit => [hit.id, hit.score]),
    );
  }
});

it("a new name of a standard is the clauses' new context", async () => {
  await test.context.db.prisma.standard.update({ where: { id: 'queue' }, data: { title: '取号规定' } });
  await raiseRevision();
  const { clauses } = await test.context.library.on(new Date('2026-07-01T00:00+08:00'));
  expect(
    clauses.filter(({ standardId }) => standardId === 'queue').map(({ title, standard }) => [title, standard]),
  ).toEqual([['取号规定', '取号规定']]);
});
