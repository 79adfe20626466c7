import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerItem, draftChange } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let zhou: Actor;
let wu: Actor;
let round = 0;

beforeAll(async () => {
  test = await openTestContext();
  zhou = await test.actor('zhou');
  wu = await test.actor('wu');
});
afterAll(() => test.close());
beforeEach(() => {
  round += 1;
});

const FULL: ItemAnswer = { result: 'scored', points: 5 };
const inspections = () => test.services.inspections;

async function answer(actor: Actor, inspectionId: string, answers: Record<number, ItemAnswer>): Promise<void> {
  const opened = await inspections().openDraft({ actor, inspectionId });
  if (opened.kind !== 'draft') throw new Error(opened.kind);
  const { sheet } = opened;
  let { draft } = opened;
  for (const [ordinal, said] of Object.entries(answers)) {
    const item = sheet.items[Number(ordinal) - 1]!;
    const full = said === FULL ? { ...FULL, points: item.maxPoints } : said;
    draft = answerItem(draft, item, full, said === FULL ? '' : '说明');
    draft = { ...draft, answers: { ...draft.answers, [ordinal]: { ...draft.answers[ordinal]!, noPhoto: true } } };
  }
  draft = fillRest(sheet, draft).draft;
  await inspections().saveDraft({
    actor,
    inspectionId,
    cycle: 'monthly',
    change: draftChange(opened.draft, draft) ?? {},
  });
}

