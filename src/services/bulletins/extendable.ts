import { isOver } from '../../domain/bulletins/bulletin.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canDraftMeasure } from '../../domain/permissions/bulletins.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { Extendable, ExtendableKind } from '../extensions/extendable.ts';
import type { AskableMatter } from '../extensions/list-extendable.ts';
import { loadCover } from '../org/posts.ts';
import { type LoadedIssue, loadIssue, loadIssues } from './load-issue.ts';
import { timersOfRound } from './owe-measures.ts';
import { timersOfDay } from './settle-released.ts';

/** What a problem's unit owes: measures by a deadline, or one released measure by its own day. */
export const extendableMeasures: ExtendableKind = {
  async lock(tx, no) {
    await tx.$queryRaw`SELECT 1 FROM "MajorIssue" WHERE no = ${no} FOR UPDATE`;
  },
  async load(context, db, no, ordinal) {
    const issue = await loadIssue(context, db, no);
    return describe(issue, ordinal === undefined ? meantBy(issue, context.clock.now()) : ordinal);
  },
  async move(context, tx, { matter, dueAt, by, now }) {
    const { no, ordinal } = matter.facts;
    const issue = await tx.majorIssue.findUniqueOrThrow({ where: { no } });
    const { id, round, measureDueBasis } = issue;
    const extendedFrom = matter.dueAt;
    const calendar = (await context.unitCalendars(tx))(matter.unitId);
    if (ordinal !== undefined) {
      const where = { issueId_ordinal: { issueId: id, ordinal } };
      const measure = await tx.improvementMeasure.update({ where, data: { dueAt, extendedFrom } });
      await context.timers.scheduleAll(tx, timersOfDay(calendar, measure, now));
      return;
    }
    const extended = {
      ...{ ...(measureDueBasis as Prisma.JsonObject), extendedFrom: extendedFrom.toISOString() },
      ...(by === 'leader' && { extendedBy: by }),
    } as Prisma.InputJsonObject;
    await tx.majorIssue.update({ where: { id }, data: { measureDueAt: dueAt, measureDueBasis: extended } });
    await context.timers.scheduleAll(tx, timersOfRound(calendar, { id, no, round, dueAt, from: now }));
  },
  async resume(context, tx, matter, now) {
    const { no, ordinal } = matter.facts;
    const { id, round } = await tx.majorIssue.findUniqueOrThrow({ where: { no } });
    const dueAt = matter.dueAt.toISOString();
    if (ordinal === undefined) {
      const timer = { kind: 'measureMissing', id, round, dueAt } as const;
      await context.timers.schedule(tx, now, `measureMissing:${no}:${round}:${dueAt}:refused`, timer);
      return;
    }
    const where = { issueId_ordinal: { issueId: id, ordinal } };
    const measure = await tx.improvementMeasure.findUniqueOrThrow({ where, select: { id: true } });
    const timer = { kind: 'measureDayOver', id: measure.id, dueAt } as const;
    await context.timers.schedule(tx, now, `measureDayOver:${measure.id}:${dueAt}:refused`, timer);
  },
};

/** Without a word about it: the measures that are owed, else the released one whose day comes next, else is over longest. */
function meantBy({ status, measures }: LoadedIssue, now: Date): number | null {
  if (status === 'open') return null;
  const released = measures
    .filter(measure => measure.status === 'released')
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return (released.find(({ dueAt }) => dueAt > now) ?? released[0])?.ordinal ?? null;
}

function describe(issue: LoadedIssue, ordinal: number | null): Extendable {
  const { id, no, title, status, parties, measureDueAt, raisedAt } = issue;
  const { unitId, responsibleUnitId } = parties;
  const measure = ordinal === null ? undefined : issue.measures.find(each => each.ordinal === ordinal);
  const owed = status === 'open' && measureDueAt !== null;
  return {
    facts: { no, itemTitle: title, unitName: issue.responsibleUnitName, ...(ordinal !== null && { ordinal }) },
    ...{
      type: 'majorIssue',
      ...(ordinal !== null && { limits: 'measure' as const }),
      unitId: responsibleUnitId,
      row: { issueId: id, ordinal },
      round: measure?.round ?? issue.round,
    },
    open: ordinal === null ? owed : measure?.status === 'released' && !isOver(status),
    // Nothing is owed by a day where this falls back on the problem's own: it is not open then.
    dueAt: measure?.dueAt ?? measureDueAt ?? raisedAt,
    ...{ headId: issue.head?.id, responsibleHeadId: undefined },
    concernedUnitIds: [responsibleUnitId, ...(unitId === null ? [] : [unitId])],
    mayAsk: actor => canDraftMeasure(actor, parties),
  };
}

/** The problems whose measures, or the day of one, this person may ask more time for. */
export async function askableMeasures(context: ServiceContext, actor: Actor): Promise<AskableMatter[]> {
  const { prisma } = context.db;
  const cover = await loadCover(context, prisma, actor.id);
  const units = [actor.unitId, ...actor.headOf, ...cover.writes, ...cover.heads];
  const rows = await prisma.majorIssue.findMany({
    where: { status: { in: ['open', 'measured'] }, responsibleUnitId: { in: units } },
    select: { id: true },
  });
  const now = context.clock.now();
  const issues = await loadIssues(context, prisma, { id: { in: rows.map(({ id }) => id) } });
  return issues
    .map(issue => describe(issue, meantBy(issue, now)))
    .filter(matter => matter.open && matter.mayAsk(actor).allowed)
    .map(({ facts, dueAt }) => ({ no: facts.no, title: facts.itemTitle, unitName: facts.unitName, dueAt }));
}
