import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { endOf, kindOfPeriod, quartersOf } from '../../domain/kpi/periods.ts';
import { endedPeriods } from '../ended-periods.ts';
import { slotAfter, slotLater } from '../slots.ts';
import { type Act, latest, soon, type World } from '../world.ts';
import { object } from './objections.ts';

/** Working days after a period's end at which it is announced. */
const ANNOUNCED_AFTER = 5;
/** Periods that ended longer ago are not looked at again. */
const RESTATED_DAYS = 130;
const DAY_MS = 86_400_000;
/** The day of a month on which frozen periods are looked at again. */
const RESTATING_DAY = '20';
/** A period is closed after those it is made of. */
const ORDER = { month: 1, quarter: 2, year: 3 } as const;

/** Quality officers close the periods that are over; heads object; what has changed since is restated. */
export async function closePeriods(world: World): Promise<Act[]> {
  const { app, people, now, start } = world;
  const { kpi } = app.services;
  const closings = await app.db.prisma.kpiClosing.findMany({
    where: { status: { not: 'replaced' } },
    select: {
      ...{ no: true, period: true, status: true, announcedAt: true, objectionsUntil: true, frozenAt: true },
      objections: true,
    },
  });
  const [first, second] = people.qualityOfficers;
  const byPeriod = new Map(closings.map(closing => [closing.period, closing]));
  const acts: Act[] = [];
  for (const period of endedPeriods(start, now)) {
    const kind = kindOfPeriod(period);
    // The last of all keys: what is done in the same slot is done before, and counts.
    const key = `totals:${ORDER[kind]}:${period}`;
    const closing = byPeriod.get(period);
    if (!closing) {
      const after = slotLater(endOf(period), ANNOUNCED_AFTER, 1, app.calendar);
      const quarters = kind === 'year' ? quartersOf(period).map(quarter => byPeriod.get(quarter)?.frozenAt) : [];
      // A year is made of quarters that are frozen.
      if (quarters.some(frozenAt => !frozenAt)) continue;
      const at = quarters.length > 0 ? latest(after, soon(world, latest(after, ...quarters))) : after;
      acts.push({
        key: `${key}:announce`,
        at,
        run: async submissionId => kpi.announce({ actor: await people.actor(first!.id), period, submissionId }),
      });
    } else if (closing.status === 'announced') {
      acts.push(...(await object(world, closing, key)));
      if (closing.objections.some(({ status }) => status === 'open')) continue;
      const settled = latest(closing.objectionsUntil, ...closing.objections.map(({ decidedAt }) => decidedAt));
      acts.push({
        key: `${key}:freeze`,
        at: soon(world, settled),
        run: async submissionId => kpi.freeze({ actor: await people.actor(second!.id), period, submissionId }),
      });
    } else if (closing.frozenAt && now.getTime() - endOf(period).getTime() < RESTATED_DAYS * DAY_MS) {
      const day = `${shanghaiDate(now).slice(0, 8)}${RESTATING_DAY}`;
      const at = slotAfter(atShanghai(day, '00:00'), app.calendar);
      // Looked at once a month, at that very time.
      if (at.getTime() !== now.getTime() || closing.frozenAt >= now) continue;
      acts.push({
        key: `${key}:restate`,
        at,
        run: async submissionId =>
          kpi.restate({
            actor: await people.actor(first!.id),
            period,
            reason: '申诉裁决和结果更正后重算',
            submissionId,
          }),
      });
    }
  }
  return acts;
}
