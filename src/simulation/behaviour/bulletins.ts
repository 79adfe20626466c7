import { addDays, atShanghai, dayParts, periodOf, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { actingFor } from '../acting.ts';
import { within } from '../within.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';

/** How many of a hundred units a week's bulletin names. */
const NAMED = 15;
/** Calendar days a measure is promised for. */
const PROMISED_DAYS = 9;
/** More often measures are not found neglected. */
const MOST_ROUNDS = 3;

/** Each week quality officers issue the 周报; the units that it names promise measures, in time or not, and these are checked. */
export async function followBulletins(world: World): Promise<Act[]> {
  const issues = await loadIssues(world);
  return [
    ...(await issuing(world)),
    ...issues.flatMap(issue => [...promising(world, issue), ...checking(world, issue)]),
  ];
}

async function issuing(world: World): Promise<Act[]> {
  const { app, chance, people, now, start } = world;
  const today = shanghaiDate(now);
  const sunday = addDays(today, -dayParts(today).weekday);
  const period = periodOf(atShanghai(sunday, '12:00'), 'week');
  const whole = addDays(sunday, -6) >= start;
  if (!whole || (await app.db.prisma.bulletin.count({ where: { kind: 'weekly', period } })) > 0) return [];
  const problems = people.units
    .filter(({ kind }) => kind === 'customerGroup' || kind === 'countyBranch')
    .filter(({ id }) => chance.percent(NAMED, 'named', id, period))
    .map(({ id }) => ({ unitId: id, text: '装机改约没有提前告知用户' }));
  if (problems.length === 0) return [];
  return [
    {
      key: `bulletin:${period}:issue`,
      at: later(world, atShanghai(addDays(sunday, 1), '00:00'), { from: 0, to: 2 }, 'bulletin', period),
      run: async submissionId =>
        app.services.bulletins.issue({
          ...{ actor: await people.actor(people.qualityOfficers[0]!.id), submissionId, kind: 'weekly', origin: 'city' },
          ...{ period, problems, title: `${period} 服务质量周报`, leftOut: [] },
        }),
    },
  ];
}

async function loadIssues({ app }: World) {
  return app.db.prisma.majorIssue.findMany({
    where: { status: { in: ['open', 'measured'] }, bulletinId: { not: null }, measureDueAt: { not: null } },
    include: { bulletin: true, measures: { orderBy: { ordinal: 'asc' }, include: { checks: true } } },
  });
}

type Issue = Awaited<ReturnType<typeof loadIssues>>[number];

/** What began the round: the bulletin, or the check that found the last one's measures neglected. */
function beganAt({ raisedAt, round, measures }: Issue): Date {
  const checks = measures.filter(each => each.round < round).flatMap(each => each.checks.map(({ at }) => at));
  return latest(raisedAt, ...checks);
}

function keyOf({ bulletin, responsibleUnitId, round }: Issue): string {
  return `issue:${bulletin!.period}:${responsibleUnitId}:${round}`;
}

function promising(world: World, issue: Issue): Act[] {
  const { app, chance, people } = world;
  const { bulletins } = app.services;
  const { no, responsibleUnitId: unitId, round } = issue;
  const key = keyOf(issue);
  const own = issue.measures.filter(each => each.round === round);
  const drafted = own.find(({ status }) => status === 'drafted');
  if (drafted) {
    const returned = own.length === 1 && chance.percent(8, 'returned', key);
    return [
      {
        key: `${key}:judge:${own.length}`,
        at: later(world, drafted.addedAt, { from: 0, to: 1 }, 'judges', own.length, key),
        async run(submissionId) {
          const head = people.headOf(unitId);
          const acting = await actingFor(world, head);
          // What a stand-in has written the head signs, wherever they are.
          const actor = await people.actor(acting === drafted.addedById ? head : acting);
          await bulletins.viewIssue({ actor, no });
          const decision = returned
            ? ({ kind: 'return', reason: '措施不具体' } as const)
            : ({ kind: 'release' } as const);
          await bulletins.judgeMeasures({ actor, submissionId, no, decision });
        },
      },
    ];
  }
  if (issue.status !== 'open' || own.some(({ status }) => status !== 'returned')) return [];
  const began = beganAt(issue);
  const due = issue.measureDueAt!;
  const planned = chance.percent(82, 'promises', key)
    ? within(world, began, due, 'promises', own.length, key)
    : later(world, due, { from: 0, to: 6 }, 'promises', own.length, key);
  const last = own.at(-1)?.judgedAt;
  const writer = people.writerOf(unitId);
  return [
    {
      key: `${key}:add:${own.length}`,
      at: last ? latest(planned, soon(world, last)) : planned,
      run: async submissionId =>
        bulletins.addMeasure({
          ...{ actor: await people.actor(await actingFor(world, writer)), submissionId, no, ownerId: writer },
          ...{ text: '改约前由班长电话告知并留痕', day: addDays(shanghaiDate(world.now), PROMISED_DAYS) },
        }),
    },
  ];
}

function checking(world: World, issue: Issue): Act[] {
  const { app, chance, people } = world;
  const { no, responsibleUnitId: unitId } = issue;
  const checker = people.qualityOfficers.find(each => each.unitId !== unitId && !each.headOf.includes(unitId));
  if (!checker) return [];
  return issue.measures
    .filter(({ status }) => status === 'released')
    .map(({ ordinal, dueAt, round }) => {
      const key = `issue:${issue.bulletin!.period}:${unitId}:${round}`;
      return {
        key: `${key}:check:${ordinal}`,
        at: later(world, dueAt, { from: 0, to: 3 }, 'checks', ordinal, key),
        run: async (submissionId: string) =>
          app.services.bulletins.checkMeasure({
            ...{ actor: await people.actor(checker.id), submissionId, no, ordinal, note: '抽查通话记录', fileIds: [] },
            executed: round >= MOST_ROUNDS || chance.percent(80, 'executed', key),
          }),
      };
    });
}
