import { afterEach, beforeEach, expect, it } from 'vitest';
import { settleDepartures } from '../../../src/services/org/take-over-work.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const AT = new Date('2026-11-02T09:00:00+08:00');
const DUE = new Date('2026-11-20T18:00:00+08:00');

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: AT.toISOString() });
});
afterEach(() => test.close());

const db = () => test.context.db.prisma;
const leave = (id: string) => db().staff.update({ where: { id }, data: { active: false } });

async function task(no: string, inspectorId: string, unitId: string): Promise<string> {
  const programme = await db().inspectionProgramme.findFirstOrThrow({ where: { line: 'hall' } });
  await db().inspectionTask.create({
    data: {
      ...{ id: no, no, programmeId: programme.id, period: no, unitId, inspectorId },
      ...{ dueAt: DUE, status: 'planned', createdAt: AT },
    },
  });
  return no;
}

async function measure(id: string, responsibleUnitId: string, ownerId: string): Promise<void> {
  await db().majorIssue.create({
    data: {
      ...{ id, no: `WT-2026-${id}`, responsibleUnitId, title: '排队时间长', text: '排队时间长', status: 'open' },
      ...{ raisedById: 'wu', raisedAt: AT },
    },
  });
  await db().improvementMeasure.create({
    data: {
      ...{ id, submissionId: id, issueId: id, ordinal: 1, round: 1, text: '增开台席', ownerId, dueAt: DUE },
      ...{ status: 'released', addedById: ownerId, addedAt: AT },
    },
  });
}

const takenOver = () => db().auditEvent.findMany({ where: { action: 'work.takenOver' }, orderBy: { id: 'asc' } });

it('gives tasks, drafts and measures to the stand-in, with one notice of all', async () => {
  await task('RW-2026-9001', 'tang', 'hall-tongchuan');
  const { programmeId } = await db().inspectionTask.findUniqueOrThrow({ where: { id: 'RW-2026-9001' } });
  const template = await db().inspectionTemplate.findFirstOrThrow({ where: { programmeId } });
  await db().inspection.create({
    data: {
      ...{ id: 'draft', submissionId: 'draft', programmeId, templateId: template.id, unitId: 'hall-tongchuan' },
      ...{ taskId: 'RW-2026-9001', period: '2026-11', inspectorId: 'tang', inspectedAt: AT, status: 'draft' },
      ...{ answers: [], fields: {}, createdAt: AT, updatedAt: AT },
    },
  });
  await leave('tang');
  await settleDepartures(test.context);
  expect(await db().inspectionTask.findUniqueOrThrow({ where: { id: 'RW-2026-9001' } })).toMatchObject({
    inspectorId: 'zhou',
    handedFromId: 'tang',
  });
  expect(await db().inspection.findUniqueOrThrow({ where: { id: 'draft' } })).toMatchObject({
    inspectorId: 'zhou',
    handedFromId: 'tang',
  });
  const notices = (await test.notices('zhou')).filter(notice => notice.code === 'workTakenOver');
  expect(notices).toHaveLength(1);
  expect(notices[0]!.params).toMatchObject({ fromName: '唐知微', items: [{ kind: 'task' }, { kind: 'draft' }] });
  expect((await takenOver()).map(event => [event.subjectType, event.detail])).toEqual([
    ['task', { no: 'RW-2026-9001', from: 'tang', to: 'zhou' }],
    ['draft', { no: null, from: 'tang', to: 'zhou' }],
  ]);
});

it('asks the head where there is no stand-in, and follows a chain of stand-ins to somebody who is here', async () => {
  await measure('1', 'public-customers', 'lina');
  await measure('2', 'public-customers', 'chen');
  await db().staff.update({ where: { id: 'lina' }, data: { standInId: null } });
  await leave('lina');
  await settleDepartures(test.context);
  expect((await db().improvementMeasure.findUniqueOrThrow({ where: { id: '1' } })).ownerId).toBe('chen');
  await db().staff.update({ where: { id: 'chen' }, data: { standInId: 'lina' } });
  await db().staff.update({ where: { id: 'lina' }, data: { standInId: 'wen' } });
  await leave('chen');
  await settleDepartures(test.context);
  expect((await db().improvementMeasure.findMany()).map(({ ownerId }) => ownerId)).toEqual(['wen', 'wen']);
});

it('leaves what nobody may do where it is, and tells the administrator how much that is', async () => {
  // Everybody of the line is of the inspected unit, or gone.
  await task('RW-2026-9002', 'tang', 'hall-tongchuan');
  await db().staff.updateMany({ where: { lines: { has: 'hall' }, id: { not: 'tang' } }, data: { lines: [] } });
  await leave('tang');
  await settleDepartures(test.context);
  await settleDepartures(test.context);
  expect((await db().inspectionTask.findUniqueOrThrow({ where: { id: 'RW-2026-9002' } })).inspectorId).toBe('tang');
  const told = (await test.notices('root')).filter(notice => notice.code === 'workStuck');
  expect(told).toHaveLength(1);
  // Whom a visit concerns is no matter of an administrator's.
  expect(JSON.stringify(told[0]!.params)).not.toContain('通川');
  expect((await test.notices('wu')).map(notice => notice.code)).toContain('tasksUnassigned');
  expect(await takenOver()).toEqual([]);
});

