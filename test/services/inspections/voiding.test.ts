import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerItem, draftChange } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let zhou: Actor;
let wu: Actor;

async function open(): Promise<void> {
  test = await openTestContext();
  zhou = await test.actor('zhou');
  wu = await test.actor('wu');
}

const inspections = () => test.services.inspections;
const prisma = () => test.context.db.prisma;
const reason = '单位录错了';

/** Files a result of the hall with items 2 and 19 (marked with a rule) failed. */
async function file(): Promise<string> {
  const begun = await inspections().beginDraft({
    ...{ actor: zhou, submissionId: randomUUID(), programmeId: 'hall', unitId: 'hall-tongchuan' },
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { inspectionId } = begun;
  const open = await inspections().openDraft({ actor: zhou, inspectionId });
  if (open.kind !== 'draft') throw new Error(open.kind);
  let { draft } = open;
  for (const ordinal of [2, 19]) {
    draft = answerItem(draft, open.sheet.items[ordinal - 1]!, { result: 'scored', points: 0 }, '说明');
    draft = { ...draft, answers: { ...draft.answers, [ordinal]: { ...draft.answers[ordinal]!, noPhoto: true } } };
  }
  const change = draftChange(open.draft, fillRest(open.sheet, draft).draft) ?? {};
  await inspections().saveDraft({ actor: zhou, inspectionId, cycle: 'monthly', change });
  const filed = await inspections().submit({ actor: zhou, inspectionId });
  if (filed.kind !== 'filed') throw new Error(filed.kind);
  return filed.no;
}

const undo = (no: string, actor = zhou, submissionId: string = randomUUID()) =>
  inspections().void({ actor, submissionId, no, reason });
const codesOf = async (who: string) => (await test.notices(who)).map(({ code }) => code);

describe('a voided result', () => {
  beforeEach(open);
  afterEach(() => test.close());

  it('takes back what it had caused, and is told to both heads', async () => {
    const no = await file();
    const { no: penaltyNo } = await prisma().penaltyEntry.findFirstOrThrow({ where: { subjectNo: no } });
    await test.services.penalties.decide({ actor: wu, no: penaltyNo, decision: 'confirm', submissionId: 'p' });
    const chen = await test.actor('chen');
    await test.services.disputes.file({
      ...{ actor: chen, submissionId: 'd', no, fileIds: [], items: [{ ordinal: 2, reason: '没有这回事' }] },
    });
    expect(await inspections().previewVoid({ actor: zhou, no })).toMatchObject({
      ...{ kind: 'open', month: '2026-11', closings: [], task: null, disputes: ['YY-2026-0001'] },
      rectifications: [{ open: true }, { open: true }],
      penalties: [{ no: penaltyNo, posted: '0.5' }],
    });
    expect(await undo(no)).toMatchObject({
      ...{ kind: 'voided', no, disputes: ['YY-2026-0001'], task: null },
      effects: { withdrawn: [{}, {}], settled: [], penalties: [{ no: penaltyNo, givenBack: '0.5' }], orders: [] },
    });
    expect(await prisma().inspection.findUniqueOrThrow({ where: { no } })).toMatchObject({
      ...{ status: 'voided', voidedById: 'zhou', voidReason: reason, voidedAt: test.context.clock.now() },
    });
    const entry = await prisma().penaltyEntry.findUniqueOrThrow({
      ...{ where: { no: penaltyNo }, include: { postings: { orderBy: { points: 'desc' } } } },
    });
    expect([entry.status, ...entry.postings.map(posting => posting.reason)]).toEqual([
      ...['reversed', 'confirmed', 'resultVoided'],
    ]);
    expect((await prisma().rectificationNotice.findMany()).map(({ status }) => status)).toEqual([
      ...['withdrawn', 'withdrawn'],
    ]);
    expect(await prisma().findingDispute.findFirstOrThrow()).toMatchObject({ status: 'accepted', decision: reason });
    for (const head of ['chen', 'pan']) expect(await codesOf(head)).toContain('inspectionVoided');
    expect(await codesOf('zhou')).not.toContain('inspectionVoided');
    expect(await prisma().auditEvent.count({ where: { action: 'inspection.voided' } })).toBe(1);
  });

  it('counts nowhere, and is shown as void without a name to its unit', async () => {
    const no = await file();
    await inspections().void({ actor: zhou, submissionId: 'v', no, reason: '周行远录错了单位' });
    const chen = await test.actor('chen');
    expect(await inspections().results({ actor: wu, filter: {} })).toEqual([]);
    expect(await inspections().view({ actor: chen })).toEqual({ kind: 'none' });
    expect(await inspections().pending(chen)).toEqual([]);
    expect(await test.services.disputes.pending(wu)).toEqual([]);
    const seenBy = async (actor: Actor) => {
      const viewed = await inspections().view({ actor, no });
      return viewed.kind === 'inspection' ? viewed.inspection : undefined;
    };
    expect(await seenBy(chen)).toMatchObject({
      ...{ state: 'voided', can: { respond: false, correct: false, void: false } },
      voided: { by: 'inspector', byName: null, reason: expect.not.stringContaining('周行远') },
    });
    expect(await seenBy(wu)).toMatchObject({ voided: { byName: '周行远', reason: '周行远录错了单位' } });
    expect(await inspections().confirmResult({ actor: chen, no })).toMatchObject({ kind: 'notOpen', state: 'voided' });
    expect(await test.services.disputes.preview({ actor: chen, no })).toMatchObject({ state: 'voided' });
    expect(await inspections().beginCorrection({ actor: zhou, submissionId: 'c', no })).toEqual({ kind: 'voided', no });
  });

  it('is no earlier occurrence, and nobody is reminded of it', async () => {
    const no = await file();
    await undo(no);
    await test.advanceTo('2026-11-10T09:00:00+08:00');
    const codes = new Set((await prisma().notice.findMany({ where: { refNo: no } })).map(({ code }) => code));
    expect([...codes].filter(code => code.startsWith('result'))).toEqual([]);
    await file();
    const opened = await prisma().rectificationNotice.findMany({ where: { status: 'open' } });
    expect(opened.map(({ repeatOfId }) => repeatOfId)).toEqual([null, null]);
  });

  it('at night: what is still held and asks for something is not delivered', async () => {
    await test.advanceTo('2026-11-02T22:00:00+08:00');
    const no = await file();
    await undo(no);
    const held = (await test.notices('chen')).filter(({ status }) => status === 'queued').map(({ code }) => code);
    expect(new Set(held)).toEqual(new Set(['rectificationWithdrawn', 'inspectionVoided']));
  });

  it('is told to the quality officers where its month was closed', async () => {
    const no = await file();
    await prisma().kpiClosing.create({
      data: {
        ...{ id: 'closed', no: 'KH-2026-0001', submissionId: 'k', period: '2026-11', periodKind: 'month', revision: 1 },
        ...{ status: 'frozen', announcedById: 'wu', announcedAt: test.context.clock.now(), content: [] },
        ...{ objectionsUntil: test.context.clock.now(), objectionsBasis: {} },
      },
    });
    expect(await inspections().previewVoid({ actor: zhou, no })).toMatchObject({ closings: ['KH-2026-0001'] });
    await undo(no);
    expect(await codesOf('wu')).toContain('kpiChangedSince');
  });
});

describe('voiding', () => {
  beforeAll(open);
  afterAll(() => test.close());

  it('finds what this person filed last', async () => {
    expect(await inspections().lastFiled({ actor: zhou })).toBeUndefined();
    const first = await file();
    const second = await file();
    expect(await inspections().lastFiled({ actor: zhou })).toBe(second);
    await undo(second);
    expect(await inspections().lastFiled({ actor: zhou })).toBe(first);
    expect(await inspections().lastFiled({ actor: wu })).toBeUndefined();
  });

  it('is done once, however often it is confirmed', async () => {
    const no = await file();
    const outcomes = await Promise.all([undo(no, zhou, 'v'), undo(no, zhou, 'v')]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(await undo(no, zhou, 'v')).toEqual(outcomes[0]);
    expect(await undo(no, wu, 'w')).toMatchObject({ kind: 'alreadyVoided', no });
    const told = (await test.notices('chen')).filter(({ code, refNo }) => code === 'inspectionVoided' && refNo === no);
    expect(told).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['tang', 'forbidden'],
    ['chen', 'forbidden'],
    ['lina', 'forbidden'],
    ['jiang', 'forbidden'],
    ['gao', 'forbidden'],
    ['zhou', 'voided'],
    ['wu', 'voided'],
    ['qian', 'voided'],
  ])('by %s: %s', async (who, expected) => {
    const no = await file();
    const actor = await test.actor(who);
    const outcome = await undo(no, actor).then(
      ({ kind }) => kind,
      error => error.code,
    );
    expect(outcome).toBe(expected);
  });

  it('by another tells the inspector', async () => {
    const no = await file();
    await undo(no, wu);
    const told = (await test.notices('zhou')).find(({ code, refNo }) => code === 'inspectionVoided' && refNo === no);
    expect(told?.params).toMatchObject({ as: 'inspector', by: 'qualityOfficer', reason });
  });

  it('waits for an open correction, and goes on once that is given up', async () => {
    const no = await file();
    await inspections().beginCorrection({ actor: wu, submissionId: 'c', no });
    expect(await undo(no)).toEqual({ kind: 'correcting', no, byName: wu.name });
    expect(await undo(no, wu)).toEqual({ kind: 'correcting', no, byName: null });
    await inspections().dropCorrection({ actor: wu, no });
    expect(await undo(no)).toMatchObject({ kind: 'voided' });
  });

  it('of a recheck or of what was imported is refused', async () => {
    const no = await file();
    await prisma().inspection.update({ where: { no }, data: { isRecheck: true } });
    expect(await undo(no)).toEqual({ kind: 'recheck', no });
    await prisma().inspection.update({ where: { no }, data: { isRecheck: false, source: 'batch' } });
    expect(await undo(no)).toEqual({ kind: 'imported', no, batchNo: null });
  });

  it('where results are reviewed is not for its inspector, and not before the release', async () => {
    await inspections().setReview({ actor: wu, programmeId: 'hall', review: true });
    const no = await file();
    expect(await undo(no)).toEqual({ kind: 'inReview', no });
    await expect(undo(no, await test.actor('chen'))).rejects.toMatchObject({ code: 'notFound' });
    await inspections().viewForReview({ actor: wu, no });
    await inspections().approve({ actor: wu, submissionId: 'a', no });
    expect(await undo(no)).toMatchObject({ kind: 'needsDecider', no, deciders: expect.arrayContaining([wu.name]) });
    expect(await undo(no, wu)).toMatchObject({ kind: 'voided' });
    await inspections().setReview({ actor: wu, programmeId: 'hall', review: false });
  });
});

describe('the task it had fulfilled', () => {
  const HALL = { programmeId: 'hall', unitId: 'hall-tongchuan' };
  const task = () => prisma().inspectionTask.findFirstOrThrow({ where: HALL });

  beforeEach(async () => {
    await open();
    await test.services.planning.ensurePeriods();
    await prisma().inspectionTask.updateMany({ where: HALL, data: { inspectorId: 'zhou' } });
  });
  afterEach(() => test.close());

  it('is open again until its own deadline, and fulfilled by the next filing', async () => {
    const no = await file();
    const { no: taskNo, dueAt } = await task();
    expect(await undo(no, wu)).toMatchObject({
      task: { task: { no: taskNo, dueAt: dueAt.toISOString() }, missed: false, ofName: zhou.name },
    });
    expect((await task()).status).toBe('planned');
    expect(await codesOf('zhou')).toContain('taskReopened');
    const shown = await test.services.planning.view({ actor: zhou, no: taskNo });
    expect(shown).toMatchObject({ status: 'planned', resultNo: null });
    const again = await file();
    expect((await task()).status).toBe('done');
    expect(await test.services.planning.view({ actor: zhou, no: taskNo })).toMatchObject({ resultNo: again });
  });

  it('is missed where its deadline has passed, and can still be fulfilled', async () => {
    const no = await file();
    await test.advanceTo('2026-12-02T09:00:00+08:00');
    const { dueAt } = await task();
    expect(await undo(no)).toMatchObject({ task: { missed: true, ofName: null } });
    expect(await task()).toMatchObject({ status: 'missed', dueAt });
    expect(await codesOf('zhou')).not.toContain('taskReopened');
  });
});
