import type { App } from '../../app.ts';
import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { Invariant } from './invariant.ts';

interface Absence {
  readonly staffId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly at: Date;
}

/**
 * Nothing that falls due in somebody's leave is left to them, unless nobody may take it over and those who arrange tasks were told; what a unit sent
 * out while its head was away was signed by the stand-in, who is written down with the head's name, and by nobody else.
 */
export const absencesCovered: Invariant = {
  name: 'absencesCovered',
  async check(app) {
    const absences = await app.db.prisma.absence.findMany({ where: { cancelledAt: null } });
    const left = await tasksLeft(app, absences);
    const signed = await wronglySigned(app, absences);
    return { count: absences.length + signed.count, broken: [...left, ...signed.broken] };
  },
};

async function tasksLeft({ db: { prisma } }: App, absences: readonly Absence[]): Promise<string[]> {
  const tasks = await prisma.inspectionTask.findMany({
    where: { inspectorId: { in: absences.map(({ staffId }) => staffId) } },
    include: {
      programme: { select: { name: true } },
      inspections: { where: { submittedAt: { not: null } }, select: { submittedAt: true } },
    },
  });
  const units = new Map((await prisma.orgUnit.findMany()).map(({ id, name }) => [id, name]));
  const told = await prisma.notice.findMany({
    where: { code: 'tasksUnassigned' },
    select: { params: true, createdAt: true },
  });
  return absences.flatMap(({ staffId, fromDay, toDay, at }) =>
    tasks
      .filter(task => task.inspectorId === staffId && within(task.dueAt, { fromDay, toDay }))
      .filter(({ status, updatedAt, inspections }) => {
        const settledAt = status === 'done' ? inspections.map(each => each.submittedAt!) : [updatedAt];
        const settled = status === 'done' || status === 'skipped' || status === 'withdrawn';
        return !(settled && settledAt.some(moment => moment && moment <= at));
      })
      .filter(({ programme, period, unitId }) => {
        const isTold = told.some(({ params, createdAt }) => {
          const said = params as { programme?: string; period?: string; units?: string[] };
          const same = said.programme === programme.name && said.period === period;
          return same && createdAt.getTime() === at.getTime() && said.units?.includes(units.get(unitId) ?? '');
        });
        return !isTold;
      })
      .map(({ no }) => `${no} is left to ${staffId}, who is away from ${fromDay} to ${toDay}`),
  );
}

const within = (moment: Date, { fromDay, toDay }: Pick<Absence, 'fromDay' | 'toDay'>): boolean => {
  const day = shanghaiDate(moment);
  return fromDay <= day && day <= toDay;
};

async function wronglySigned({ db: { prisma } }: App, absences: readonly Absence[]) {
  const standIns = new Map((await prisma.staff.findMany()).map(({ id, standInId }) => [id, standInId]));
  const isAway = (id: string, moment: Date): boolean =>
    absences.some(each => each.staffId === id && each.at <= moment && within(moment, each));
  const heads = new Map((await prisma.orgUnit.findMany()).map(({ id, headId }) => [id, headId]));
  const reports = await prisma.submission.findMany({ where: { submittedAt: { not: null } } });
  const measures = await prisma.improvementMeasure.findMany({
    where: { judgedAt: { not: null }, status: { not: 'moved' } },
    include: { issue: { select: { no: true, responsibleUnitId: true } } },
  });
  const signed = [
    ...reports.map(({ no, unitId, submittedAt, authorId, releasedById, releasedForId }) => ({
      ...{ what: no, unitId, at: submittedAt!, authorIds: [authorId], byId: releasedById, forId: releasedForId },
    })),
    ...measures.map(({ ordinal, issue, judgedAt, judgedById, judgedForId, ...measure }) => ({
      what: `${issue.no} ${ordinal}`,
      // What waits of a problem is judged together.
      authorIds: measures
        .filter(each => each.issueId === measure.issueId && each.judgedAt?.getTime() === judgedAt!.getTime())
        .map(({ addedById }) => addedById),
      ...{ unitId: issue.responsibleUnitId, at: judgedAt!, byId: judgedById, forId: judgedForId },
    })),
  ];
  const broken = signed.flatMap(({ what, unitId, at, authorIds, byId, forId }) => {
    const head = heads.get(unitId);
    if (!head) return [];
    const standIn = standIns.get(head);
    // What the stand-in has written is signed by the head all the same.
    const standsIn = standIn && !isAway(standIn, at) && !authorIds.includes(standIn);
    const acts = isAway(head, at) && standsIn ? standIn : head;
    const expected = acts === head ? [head, null] : [acts, head];
    return byId === expected[0] && forId === expected[1]
      ? []
      : [`${what} was signed by ${byId} for ${forId}, not by ${expected.join(' for ')}`];
  });
  return { count: signed.length, broken };
}
