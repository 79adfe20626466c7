import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let zhou: Actor;
let jiang: Actor;

beforeAll(async () => {
  test = await openTestContext();
  // A third inspector of the hall line.
  await test.context.db.prisma.staff.update({ where: { id: 'jiang' }, data: { lines: ['complaint', 'hall'] } });
  [zhou, jiang] = [await test.actor('zhou'), await test.actor('jiang')];
});
afterAll(() => test.close());

async function begin(submissionId: string): Promise<string> {
  const { inspections } = test.services;
  const begun = await inspections.beginDraft({
    actor: zhou,
    submissionId,
    programmeId: 'hall',
    unitId: 'hall-tongchuan',
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun.inspectionId;
}

it('a draft goes to a colleague of the line with all that is in it, once, and both know', async () => {
  const { inspections } = test.services;
  const inspectionId = await begin('h1');
  expect((await inspections.listSuccessors({ actor: zhou, inspectionId })).map(each => each.id)).toEqual([
    'jiang',
    'tang',
  ]);
  const input = { actor: zhou, submissionId: 'hand-1', inspectionId, toId: 'jiang' };
  const done = { kind: 'handedOver', to: '蒋书宁', unit: '通川营业厅', programme: '营业厅监督检查' };
  expect(await inspections.handOverDraft(input)).toEqual(done);
  expect(await inspections.handOverDraft(input)).toEqual(done);

  expect((await inspections.listChoices({ actor: zhou })).drafts).toEqual([]);
  expect((await inspections.listChoices({ actor: jiang })).drafts.map(each => each.inspectionId)).toEqual([
    inspectionId,
  ]);
  const row = await test.context.db.prisma.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  expect([row.inspectorId, row.handedFromId, row.status]).toEqual(['jiang', 'zhou', 'draft']);
  await expect(inspections.openDraft({ actor: zhou, inspectionId })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await inspections.openDraft({ actor: jiang, inspectionId })).kind).toBe('draft');
  const notices = (await test.notices('jiang')).filter(each => each.code === 'draftHandedOver');
  expect(notices.map(each => each.params)).toEqual([
    { from: '周行远', unit: '通川营业厅', programme: '营业厅监督检查' },
  ]);
});

it('nobody gives away what is not theirs, nor to somebody of another line or to themselves', async () => {
  const { inspections } = test.services;
  const inspectionId = await begin('h2');
  const hand = (actor: Actor, toId: string) =>
    inspections.handOverDraft({ actor, submissionId: `no-${actor.id}-${toId}`, inspectionId, toId });
  await expect(hand(jiang, 'jiang')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(hand(zhou, 'min')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherLine' } });
  await expect(hand(zhou, 'lina')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'roleMissing' } });
  await expect(hand(zhou, 'zhou')).rejects.toMatchObject({ code: 'conflict' });
  await expect(hand(zhou, 'nobody')).rejects.toMatchObject({ code: 'notFound' });
  const row = await test.context.db.prisma.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  expect([row.inspectorId, row.handedFromId]).toEqual(['zhou', null]);
});
