import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { pickVerifiers } from '../../domain/rectification/verifiers.ts';
import { FINDING_KEY, findingKey } from '../keys.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';
import { loadAbsences, whenBack } from './absences.ts';
import { fileTask } from './tasks.ts';

/** Of a hundred answers, how many are verified by a visit; of those closed, how many are looked at again, and how many come back by themselves. */
const BY_VISIT = 12;
const LOOKED_AT = 4;
const COME_BACK = 10;
/** More often nothing is opened again. */
const MOST_ROUNDS = 3;
/** So long after the closing it may still come back: later than every planned moment of that. */
const COMES_BACK_DAYS = 45;
/** Of a hundred items looked at again, how many are still wrong. */
const STILL_WRONG = 20;

/** Inspectors plan visits to what was rectified and make them; what has come back is opened again. */
export async function recheck(world: World): Promise<Act[]> {
  const rows = await loadRectified(world);
  return [...rows.flatMap(row => [...planning(world, row), ...reopening(world, row)]), ...(await visiting(world))];
}

/** What waits to be verified, and what was closed lately. */
function loadRectified({ app, now }: World) {
  const since = new Date(now.getTime() - COMES_BACK_DAYS * 24 * 60 * 60 * 1000);
  return app.db.prisma.rectificationNotice.findMany({
    where: { OR: [{ status: 'released' }, { status: 'verified', closedAt: { gte: since } }] },
    select: {
      ...{ no: true, status: true, round: true, unitId: true, responsibleUnitId: true, closedAt: true },
      responses: { orderBy: { submittedAt: 'asc' }, select: { authorId: true, releasedAt: true } },
      rechecks: { select: { task: { select: { createdAt: true } } } },
      finding: {
        select: {
          ...FINDING_KEY,
          inspection: {
            select: { ...FINDING_KEY.inspection.select, inspectorId: true, programme: { select: { line: true } } },
          },
        },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof loadRectified>>[number];

/** Whether an answer is verified by a visit and not from the desk. `key` names the round of a 整改. */
export function verifiedByVisit({ chance }: World, key: string): boolean {
  return chance.percent(BY_VISIT, 'recheck', key);
}

const keyOf = (row: Row): string => `rectification:${findingKey(row.finding)}:${row.round}`;

function verifierOf({ people }: World, row: Row): string | undefined {
  const { inspectorId, programme } = row.finding.inspection;
  const matter = { ...row, inspectorId, line: programme.line, authorId: row.responses.at(-1)?.authorId };
  return pickVerifiers(matter, people.verifiers)[0];
}

function planning(world: World, row: Row): Act[] {
  const { chance } = world;
  const key = keyOf(row);
  const since = row.status === 'verified' ? row.closedAt : row.responses.at(-1)?.releasedAt;
  const planned = row.rechecks.some(({ task }) => since && task.createdAt >= since);
  const chosen = row.status === 'verified' ? chance.percent(LOOKED_AT, 'again', key) : verifiedByVisit(world, key);
  const planner = verifierOf(world, row);
  if (!since || planned || !chosen || planner === undefined) return [];
  const days = row.status === 'verified' ? { from: 3, to: 12 } : { from: 0, to: 2 };
  return [
    {
      key: `${key}:plan ${row.status}`,
      at: later(world, since, days, 'plans', row.status, key),
      run: submissionId => plan(world, { row, key, planner }, submissionId),
    },
  ];
}

/** On the first of the next working days on which somebody of the line may go and is there. */
async function plan(
  { app, chance, people, now }: World,
  { row, key, planner }: { row: Row; key: string; planner: string },
  submissionId: string,
): Promise<void> {
  const { planning: service } = app.services;
  const [actor, nos] = [await people.actor(planner), [row.no]];
  // A dispute that was decided in this slot may have closed it.
  if (await service.checkRecheck({ actor, nos })) return;
  let day = shanghaiDate(now);
  for (let tries = 0; tries < 5; tries += 1) {
    day = app.calendar.nextWorkingDay(day);
    const able = (await service.recheckCandidates({ actor, nos, day }))
      .filter(({ hindrance }) => hindrance === null)
      .map(({ id }) => id)
      .sort();
    if (able.length === 0) continue;
    const inspectorId = able.includes(planner) ? planner : chance.pick(able, 'goes', key);
    await service.planRecheck({ actor, submissionId, nos, inspectorId, day });
    return;
  }
}

function reopening(world: World, row: Row): Act[] {
  const { app, chance, people } = world;
  const key = keyOf(row);
  const verifier = verifierOf(world, row);
  if (row.status !== 'verified' || row.closedAt === null || verifier === undefined) return [];
  if (row.round >= MOST_ROUNDS || !chance.percent(COME_BACK, 'comes back', key)) return [];
  return [
    {
      key: `${key}:reopen`,
      at: later(world, row.closedAt, { from: 2, to: 12 }, 'comes back', key),
      run: async submissionId =>
        app.services.rectification.reopen({
          ...{ actor: await people.actor(verifier), submissionId, no: row.no, reason: '用户再次反映同样的问题' },
        }),
    },
  ];
}

/** Whoever has the visit makes it on its day, or when they are back. */
async function visiting(world: World): Promise<Act[]> {
  const tasks = await world.app.db.prisma.inspectionTask.findMany({
    where: { origin: 'recheck', status: { in: ['planned', 'inProgress', 'missed'] } },
    select: {
      ...{ no: true, programmeId: true, period: true, unitId: true, round: true, inspectorId: true },
      ...{ createdAt: true, dueAt: true, programme: { select: { cycle: true } } },
    },
  });
  const absences = await loadAbsences(world);
  return tasks.map((task): Act => {
    const key = ['recheck', task.programmeId, task.period, task.unitId, task.round] as const;
    const day = later(world, atShanghai(shanghaiDate(task.dueAt), '00:01'), { from: 0, to: 0 }, 'visits', ...key);
    const at = latest(whenBack(world, absences, task.inspectorId, day), soon(world, task.createdAt));
    return { key: key.join('/'), at, run: id => fileTask(world, task, id, { key, failing: STILL_WRONG }) };
  });
}
