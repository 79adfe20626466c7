import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { awaitedReport } from '../../domain/supervision/workflow.ts';
import { actsFrom, contesting, contestTime } from '../contested.ts';
import { deciderOf } from '../deciders.ts';
import { FINDING_KEY, type FindingKeyed, findingKey, ORDER_KEY, orderKey } from '../keys.ts';
import { within } from '../within.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';

/** Which failed items become a 督办单, of a hundred. */
const RAISED = { general: 1, serious: 8, major: 60 };
const MOST_ROUNDS = 3;

/** Whether a failed item becomes a 督办单, where somebody may raise it. */
export function isRaised({ chance }: World, severity: keyof typeof RAISED, finding: FindingKeyed): boolean {
  return chance.percent(RAISED[severity], 'raised', `order:${findingKey(finding)}`);
}

/** Quality officers raise serious problems to 督办单. */
export async function raiseOrders(world: World): Promise<Act[]> {
  const { app, people } = world;
  const rows = await app.db.prisma.rectificationNotice.findMany({
    where: { status: { in: ['open', 'answered', 'released'] }, round: 1, orders: { none: {} } },
    select: {
      ...{ no: true, severity: true, issuedAt: true, unitId: true, responsibleUnitId: true },
      finding: { select: FINDING_KEY },
    },
  });
  return rows.flatMap((row): Act[] => {
    const key = `order:${findingKey(row.finding)}`;
    const decider = deciderOf(world, [row.unitId, row.responsibleUnitId], key);
    if (decider === undefined || !isRaised(world, row.severity, row.finding)) return [];
    return [
      {
        key: `${key}:issue`,
        at: later(world, row.issuedAt, { from: 0, to: 2 }, 'raised', key),
        run: async submissionId =>
          app.services.supervision.issue({
            ...{ actor: await people.actor(decider), submissionId, rectificationNo: row.no },
            ...{ title: '重大服务质量问题', requirement: '查明原因，限期整改到位，书面反馈。' },
          }),
      },
    ];
  });
}

/** Now and then the province sends an order of its own. */
export async function enterProvinceOrders(world: World): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const { prisma } = app.db;
  const month = shanghaiDate(now).slice(0, 7);
  const provinceNo = `省督〔${month}〕1号`;
  if (!chance.percent(60, 'province', month)) return [];
  const begins = atShanghai(`${month}-01`, '00:00');
  const at = later(world, begins, { from: 4, to: 14 }, 'province', month);
  if ((await prisma.supervisionOrder.count({ where: { provinceNo } })) > 0) return [];
  const units = people.units.filter(({ kind }) => kind === 'customerGroup' || kind === 'countyBranch');
  const unitId = chance.pick(units, 'province unit', month).id;
  return [
    {
      key: `order:${provinceNo}:enter`,
      at,
      run: async submissionId =>
        app.services.supervision.enterProvince({
          ...{ actor: await people.actor(people.qualityOfficers[0]!.id), submissionId, provinceNo, unitId },
          day: shanghaiDate(app.calendar.addWorkingDays(at, 18).dueAt),
          ...{ title: '省公司转办的服务质量问题', requirement: '按省公司要求整改并反馈。' },
        }),
    },
  ];
}

/**
 * Responsible units sign and report, in time or not, or say that the order is not theirs and wait for the answer; whoever issued closes, returns,
 * and looks again later.
 */
export async function workOffOrders(world: World): Promise<Act[]> {
  const rows = await loadOrders(world);
  const contests = await world.app.db.prisma.liabilityReview.findMany({
    where: { subjectType: 'supervision', subjectId: { in: rows.map(({ id }) => id) } },
  });
  return rows.flatMap(row => {
    const key = `order:${orderKey(row)}:${row.round}`;
    const contest = contests.find(each => each.subjectId === row.id);
    const about = `order:${orderKey(row)}`;
    const at = contestTime(world, row.issuedAt, 'order', about);
    const free = actsFrom(world, contest, at);
    if (free === undefined)
      return contest || !at ? [] : contesting(world, { no: row.no, unitId: row.responsibleUnitId, key: about, at });
    const lastAt = latest(row.issuedAt, contest?.decidedAt, ...row.steps.map(step => step.at));
    if (row.status === 'reported') return deciding(world, row, key, lastAt);
    if (row.status === 'closed') return rechecking(world, row, key);
    return [...signing(world, row, key, lastAt), ...reporting(world, row, key, lastAt)];
  });
}

