import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { isReward } from '../../domain/penalties/rule-terms.ts';
import { canContest, canState, spokenFor } from '../../domain/permissions/liability.ts';
import { canAppeal, canDecidePenalty } from '../../domain/permissions/penalties.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadAdvocates } from './advocates.ts';
import { deciderOf } from './load-appeal-decider.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { askedUnits, matterOf } from './load-review.ts';
import { loadReviewsOf } from './load-reviews.ts';

/** What this person is expected to decide or state, or may appeal now. A deduction under 责任认定 or 异议 waits for that decision. */
export async function listPendingPenalties(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const { prisma } = context.db;
  const nameOf = await loadUnitNames(prisma);
  const decides = hasRole(actor, 'qualityOfficer', 'leader');
  return [
    ...(decides ? await toDecide(context, actor, nameOf) : []),
    ...(await toState(context, actor, nameOf)),
    ...(await toAppeal(context, actor, nameOf)),
    ...(decides ? await appealsToDecide(context, actor, nameOf) : []),
  ];
}

/** A record to choose from; `subject` in the record's own words. */
interface Choice {
  readonly no: string;
  readonly subject: string;
}

/** Proposed deductions, unfinished 整改通知, 督办单 and problems of bulletins this person's unit could still contest, oldest first. */
export async function listContestable(context: ServiceContext, actor: Actor): Promise<Choice[]> {
  const rows = await context.db.prisma.penaltyEntry.findMany({
    where: {
      ...{ status: 'proposed', responsibleUnitId: { in: ownUnits(actor) } },
      ruleVersion: { trigger: { not: 'reward' } },
    },
    include: { ruleVersion: { include: { rule: true } } },
    orderBy: { no: 'asc' },
  });
  const units = { in: ownUnits(actor) };
  const notices = await context.db.prisma.rectificationNotice.findMany({
    where: {
      status: { in: ['open', 'answered', 'released'] },
      OR: [{ responsibleUnitId: units }, { unitId: units }],
    },
    include: { finding: { include: { item: true } } },
    orderBy: { no: 'asc' },
  });
  const orders = await context.db.prisma.supervisionOrder.findMany({
    where: {
      status: { notIn: ['closed', 'consolidated'] },
      OR: [{ responsibleUnitId: units }, { unitId: units }],
    },
    orderBy: { no: 'asc' },
  });
  const issues = await context.db.prisma.majorIssue.findMany({
    where: {
      ...{ status: { in: ['open', 'measured'] }, measureDueAt: { not: null } },
      OR: [{ responsibleUnitId: units }, { unitId: units }],
    },
    orderBy: { no: 'asc' },
  });
  return [
    ...rows
      .filter(row => canContest(actor, [row.responsibleUnitId], [row.proposedById]).allowed)
      .map(({ no, ruleVersion }) => ({ no, subject: ruleVersion.rule.title })),
    ...notices
      .filter(row => canContest(actor, [row.responsibleUnitId, row.unitId]).allowed)
      .map(({ no, finding }) => ({ no, subject: finding.item.title })),
    ...orders
      .filter(row => canContest(actor, [row.responsibleUnitId, row.unitId]).allowed)
      .map(({ no, title }) => ({ no, subject: title })),
    ...issues
      .filter(row => canContest(actor, [row.responsibleUnitId, ...(row.unitId === null ? [] : [row.unitId])]).allowed)
      .map(({ no, title }) => ({ no, subject: title })),
  ];
}

/** Open 责任认定 in which this person's unit is asked for its side; where there is none, those it asked for itself and may add to. */
export async function listToState(context: ServiceContext, actor: Actor): Promise<Choice[]> {
  const asking = await reviewsAsking(context, actor);
  const rows = asking.length > 0 ? asking : await reviewsOf(context, actor);
  return rows.map(({ no, subjectNo }) => ({ no, subject: subjectNo }));
}

async function reviewsOf(context: ServiceContext, actor: Actor) {
  const rows = await context.db.prisma.liabilityReview.findMany({
    where: { status: 'open', unitId: { in: ownUnits(actor) } },
    orderBy: { no: 'asc' },
  });
  return rows.filter(row => canState(actor, [row.unitId]).allowed);
}

async function reviewsAsking(context: ServiceContext, actor: Actor) {
  const rows = await context.db.prisma.liabilityReview.findMany({
    where: {
      status: 'open',
      OR: [
        { proposedUnitId: { in: ownUnits(actor) } },
        { askedUnitId: { in: ownUnits(actor) } },
        { responsibleUnitId: { in: ownUnits(actor) } },
      ],
    },
    orderBy: { no: 'asc' },
  });
  return rows.filter(row => canState(actor, askedUnits(row)).allowed);
}

const ownUnits = (actor: Actor): string[] => [
  ...new Set([...actor.headOf, ...actor.subtree, ...actor.standsInAt.map(({ unitId }) => unitId)]),
];

type NameOf = (id: string) => string;