/** A result of the hall with item 19 (marked with a rule) and item 2 failed, released. */
async function released(): Promise<string> {
  const begun = await inspections().beginDraft({
    actor: zhou,
    submissionId: `m${round}`,
    programmeId: 'hall',
    unitId: 'hall-tongchuan',
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await answer(zhou, begun.inspectionId, {
    2: { result: 'scored', points: 4 },
    19: { result: 'scored', points: 0 },
  });
  const filed = await inspections().submit({ actor: zhou, inspectionId: begun.inspectionId });
  if (filed.kind !== 'filed') throw new Error(filed.kind);
  return filed.no;
}

async function correct(actor: Actor, no: string, answers: Record<number, ItemAnswer>) {
  const begun = await inspections().beginCorrection({ actor, submissionId: `c${round}`, no });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await answer(actor, begun.inspectionId, answers);
  await inspections().saveCorrectionReason({ actor, inspectionId: begun.inspectionId, reason: '记错了' });
  return begun.inspectionId;
}

const penaltyOf = (no: string) =>
  test.context.db.prisma.penaltyEntry.findFirstOrThrow({ where: { subjectNo: no }, include: { postings: true } });

describe('a correction', () => {
  it('drops a proposed deduction whose finding went', async () => {
    const no = await released();
    const inspectionId = await correct(zhou, no, { 19: FULL });
    const filed = await inspections().submit({ actor: zhou, inspectionId });
    expect(filed).toMatchObject({ no, released: { correction: { effects: { penalties: [{ givenBack: null }] } } } });
    expect(await penaltyOf(no)).toMatchObject({ status: 'rejected', postings: [] });
  });

  it('ends the 责任认定 of a deduction whose finding went: nobody has to decide about nothing', async () => {
    const no = await released();
    const { no: penaltyNo } = await penaltyOf(no);
    const filed = await test.services.penalties.contest({
      ...{ actor: await test.actor('pan'), no: penaltyNo, statement: '该厅由农村客户部代管' },
      ...{ proposedUnitId: null, fileIds: [], submissionId: `l${round}` },
    });
    await inspections().submit({ actor: zhou, inspectionId: await correct(zhou, no, { 19: FULL }) });
    const review = await test.context.db.prisma.liabilityReview.findUniqueOrThrow({ where: { no: filed.no } });
    expect(review.status).toBe('withdrawn');
    const todos = await test.services.penalties.pending(wu);
    expect(todos.map(({ ref }) => ref.no)).not.toContain(filed.no);
  });

  it('ends the 责任认定 of a 整改 that went, and tells who asked for it', async () => {
    const no = await released();
    const { prisma } = test.context.db;
    const notice = await prisma.rectificationNotice.findFirstOrThrow({
      where: { finding: { item: { ordinal: 19 }, inspection: { no } } },
    });
    const filed = await test.services.penalties.contest({
      ...{ actor: await test.actor('pan'), no: notice.no, statement: '该厅由农村客户部代管' },
      ...{ proposedUnitId: 'rural-customers', fileIds: [], submissionId: `n${round}` },
    });
    await inspections().submit({ actor: zhou, inspectionId: await correct(zhou, no, { 19: FULL }) });
    const review = await prisma.liabilityReview.findUniqueOrThrow({ where: { no: filed.no } });
    expect(review).toMatchObject({ status: 'withdrawn', decidedById: null });
    const told = await prisma.notice.findMany({ where: { refNo: filed.no, code: 'liabilityWithdrawn' } });
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual(['ding', 'pan']);
  });

  it('gives confirmed points back by a new posting, and leaves the old one', async () => {
    const no = await released();
    const { no: penaltyNo, points } = await penaltyOf(no);
    await test.services.penalties.decide({ actor: wu, no: penaltyNo, decision: 'confirm', submissionId: `p${round}` });
    const inspectionId = await correct(wu, no, { 19: FULL });
    await inspections().submit({ actor: wu, inspectionId });
    const entry = await penaltyOf(no);
    expect(entry.status).toBe('reversed');
    expect(entry.postings.map(posting => [posting.reason, posting.points.toString()])).toEqual([
      ['confirmed', points.toString()],
      ['resultCorrected', `-${points.toString()}`],
    ]);
  });

  it('keeps the 整改 of what still fails, on the result in force, and withdraws the rest', async () => {
    const no = await released();
    const before = await test.context.db.prisma.rectificationNotice.findMany({
      where: { finding: { inspection: { no } } },
      include: { finding: { include: { item: true } } },
    });
    const inspectionId = await correct(zhou, no, { 2: { result: 'scored', points: 5 }, 19: FULL });
    await inspections().submit({ actor: zhou, inspectionId });
    const after = await test.context.db.prisma.rectificationNotice.findMany({
      where: { id: { in: before.map(({ id }) => id) } },
      include: { finding: { include: { item: true, inspection: true } } },
    });
    const of = (ordinal: number) => after.find(({ finding }) => finding.item.ordinal === ordinal)!;
    expect(of(2)).toMatchObject({ status: 'open', finding: { inspection: { no, revision: 2 } } });
    expect(of(19)).toMatchObject({ status: 'withdrawn', finding: { inspection: { status: 'superseded' } } });
  });

  it('is made once, however often and on however many devices it is begun and confirmed', async () => {
    const no = await released();
    const begun = await Promise.all(
      ['x', 'y'].map(device => inspections().beginCorrection({ actor: zhou, submissionId: `${device}${round}`, no })),
    );
    expect(begun.map(({ kind }) => kind).sort()).toEqual(['begun', 'resumed']);
    const [first] = begun;
    const inspectionId = 'inspectionId' in first! ? first.inspectionId : '';
    await answer(zhou, inspectionId, { 19: FULL });
    await inspections().saveCorrectionReason({ actor: zhou, inspectionId, reason: '记错了' });
    const filed = await Promise.all([1, 2].map(() => inspections().submit({ actor: zhou, inspectionId })));
    expect(filed[0]).toEqual(filed[1]);
    const revisions = await test.context.db.prisma.inspection.count({ where: { no: { startsWith: no } } });
    expect(revisions).toBe(2);
  });

  it('needs a reason and a change', async () => {
    const no = await released();
    const begun = await inspections().beginCorrection({ actor: zhou, submissionId: `c${round}`, no });
    const inspectionId = 'inspectionId' in begun ? begun.inspectionId : '';
    expect(await inspections().submit({ actor: zhou, inspectionId })).toEqual({ kind: 'reasonMissing' });
    await inspections().saveCorrectionReason({ actor: zhou, inspectionId, reason: '记错了' });
    expect(await inspections().submit({ actor: zhou, inspectionId })).toEqual({ kind: 'unchanged' });
  });
});

describe('a review', () => {
  it('is decided once by two officers at the same time, and releases once', async () => {
    await inspections().setReview({ actor: wu, programmeId: 'hall', review: true });
    const no = await released();
    const qian = await test.actor('qian');
    for (const actor of [wu, qian]) await inspections().viewForReview({ actor, no });
    const outcomes = await Promise.all([
      inspections().approve({ actor: wu, submissionId: `a${round}`, no }),
      inspections().return({ actor: qian, submissionId: `r${round}`, no, reasons: [{ ordinal: 0, reason: '再看' }] }),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'notWaiting')).toHaveLength(1);
    expect(await test.context.db.prisma.inspectionReview.count({ where: { inspection: { no } } })).toBe(1);
    await inspections().setReview({ actor: wu, programmeId: 'hall', review: false });
  });

  it('makes no deduction countable while an item is in dispute', async () => {
    const no = await released();
    const chen = await test.actor('chen');
    await test.services.disputes.file({
      ...{ actor: chen, submissionId: `d${round}`, no, fileIds: [] },
      items: [{ ordinal: 19, reason: '没有强行推销' }],
    });
    const { no: penaltyNo } = await penaltyOf(no);
    expect(
      await test.services.penalties.decide({
        ...{ actor: wu, no: penaltyNo, decision: 'confirm', submissionId: `p${round}` },
      }),
    ).toMatchObject({ kind: 'disputeOpen' });
  });

  it('of an item in dispute leaves the dispute to its decider while the item still fails', async () => {
    const no = await released();
    const chen = await test.actor('chen');
    await test.services.disputes.file({
      ...{ actor: chen, submissionId: `d${round}`, no, fileIds: [] },
      items: [
        { ordinal: 2, reason: '水是清洁时洒的' },
        { ordinal: 19, reason: '没有强行推销' },
      ],
    });
    const inspectionId = await correct(zhou, no, { 2: { result: 'scored', points: 5 }, 19: FULL });
    await inspections().submit({ actor: zhou, inspectionId });
    const rows = await test.context.db.prisma.findingDispute.findMany({
      where: { finding: { inspection: { no: { startsWith: no } } } },
      include: { finding: { include: { item: true, inspection: true } } },
      orderBy: { no: 'asc' },
    });
    expect(
      rows.map(({ status, decision, finding }) => [finding.item.ordinal, status, decision, finding.inspection.no]),
    ).toEqual([
      [2, 'open', '', no],
      [19, 'accepted', '记错了', `${no}·1`],
    ]);
  });
});