async function loadOrders({ app }: World) {
  return app.db.prisma.supervisionOrder.findMany({
    where: { status: { not: 'consolidated' } },
    select: {
      ...ORDER_KEY,
      ...{ id: true, no: true, status: true, round: true, unitId: true, responsibleUnitId: true, recheckDueAt: true },
      clocks: true,
      steps: { orderBy: { at: 'asc' } },
    },
  });
}

type Row = Awaited<ReturnType<typeof loadOrders>>[number];

function signing(world: World, row: Row, key: string, lastAt: Date): Act[] {
  const { app, chance, people } = world;
  if (row.status !== 'issued' || !chance.percent(75, 'signs', key)) return [];
  return [
    {
      key: `${key}:sign`,
      at: later(world, lastAt, { from: 0, to: 0 }, 'signs', key),
      run: async submissionId =>
        app.services.supervision.sign({
          ...{ actor: await people.actor(people.writerOf(row.responsibleUnitId)), submissionId, no: row.no },
        }),
    },
  ];
}

function reporting(world: World, row: Row, key: string, lastAt: Date): Act[] {
  const { app, chance, people } = world;
  const report = awaitedReport(row.status);
  const clock = row.clocks.find(each => each.kind === report && each.round === row.round);
  if (report === undefined || !clock) return [];
  // Before it is signed for, nobody looks for the cause; where nobody signs, the report says that it was received.
  const from = row.status === 'issued' ? later(world, lastAt, { from: 1, to: 1 }, 'begins', key) : lastAt;
  const planned = chance.percent(84, 'inTime', report, key)
    ? within(world, from, clock.dueAt, report, key)
    : later(world, clock.dueAt, { from: 0, to: 3 }, report, key);
  return [
    {
      key: `${key}:report:${report}`,
      at: latest(planned, soon(world, lastAt)),
      run: async submissionId =>
        app.services.supervision.report({
          ...{ actor: await people.actor(people.writerOf(row.responsibleUnitId)), submissionId, no: row.no, report },
          ...{ text: '已按要求落实，情况属实。', fileIds: [] },
        }),
    },
  ];
}

function deciding(world: World, row: Row, key: string, lastAt: Date): Act[] {
  const { app, chance, people } = world;
  const { supervision } = app.services;
  const decider = deciderOf(world, [row.unitId, row.responsibleUnitId], key);
  if (decider === undefined) return [];
  return [
    {
      key: `${key}:decide`,
      at: later(world, lastAt, { from: 0, to: 3 }, 'decides', key),
      async run(submissionId) {
        const actor = await people.actor(decider);
        await supervision.view({ actor, no: row.no });
        if (row.round < MOST_ROUNDS && chance.percent(18, 'returns', key))
          await supervision.return({ actor, submissionId, no: row.no, reason: '整改没有到位' });
        else await supervision.close({ actor, submissionId, no: row.no });
      },
    },
  ];
}

function rechecking(world: World, row: Row, key: string): Act[] {
  const { app, chance, people } = world;
  const decider = deciderOf(world, [row.unitId, row.responsibleUnitId], key);
  if (decider === undefined || !row.recheckDueAt || !chance.percent(85, 'rechecks', key)) return [];
  return [
    {
      key: `${key}:recheck`,
      at: later(world, row.recheckDueAt, { from: 0, to: 3 }, 'rechecks', key),
      run: async submissionId =>
        app.services.supervision.recheck({
          ...{ actor: await people.actor(decider), submissionId, no: row.no, text: '现场复查，问题没有再出现。' },
        }),
    },
  ];
}
