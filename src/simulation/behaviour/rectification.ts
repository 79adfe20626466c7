import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { pickVerifiers } from '../../domain/rectification/verifiers.ts';
import { actsFrom, type Contest, contesting, contestTime } from '../contested.ts';
import { deciderOf } from '../deciders.ts';
import { FINDING_KEY, findingKey } from '../keys.ts';
import { within } from '../within.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';
import { verifiedByVisit } from './rechecks.ts';
import { isRaised } from './supervision.ts';

const MANNERS = { onTime: 83, late: 12, veryLate: 5 };
/** More often an answer is not returned. */
const MOST_ROUNDS = 3;

/**
 * Units sign for 整改通知, ask for more time, answer in time or late; heads release, inspectors verify or return. Now and then the responsible unit says
 * that one is not its own: what is wrong is put right all the same, and verified once it is decided whose it was.
 */
export async function rectify(world: World): Promise<Act[]> {
  const rows = await loadOpen(world);
  const contests = await world.app.db.prisma.liabilityReview.findMany({
    where: { subjectType: 'rectification', subjectId: { in: rows.map(({ id }) => id) } },
  });
  return rows.flatMap(row => {
    const contest = contests.find(each => each.subjectId === row.id);
    const about = `rectification:${findingKey(row.finding)}`;
    const at = isRaised(world, row.severity, row.finding)
      ? undefined
      : contestTime(world, row.issuedAt, 'rectification', about);
    const said = contest || !at ? [] : contesting(world, { no: row.no, unitId: row.responsibleUnitId, key: about, at });
    return [...said, ...working(world, row, { contest, at })];
  });
}

/** Whether it is, or will be, said that somebody else answers for it. */
interface Contested {
  readonly contest: Contest | undefined;
  readonly at: Date | undefined;
}

function working(world: World, row: Row, contested: Contested): Act[] {
  const key = `rectification:${findingKey(row.finding)}:${row.round}`;
  const { responses } = row;
  // What began the round, and the last thing that happened in it: nobody answers to both in one slot.
  const before = responses.filter(({ round }) => round < row.round).at(-1);
  const reopened = row.reopenings.find(({ round }) => round === row.round);
  const began = latest(row.issuedAt, before?.judgedAt, reopened?.at);
  const free = actsFrom(world, contested.contest, contested.at);
  const extensions = contested.contest || contested.at ? [] : extending(world, row, key, began);
  switch (row.status) {
    case 'open':
      return [...signing(world, row, key), ...extensions, ...answering(world, row, key, began)];
    case 'answered':
      return [...extensions, ...releasing(world, row, key)];
    case 'released':
      return free === undefined ? [] : verifying(world, row, key, free);
    default:
      return [];
  }
}

