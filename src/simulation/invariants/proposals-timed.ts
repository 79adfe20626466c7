import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { Invariant } from './invariant.ts';
import { loadWaits } from './waits.ts';

/**
 * Nothing proposed lies for ever: whatever can be decided has a time by when, and the next of its reminders is set. What a 责任认定 or an 异议
 * stands in the way of has its own clock there. That each stage was told at its time and in order, and none in quiet hours, is looked for with all the
 * other deadlines.
 */
export const proposalsTimed: Invariant = {
  name: 'proposalsTimed',
  async check(app) {
    const { calendar, clock } = app;
    const { prisma } = app.db;
    const now = clock.now();
    const proposed = await prisma.penaltyEntry.findMany({ where: { status: 'proposed' } });
    const waitsOf = await loadWaits(app, proposed);
    const waiting = await prisma.$queryRaw<{ id: string; stage: string; at: Date }[]>`
      SELECT data->'data'->>'id' AS id, data->'data'->>'stage' AS stage, start_after AS at FROM pgboss.job
      WHERE name = 'timers' AND state < 'active' AND data->'data'->>'kind' = 'penaltyDecisionReminder'`;
    const broken: string[] = [];
    for (const entry of proposed) {
      const { id, no, proposedAt, decideDueAt } = entry;
      if (waitsOf(entry).some(({ until }) => until === null)) continue;
      if (decideDueAt === null) {
        broken.push(`${no}: nothing says by when it is decided`);
        continue;
      }
      const next = reminderTimes(decideDueAt, proposedAt, calendar).find(({ at }) => at > now);
      const isSet =
        next === undefined ||
        waiting.some(
          ({ id: of, stage, at }) => of === id && stage === next.stage && at.getTime() === next.at.getTime(),
        );
      if (!isSet) broken.push(`${no}: no reminder ${next.stage} at ${next.at.toISOString()}`);
    }
    const decided = await prisma.penaltyEntry.count({
      where: { decideDueAt: { not: null }, status: { not: 'proposed' } },
    });
    return { count: proposed.length + decided, broken };
  },
};
