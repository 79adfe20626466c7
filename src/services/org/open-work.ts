import { isBarredFrom } from '../../domain/inspections/planning/assign.ts';
import { OPEN_TASK } from '../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { WorkItem, WorkKind } from '../../domain/org/notices.ts';
import { canFileInspection, canRespond } from '../../domain/permissions/inspections.ts';
import { canAnswer } from '../../domain/permissions/rectification.ts';
import { canSignOrder } from '../../domain/permissions/supervision.ts';
import type { Tx } from '../../store/database.ts';
import { ownersOf } from '../bulletins/add-measure.ts';
import type { ServiceContext } from '../context.ts';
import { loadLinePeople, successorOf } from '../inspections/planning/load-people.ts';
import { loadResponsible } from '../inspections/planning/load-responsible.ts';
import { type LoadedTask, loadTasks } from '../inspections/planning/load-tasks.ts';
import { noOf } from '../inspections/result-facts.ts';
import { loadCases } from '../rectification/load-case.ts';
import { loadOrders } from '../supervision/load-order.ts';
import { loadLedUnits } from './load-heads.ts';
import { loadPosts } from './posts.ts';

/** One thing somebody had to do, and who is to do it now. */
export interface OpenWork extends WorkItem {
  readonly kind: WorkKind;
  readonly subjectId: string;
  /** Undefined where nobody may. */
  readonly heirId: string | undefined;
  /** Puts the heir's name in the place of theirs; absent where the matter is the unit's and the heir only has to know. */
  readonly move?: (heirId: string) => Promise<unknown>;
  /** Theirs as the head of a unit. */
  readonly asHead?: boolean;
  /** Of a task: as those who arrange tasks are told of it. */
  readonly task?: LoadedTask;
}

export interface Leaver {
  readonly id: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  /** The units they led, at themselves or from above; none where somebody heads these by now. */
  readonly ledUnitIds: readonly string[];
  /** Who is asked first: the stand-in, then the unit's head. */
  readonly candidates: readonly Actor[];
}

type Find = (context: ServiceContext, tx: Tx, leaver: Leaver) => Promise<OpenWork[]>;

/** Inspection tasks: the stand-in or the head where they may go, else the colleague of the line with least to do, as with a leave. */
const tasks: Find = async (context, tx, { id, candidates }) => {
  const now = context.clock.now();
  const found: OpenWork[] = [];
  for (const task of await loadTasks(context, tx, { inspectorId: id, status: { in: [...OPEN_TASK] } })) {
    const people = await loadLinePeople(context, tx, { ...task, now });
    const free = people.filter(person => !person.away && !isBarredFrom(person, task));
    const named = candidates.find(candidate => free.some(person => person.id === candidate.id));
    const heirId = named?.id ?? successorOf(id, task, people, null)?.id;
    found.push({
      ...{
        kind: 'task',
        subjectId: task.id,
        no: task.no,
        about: `${task.unitName} ${task.programmeName}`,
        heirId,
        task,
      },
      move: to =>
        tx.inspectionTask.update({
          where: { id: task.id },
          data: { inspectorId: to, handedFromId: id, plannedFor: null, updatedAt: now },
        }),
    });
  }
  return found;
};

/** What is filled in halfway, or was returned; it goes where its task went. */
const drafts: Find = async (context, tx, { id, candidates }) => {
  const now = context.clock.now();
  const rows = await tx.inspection.findMany({
    where: {
      status: { in: ['draft', 'returned'] },
      OR: [{ correctedById: id }, { correctedById: null, inspectorId: id }],
    },
    include: { programme: { select: { name: true, line: true } }, task: { select: { inspectorId: true } } },
    orderBy: { createdAt: 'asc' },
  });
  if (rows.length === 0) return [];
  const units = await tx.orgUnit.findMany({ where: { id: { in: rows.map(row => row.unitId) } } });
  const responsibleOf = await loadResponsible(context, tx, now);
  const found: OpenWork[] = [];
  for (const row of rows) {
    const { line, name } = row.programme;
    const responsibleUnitId = responsibleOf({ unitId: row.unitId, line });
    const visit = { unitId: row.unitId, responsibleUnitId };
    const may = candidates.find(each => canFileInspection(each, line).allowed && !isBarredFrom(each, visit));
    const people = may ? [] : await loadLinePeople(context, tx, { line, dueAt: now, now });
    const ofTask = row.task && row.task.inspectorId !== id ? row.task.inspectorId : undefined;
    const unitName = units.find(unit => unit.id === row.unitId)?.name ?? row.unitId;
    found.push({
      ...{ kind: 'draft', subjectId: row.id, no: row.no, about: `${unitName} ${name}` },
      heirId: ofTask ?? may?.id ?? successorOf(id, visit, people, null)?.id,
      move: to =>
        tx.inspection.update({
          where: { id: row.id },
          data:
            row.correctedById === null
              ? { inspectorId: to, handedFromId: id, updatedAt: now }
              : { correctedById: to, updatedAt: now },
        }),
    });
  }
  return found;
};