async function loadOpen({ app }: World) {
  return app.db.prisma.rectificationNotice.findMany({
    where: { status: { in: ['open', 'answered', 'released'] } },
    select: {
      ...{
        id: true,
        severity: true,
        no: true,
        status: true,
        round: true,
        unitId: true,
        responsibleUnitId: true,
        issuedAt: true,
        dueAt: true,
      },
      acknowledgedAt: true,
      extensions: { orderBy: { at: 'asc' } },
      reopenings: { select: { round: true, at: true } },
      rechecks: { select: { outcome: true, settledAt: true, task: { select: { createdAt: true } } } },
      responses: {
        orderBy: { submittedAt: 'asc' },
        select: { round: true, submittedAt: true, releasedAt: true, judgedAt: true, accepted: true, authorId: true },
      },
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

type Row = Awaited<ReturnType<typeof loadOpen>>[number];

function signing(world: World, row: Row, key: string): Act[] {
  const { app, chance, people } = world;
  if (row.acknowledgedAt !== null || row.round > 1 || !chance.percent(60, 'signs', key)) return [];
  return [
    {
      key: `${key}:sign`,
      at: later(world, row.issuedAt, { from: 0, to: 1 }, 'signs', key),
      run: async () =>
        app.services.rectification.acknowledge({ actor: await people.actor(people.headOf(row.unitId)), no: row.no }),
    },
  ];
}

function extending(world: World, row: Row, key: string, began: Date): Act[] {
  const { app, chance, people } = world;
  const { extensions } = app.services;
  const asked = row.extensions.find(({ round }) => round === row.round);
  const sentBack = row.responses.findLast(({ round }) => round === row.round)?.judgedAt;
  const free = sentBack ? soon(world, sentBack) : began;
  if (asked?.status === 'asked') {
    const decider = deciderOf(world, [row.unitId, row.responsibleUnitId], 'extension', key);
    if (decider === undefined) return [];
    return [
      {
        key: `${key}:extension`,
        at: latest(later(world, asked.at, { from: 0, to: 1 }, 'extension', key), free),
        async run(submissionId) {
          const actor = await people.actor(decider);
          await extensions.view({ actor, no: row.no });
          const granted = chance.percent(70, 'granted', key);
          await extensions.decide({ actor, submissionId, no: row.no, granted, decision: '请抓紧整改。' });
        },
      },
    ];
  }
  if (asked || !chance.percent(5, 'asks', key)) return [];
  const day = shanghaiDate(app.calendar.addWorkingDays(row.dueAt, 3).dueAt);
  return [
    {
      key: `${key}:ask`,
      at: latest(later(world, began, { from: 0, to: 1 }, 'asks', key), free),
      run: async submissionId =>
        extensions.ask({
          ...{ actor: await people.actor(people.headOf(row.unitId)), submissionId, no: row.no, day },
          reason: '配件到货需要时间',
        }),
    },
  ];
}

function answering(world: World, row: Row, key: string, began: Date): Act[] {
  const { app, chance, people } = world;
  const given = row.responses.filter(({ round }) => round === row.round);
  const manner = chance.oneOf(MANNERS, 'answers', key);
  const extended = row.extensions.find(({ round }) => round === row.round);
  const about = [manner, given.length, key] as const;
  const planned =
    manner === 'onTime'
      ? within(world, began, row.dueAt, ...about)
      : later(world, row.dueAt, manner === 'late' ? { from: 0, to: 2 } : { from: 6, to: 12 }, ...about);
  const last = latest(began, row.acknowledgedAt, given.at(-1)?.judgedAt, extended?.at, extended?.decidedAt);
  return [
    {
      key: `${key}:answer:${given.length}`,
      at: latest(planned, soon(world, last)),
      run: async submissionId =>
        app.services.rectification.answer({
          ...{ actor: await people.actor(people.writerOf(row.unitId)), submissionId, no: row.no, fileIds: [] },
          ...{ cause: '日常检查不到位', measure: '当班负责人每日核对', result: '已整改到位' },
        }),
    },
  ];
}

function releasing(world: World, row: Row, key: string): Act[] {
  const { app, chance, people } = world;
  const { rectification } = app.services;
  const given = row.responses.filter(({ round }) => round === row.round);
  const answer = given.at(-1);
  if (!answer) return [];
  const about = [given.length, key] as const;
  const sendsBack = given.length === 1 && chance.percent(6, 'sendsBack', ...about);
  return [
    {
      key: `${key}:release:${given.length}`,
      at: later(world, answer.submittedAt, { from: 0, to: 1 }, 'releases', ...about),
      async run(submissionId) {
        const actor = await people.actor(people.headOf(row.unitId));
        await rectification.view({ actor, no: row.no });
        if (sendsBack) await rectification.sendBack({ actor, submissionId, no: row.no, reason: '原因没有写清楚' });
        else await rectification.release({ actor, submissionId, no: row.no });
      },
    },
  ];
}

function verifying(world: World, row: Row, key: string, free: Date): Act[] {
  const { app, chance, people } = world;
  const { rectification } = app.services;
  const answer = row.responses.at(-1);
  if (!answer?.releasedAt) return [];
  const { inspectorId, programme } = row.finding.inspection;
  const matter = { ...row, inspectorId, line: programme.line, authorId: answer.authorId };
  const [verifier] = pickVerifiers(matter, people.verifiers);
  if (verifier === undefined) return [];
  // Who looks at the place decides by what they find; from the desk only what that has left open.
  const { releasedAt } = answer;
  const undecided = row.rechecks.find(({ outcome, task }) => outcome === 'undecided' && task.createdAt >= releasedAt);
  if (verifiedByVisit(world, key) && !undecided) return [];
  return [
    {
      key: `${key}:verify`,
      at: latest(later(world, latest(releasedAt, undecided?.settledAt), { from: 0, to: 3 }, 'verifies', key), free),
      async run(submissionId) {
        const actor = await people.actor(verifier);
        await rectification.view({ actor, no: row.no });
        if (row.round < MOST_ROUNDS && chance.percent(12, 'returns', key))
          await rectification.return({ actor, submissionId, no: row.no, reason: '现场仍有同样的问题' });
        else await rectification.verify({ actor, submissionId, no: row.no });
      },
    },
  ];
}
