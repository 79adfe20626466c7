import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerItem, attachFiles, draftChange, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let zhou: Actor;
let round = 0;
const hall = { programmeId: 'hall', unitId: 'hall-tongchuan' };

beforeAll(async () => {
  test = await openTestContext();
  zhou = await test.actor('zhou');
});
afterAll(() => test.close());
beforeEach(() => {
  round += 1;
});

async function begin(): Promise<string> {
  const begun = await test.services.inspections.beginDraft({ actor: zhou, submissionId: `m${round}`, ...hall });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun.inspectionId;
}

async function open(inspectionId: string) {
  const opened = await test.services.inspections.openDraft({ actor: zhou, inspectionId });
  if (opened.kind !== 'draft') throw new Error(opened.kind);
  return opened;
}

type Opened = Awaited<ReturnType<typeof open>>;

async function edit(inspectionId: string, change: (opened: Opened) => InspectionDraft) {
  const opened = await open(inspectionId);
  return test.services.inspections.saveDraft({
    actor: zhou,
    inspectionId,
    cycle: 'monthly',
    change: draftChange(opened.draft, change(opened)) ?? {},
  });
}

const answer = (inspectionId: string, ordinal: number, said: ItemAnswer) =>
  edit(inspectionId, ({ sheet, draft }) => answerItem(draft, sheet.items[ordinal - 1]!, said));
const fill = (inspectionId: string) => edit(inspectionId, ({ sheet, draft }) => fillRest(sheet, draft).draft);
const submit = (inspectionId: string) => test.services.inspections.submit({ actor: zhou, inspectionId });