it('tells once who has a report to finish, and changes nothing of who wrote it', async () => {
  await test.services.reports.ensurePeriods();
  const [report] = await db().submission.findMany({ where: { unitId: 'public-customers', status: 'due' }, take: 1 });
  await db().submission.update({ where: { id: report!.id }, data: { status: 'drafted', authorId: 'wen' } });
  await leave('wen');
  await settleDepartures(test.context);
  await settleDepartures(test.context);
  const events = (await takenOver()).filter(event => event.subjectId === report!.id);
  expect(events).toMatchObject([{ subjectType: 'report', detail: { no: report!.no, from: 'wen', to: 'pan' } }]);
  expect((await db().submission.findUniqueOrThrow({ where: { id: report!.id } })).authorId).toBe('wen');
  expect((await test.notices('pan')).filter(notice => notice.code === 'workTakenOver')).toHaveLength(1);
});

/** A hall of pan's, with a notice that nobody has signed for, an order and a result to confirm. */
async function openAtHall(): Promise<void> {
  const programme = await db().inspectionProgramme.findFirstOrThrow({ where: { line: 'hall' } });
  const template = await db().inspectionTemplate.findFirstOrThrow({
    where: { programmeId: programme.id },
    include: { items: { take: 1 } },
  });
  await db().inspection.create({
    data: {
      ...{ id: 'result', no: 'CP-2026-9001', submissionId: 'result', programmeId: programme.id, period: '2026-11' },
      ...{ templateId: template.id, unitId: 'hall-nanwai', responsibleUnitId: 'public-customers' },
      ...{ inspectorId: 'tang', inspectedAt: AT, status: 'submitted', answers: [], fields: {}, createdAt: AT },
      ...{ updatedAt: AT, submittedAt: AT, releasedAt: AT, respondBy: DUE },
      findings: { create: { id: 'finding', itemId: template.items[0]!.id, result: 'fail' } },
    },
  });
  await db().rectificationNotice.create({
    data: {
      ...{ id: 'notice', no: 'ZG-2026-9001', findingId: 'finding', unitId: 'hall-nanwai' },
      ...{ responsibleUnitId: 'public-customers', severity: 'general', status: 'open', issuedAt: AT, dueAt: DUE },
      dueBasis: {},
    },
  });
  await db().supervisionOrder.create({
    data: {
      ...{ id: 'order', no: 'DB-2026-9001', submissionId: 'order', origin: 'city', unitId: 'hall-nanwai' },
      ...{ responsibleUnitId: 'public-customers', title: '排队', requirement: '整改', status: 'issued' },
      ...{ issuedById: 'wu', issuedAt: AT },
    },
  });
}

const todosOf = async (id: string) =>
  (await test.services.tasks.todos({ actor: await actor(id) })).open.map(({ action, ref }) => `${action} ${ref.no}`);
const actor = async (id: string) => (await test.context.directory.actor(db(), id))!;

const OF_HALL = ['acknowledgeRectification ZG-2026-9001', 'respondResult CP-2026-9001', 'signOrder DB-2026-9001'];

it('gives what a head had to sign for and to confirm to the stand-in, who may do it', async () => {
  await openAtHall();
  expect(await todosOf('pan')).toEqual(expect.arrayContaining(OF_HALL));
  await leave('pan');
  await settleDepartures(test.context);
  await settleDepartures(test.context);
  const told = (await test.notices('wen')).filter(notice => notice.code === 'workTakenOver');
  expect(told).toHaveLength(1);
  const kinds = (told[0]!.params as unknown as { items: { kind: string; no: string }[] }).items;
  expect(kinds).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'rectification', no: 'ZG-2026-9001' }),
      expect.objectContaining({ kind: 'order', no: 'DB-2026-9001' }),
      expect.objectContaining({ kind: 'result', no: 'CP-2026-9001' }),
    ]),
  );
  expect(await todosOf('wen')).toEqual(expect.arrayContaining(OF_HALL));
  expect((await test.notices('root')).filter(notice => notice.code === 'postEmpty')).toEqual([]);
  const wen = await actor('wen');
  expect((await test.services.rectification.acknowledge({ actor: wen, no: 'ZG-2026-9001' })).kind).toBe('acknowledged');
  expect((await test.services.inspections.confirmResult({ actor: wen, no: 'CP-2026-9001' })).kind).toBe('confirmed');
});

it('gives it to whoever is above where there is no stand-in, and the administrators hear that a head is missing', async () => {
  await openAtHall();
  await db().staff.update({ where: { id: 'pan' }, data: { standInId: null } });
  await leave('pan');
  await settleDepartures(test.context);
  await settleDepartures(test.context);
  expect(await todosOf('gao')).toEqual(expect.arrayContaining(OF_HALL));
  expect((await test.notices('gao')).filter(notice => notice.code === 'workTakenOver')).toHaveLength(1);
  const told = (await test.notices('root')).filter(notice => notice.code === 'postEmpty');
  expect(told.map(({ params }) => params)).toMatchObject([
    { fromName: '潘致远', counts: { rectification: 1, order: 1, result: 1 } },
  ]);
  expect(JSON.stringify(told)).not.toContain('南外');
});