/** A side that has stated its view may add to it, but is no longer expected to. */
async function toState(context: ServiceContext, actor: Actor, nameOf: NameOf): Promise<Todo[]> {
  const asking = await reviewsAsking(context, actor);
  if (asking.length === 0) return [];
  const stated = await context.db.prisma.liabilityStatement.findMany({
    where: { reviewId: { in: asking.map(({ id }) => id) } },
    select: { reviewId: true, unitId: true },
  });
  return asking
    .filter(row => {
      const unitId = spokenFor(actor, askedUnits(row));
      return !stated.some(each => each.reviewId === row.id && each.unitId === unitId);
    })
    .map(({ no, subjectNo, unitId }) => ({
      action: 'stateLiability',
      ref: { type: 'liability', no },
      subject: subjectNo,
      unitName: nameOf(unitId),
      dueAt: null,
    }));
}

async function toDecide(context: ServiceContext, actor: Actor, nameOf: NameOf): Promise<Todo[]> {
  const { prisma } = context.db;
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const reviews = await prisma.liabilityReview.findMany({
    where: { status: 'open' },
    include: { statements: true },
    orderBy: { no: 'asc' },
  });
  const entries = await prisma.penaltyEntry.findMany({
    where: { status: 'proposed' },
    include: { ruleVersion: { include: { rule: true } } },
    orderBy: { no: 'asc' },
  });
  const disputes = await prisma.findingDispute.findMany({ where: { status: 'open' }, select: { findingId: true } });
  const advocates = await loadAdvocates(prisma);
  const disputed = new Set(disputes.map(({ findingId }) => findingId));
  const todos: Todo[] = reviews
    .filter(review => canDecidePenalty(actor, { ...matterOf(review), qualityOfficers }).allowed)
    .map(review => ({
      action: 'decideLiability',
      ref: { type: 'liability', no: review.no },
      subject: review.subjectNo,
      unitName: nameOf(review.unitId),
      dueAt: review.dueAt,
    }));
  for (const entry of entries) {
    const { responsibleUnitId, proposedById } = entry;
    const matter = { concernedUnitIds: [responsibleUnitId], qualityOfficers, proposedById };
    if (!canDecidePenalty(actor, { ...matter, advocateIds: await advocates(entry) }).allowed) continue;
    const contested =
      reviews.length > 0 && (await loadReviewsOf(prisma, entry)).some(({ status }) => status === 'open');
    if (contested || (entry.subjectType === 'finding' && disputed.has(entry.subjectId))) continue;
    todos.push({
      action: isReward(entry.ruleVersion.trigger) ? 'decideReward' : 'decidePenalty',
      ref: { type: 'penalty', no: entry.no },
      subject: entry.ruleVersion.rule.title,
      unitName: nameOf(entry.responsibleUnitId),
      dueAt: entry.decideDueAt,
    });
  }
  const reversals = await prisma.penaltyReversal.findMany({
    where: { status: 'proposed' },
    include: { entry: { include: { ruleVersion: { include: { rule: true } } } } },
    orderBy: { decideDueAt: 'asc' },
  });
  for (const { entry, proposedById, decideDueAt } of reversals) {
    const matter = { concernedUnitIds: [entry.responsibleUnitId], qualityOfficers, proposedById };
    if (canDecidePenalty(actor, { ...matter, advocateIds: await advocates(entry) }).allowed)
      todos.push({
        action: 'decideReversal',
        ref: { type: 'penalty', no: entry.no },
        subject: entry.ruleVersion.rule.title,
        unitName: nameOf(entry.responsibleUnitId),
        dueAt: decideDueAt,
      });
  }
  return todos;
}

async function toAppeal(context: ServiceContext, actor: Actor, nameOf: NameOf): Promise<Todo[]> {
  const entries = await context.db.prisma.penaltyEntry.findMany({
    where: {
      status: 'confirmed',
      responsibleUnitId: { in: ownUnits(actor) },
      appealDueAt: { gt: context.clock.now() },
    },
    include: { ruleVersion: { include: { rule: true } } },
    orderBy: { appealDueAt: 'asc' },
  });
  return entries
    .filter(entry => canAppeal(actor, entry).allowed)
    .map(entry => ({
      action: 'appealPenalty',
      ref: { type: 'penalty', no: entry.no },
      subject: entry.ruleVersion.rule.title,
      unitName: nameOf(entry.responsibleUnitId),
      dueAt: entry.appealDueAt,
    }));
}

async function appealsToDecide(context: ServiceContext, actor: Actor, nameOf: NameOf): Promise<Todo[]> {
  const { prisma } = context.db;
  const appeals = await prisma.scoreAppeal.findMany({
    where: { status: 'open' },
    include: { entry: { include: { ruleVersion: { include: { rule: true } } } } },
    orderBy: { dueAt: 'asc' },
  });
  if (appeals.length === 0) return [];
  const people = await loadDecidingPeople(context, prisma);
  const own: typeof appeals = [];
  for (const appeal of appeals) if ((await deciderOf(context, prisma, appeal, people)) === actor.id) own.push(appeal);
  return own.map(({ no, entry, dueAt }) => ({
    action: 'decideAppeal',
    ref: { type: 'appeal', no },
    subject: entry.ruleVersion.rule.title,
    unitName: nameOf(entry.responsibleUnitId),
    dueAt,
  }));
}