describe('a draft', () => {
  it('is begun once per submission id, and again for another', async () => {
    const first = await begin();
    expect(await begin()).toBe(first);
    round += 1;
    expect(await begin()).not.toBe(first);
  });

  it('keeps answers of two devices that fill different items', async () => {
    const id = await begin();
    const seenByBoth = await open(id);
    const [one, two] = [1, 2].map(ordinal =>
      answerItem(seenByBoth.draft, seenByBoth.sheet.items[ordinal - 1]!, { result: 'notApplicable' }),
    );
    for (const draft of [one!, two!]) {
      const change = draftChange(seenByBoth.draft, draft)!;
      await test.services.inspections.saveDraft({ actor: zhou, inspectionId: id, cycle: 'monthly', change });
    }
    expect(Object.keys((await open(id)).draft.answers)).toEqual(['1', '2']);
  });

  it('is, whenever it is opened again, what was answered so far', { timeout: 30_000 }, async () => {
    const step = fc.record({
      ordinal: fc.integer({ min: 1, max: 20 }),
      na: fc.boolean(),
      note: fc.constantFrom('', '甲', '乙\'%"'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async steps => {
        round += 1;
        const id = await begin();
        let expected = (await open(id)).draft;
        for (const { ordinal, na, note } of steps) {
          await edit(id, ({ sheet, draft }) => {
            const item = sheet.items[ordinal - 1]!;
            const said: ItemAnswer = na ? { result: 'notApplicable' } : { result: 'scored', points: 0 };
            expected = answerItem(draft, item, said, note);
            return expected;
          });
          expect((await open(id)).draft).toEqual(expected);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('moves to the period of its date', async () => {
    const id = await begin();
    await edit(id, ({ draft }) => ({ ...draft, inspectedAt: new Date('2026-10-31T10:00:00+08:00') }));
    const row = await test.context.db.prisma.inspection.findUniqueOrThrow({ where: { id } });
    expect([row.period, row.inspectedAt.toISOString()]).toEqual(['2026-10', '2026-10-31T02:00:00.000Z']);
  });

  it('belongs to its inspector', async () => {
    const id = await begin();
    const wu = await test.actor('wu');
    await expect(test.services.inspections.openDraft({ actor: wu, inspectionId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await test.services.inspections.discardDraft({ actor: wu, inspectionId: id })).toEqual({ kind: 'closed' });
    const saved = await test.services.inspections.saveDraft({
      actor: wu,
      inspectionId: id,
      cycle: 'monthly',
      change: { note: 'x' },
    });
    expect(saved).toEqual({ kind: 'closed' });
  });

  it('is closed once it is discarded', async () => {
    const id = await begin();
    await fill(id);
    await test.services.inspections.discardDraft({ actor: zhou, inspectionId: id });
    expect(await test.services.inspections.openDraft({ actor: zhou, inspectionId: id })).toMatchObject({
      kind: 'closed',
    });
    expect(await submit(id)).toEqual({ kind: 'discarded' });
  });

  it('stands in the to-do list of its inspector only', async () => {
    await begin();
    const todos = await test.services.inspections.pending(zhou);
    expect(todos[0]).toMatchObject({ action: 'resumeInspection', unitName: '通川营业厅' });
    expect(await test.services.inspections.pending(await test.actor('wu'))).toEqual([]);
  });

  it.each([
    ['lina', 'roleMissing'],
    ['wu', 'roleMissing'],
    ['chen', 'roleMissing'],
  ])('cannot be begun by %s', async (id, reason) => {
    const actor = await test.actor(id);
    await expect(test.services.inspections.listChoices({ actor })).rejects.toMatchObject({ params: { reason } });
    await expect(
      test.services.inspections.beginDraft({ actor, submissionId: `x${id}`, ...hall }),
    ).rejects.toMatchObject({ params: { reason } });
  });

  it('stays within the lines and the units of the programme', async () => {
    const { services } = test;
    const other = services.inspections.beginDraft({
      actor: zhou,
      submissionId: 'y',
      programmeId: 'vip',
      unitId: 'public-customers',
    });
    await expect(other).rejects.toMatchObject({ params: { reason: 'otherLine' } });
    expect(
      await services.inspections.beginDraft({ actor: zhou, submissionId: 'z', programmeId: 'hall', unitId: 'market' }),
    ).toEqual({ kind: 'unitNotCovered' });
  });
});

describe('submitting', () => {
  it('says what is missing and changes nothing', async () => {
    const id = await begin();
    await answer(id, 6, { result: 'scored', points: 0 });
    expect(await submit(id)).toMatchObject({
      kind: 'incomplete',
      problems: [{ code: 'unanswered' }, { code: 'evidenceMissing', ordinals: [6] }],
    });
    await fill(id);
    expect(await submit(id)).toEqual({ kind: 'incomplete', problems: [{ code: 'evidenceMissing', ordinals: [6] }] });
    expect((await open(id)).kind).toBe('draft');
  });

  it('files findings, evidence, 整改通知, notices and the score in one go', async () => {
    const id = await begin();
    await test.context.db.prisma.storedFile.create({
      data: {
        id: 'photo-1',
        sha256: 'x',
        name: 'a.jpg',
        mime: 'image/jpeg',
        size: 1,
        uploadedById: 'zhou',
        at: test.context.clock.now(),
      },
    });
    await edit(id, ({ sheet, draft }) => {
      const lost = answerItem(draft, sheet.items[1]!, { result: 'scored', points: 4 }, '地面有水');
      return attachFiles(answerItem(lost, sheet.items[3]!, { result: 'notApplicable' }), 2, ['photo-1']);
    });
    await fill(id);
    const filed = await submit(id);
    expect(filed).toMatchObject({
      kind: 'filed',
      no: expect.stringMatching(/^CP-2026-\d{4}$/),
      score: '97.89', // 93 of the 95 points that apply
      failed: 1,
      released: { rectifications: [{ no: expect.stringMatching(/^ZG-/), itemTitle: '厅容环境' }] },
    });
    const no = filed.kind === 'filed' ? filed.no : '';
    const rows = await test.context.db.prisma.finding.findMany({
      where: { inspectionId: id },
      include: { item: true },
    });
    expect(rows).toHaveLength(20);
    const failed = rows.find(row => row.result === 'fail')!;
    expect([failed.item.ordinal, failed.points?.toString(), failed.note]).toEqual([2, '4', '地面有水']);
    const evidence = await test.context.db.prisma.evidence.findMany({
      where: { subjectType: 'finding', subjectId: failed.id },
    });
    expect(evidence.map(each => each.fileId)).toEqual(['photo-1']);
    for (const head of ['chen', 'pan']) {
      const notices = (await test.notices(head)).filter(each => each.code === 'inspectionFiled' && each.refNo === no);
      expect(notices).toHaveLength(1);
    }
  });

  it('proposes a deduction for a failed item that is marked with a rule', async () => {
    const id = await begin();
    await edit(id, ({ draft }) => ({
      ...draft,
      answers: { 19: { answer: { result: 'scored', points: 0 }, note: '暂无照片：暗访', fileIds: [], noPhoto: true } },
    }));
    await fill(id);
    const filed = await submit(id);
    expect(filed).toMatchObject({
      released: { penalties: [{ no: expect.stringMatching(/^KF-/), itemTitle: '规范营销' }] },
    });
    const entry = await test.context.db.prisma.penaltyEntry.findFirstOrThrow({ orderBy: { proposedAt: 'desc' } });
    expect(entry).toMatchObject({ responsibleUnitId: 'public-customers', status: 'proposed', subjectType: 'finding' });
  });

  it('files once, whoever confirms again, and gives the same answer', async () => {
    const id = await begin();
    await answer(id, 3, { result: 'scored', points: 4, occurrences: 1 });
    await fill(id);
    const [first, second] = await Promise.all([submit(id), submit(id)]);
    expect(second).toEqual(first);
    expect(await submit(id)).toEqual(first);
    const count = await test.context.db.prisma.finding.count({ where: { inspectionId: id } });
    expect(count).toBe(20);
    expect(await answer(id, 3, { result: 'notApplicable' }).catch(error => error.message)).toBe('closed');
  });

  it('gives a failed veto item the score 0', async () => {
    const id = await begin();
    await edit(id, ({ draft }) => ({
      ...draft,
      answers: { 16: { answer: { result: 'scored', points: 0 }, note: '', fileIds: [], noPhoto: true } },
    }));
    await fill(id);
    expect(await submit(id)).toMatchObject({ kind: 'filed', score: '0', vetoed: true });
  });
});

describe('a result', () => {
  it('is seen by those it concerns, the latest one without a number', async () => {
    const id = await begin();
    await answer(id, 1, { result: 'scored', points: 0 });
    await fill(id);
    const filed = await submit(id);
    const no = filed.kind === 'filed' ? filed.no : '';
    for (const person of ['zhou', 'lina', 'chen', 'pan', 'wu', 'gao']) {
      const viewed = await test.services.inspections.view({ actor: await test.actor(person) });
      expect([person, viewed.kind === 'inspection' && viewed.inspection.no]).toEqual([person, no]);
      expect(await test.services.inspections.view({ actor: await test.actor(person), no })).toMatchObject({
        kind: 'inspection',
      });
    }
    const viewed = await test.services.inspections.view({ actor: zhou, no });
    const failed = viewed.kind === 'inspection' ? viewed.inspection.items.filter(item => item.result === 'fail') : [];
    expect(failed).toMatchObject([{ ordinal: 1, points: 0, rectificationNo: expect.stringMatching(/^ZG-/) }]);
  });

  it('is refused to others, and unknown numbers are not found', async () => {
    const no = 'CP-2026-0001';
    for (const person of ['root', 'ding']) {
      const actor = await test.actor(person);
      await expect(test.services.inspections.view({ actor, no })).rejects.toMatchObject({ code: 'forbidden' });
      expect(await test.services.inspections.view({ actor })).toEqual({ kind: 'none' });
    }
    await expect(test.services.inspections.view({ actor: zhou, no: 'CP-2026-9999' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