const measures: Find = async (_context, tx, { id, candidates }) => {
  const rows = await tx.improvementMeasure.findMany({
    where: { ownerId: id, status: { in: ['drafted', 'returned', 'released'] } },
    include: { issue: { select: { no: true, responsibleUnitId: true } } },
    orderBy: { addedAt: 'asc' },
  });
  const heads = await loadLedUnits(
    tx,
    rows.map(row => row.issue.responsibleUnitId),
  );
  const found: OpenWork[] = [];
  for (const { id: subjectId, text, issue } of rows) {
    const owners = await ownersOf(tx, issue.responsibleUnitId);
    const named = candidates.find(candidate => owners.some(owner => owner.id === candidate.id));
    found.push({
      ...{ kind: 'measure', subjectId, no: issue.no, about: text },
      heirId: named?.id ?? heads.get(issue.responsibleUnitId)?.headId ?? undefined,
      move: to => tx.improvementMeasure.update({ where: { id: subjectId }, data: { ownerId: to } }),
    });
  }
  return found;
};

/**
 * 整改: the unit's, and what was written stays under the name of who wrote it; but somebody has to know that it is theirs to finish: what they had signed
 * for or answered, and what was theirs to sign for or release as the head.
 */
const rectifications: Find = async (_context, tx, { id, ledUnitIds, candidates }) => {
  const rows = await tx.rectificationNotice.findMany({
    where: {
      status: { in: ['open', 'answered'] },
      OR: [{ acknowledgedById: id }, { responses: { some: { authorId: id } } }, { unitId: { in: [...ledUnitIds] } }],
    },
    select: { no: true },
  });
  const cases = await loadCases(
    tx,
    rows.map(row => row.no),
  );
  return cases.map(({ id: subjectId, no, itemTitle, unitId, parties }) => ({
    ...{ kind: 'rectification' as const, subjectId, no, about: itemTitle, asHead: ledUnitIds.includes(unitId) },
    heirId: candidates.find(candidate => canAnswer(candidate, parties).allowed)?.id ?? parties.headId,
  }));
};

/** 督办单: likewise. */
const orders: Find = async (_context, tx, { id, ledUnitIds, candidates }) => {
  const rows = await tx.supervisionOrder.findMany({
    where: {
      status: { in: ['issued', 'signed', 'causeFound', 'returned', 'fixed'] },
      OR: [{ signedById: id }, { responsibleUnitId: { in: [...ledUnitIds] } }],
    },
    select: { no: true },
  });
  const found = await loadOrders(
    tx,
    rows.map(row => row.no),
  );
  return found.map(({ id: subjectId, no, title, responsibleUnitId, parties }) => ({
    ...{ kind: 'order' as const, subjectId, no, about: title, asHead: ledUnitIds.includes(responsibleUnitId) },
    heirId: candidates.find(candidate => canSignOrder(candidate, parties).allowed)?.id ?? parties.responsibleHeadId,
  }));
};

/** Results that wait for the head's 确认结果 or 异议. */
const results: Find = async (context, tx, { ledUnitIds, candidates }) => {
  const rows = await tx.inspection.findMany({
    where: {
      unitId: { in: [...ledUnitIds] },
      ...{ releasedAt: { not: null }, status: { in: ['submitted', 'reviewed'] } },
      ...{ confirmedAt: null, respondBy: { gte: context.clock.now() } },
    },
    include: { programme: { select: { name: true } }, previous: { select: { no: true } } },
    orderBy: { respondBy: 'asc' },
  });
  const units = await loadLedUnits(
    tx,
    rows.map(row => row.unitId),
  );
  return rows.map(row => {
    const { name = row.unitId, headId = null } = units.get(row.unitId) ?? {};
    const unit = { unitId: row.unitId, headId: headId ?? undefined };
    return {
      ...{ kind: 'result' as const, subjectId: row.id, no: noOf(row), about: `${name} ${row.programme.name}` },
      ...{ asHead: true, heirId: candidates.find(each => canRespond(each, unit).allowed)?.id ?? unit.headId },
    };
  });
};

/** 报表: owed by the unit, written by whoever holds the post or stands in for them. */
const reports: Find = async (context, tx, { id, unitId, roles }) => {
  const headed = await tx.orgUnit.findMany({ where: { headId: id }, select: { id: true } });
  const own = [...headed.map(unit => unit.id), ...(roles.includes('serviceOfficer') ? [unitId] : [])];
  const rows = await tx.submission.findMany({
    where: { status: { in: ['due', 'drafted', 'returned'] }, OR: [{ authorId: id }, { unitId: { in: own } }] },
    include: { obligation: { select: { title: true } } },
    orderBy: { dueAt: 'asc' },
  });
  const found: OpenWork[] = [];
  for (const row of rows) {
    const { head, officers } = await loadPosts(context, tx, row.unitId);
    found.push({
      ...{ kind: 'report', subjectId: row.id, no: row.no, about: `${row.obligation.title} ${row.period}` },
      heirId: [...officers, ...(head ? [head] : [])].find(post => post.id !== id)?.id,
    });
  }
  return found;
};

/** In this order: a draft follows its task. */
export const OPEN_WORK: readonly Find[] = [tasks, drafts, measures, rectifications, orders, results, reports];
