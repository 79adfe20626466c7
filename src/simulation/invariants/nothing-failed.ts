import type { Invariant } from './invariant.ts';

/** No timer and no delivery was given up, no message is dead. */
export const nothingFailed: Invariant = {
  name: 'nothingFailed',
  async check(app) {
    const health = await app.health();
    const jobs = await app.db.prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pgboss.job`;
    return {
      count: jobs[0]!.count,
      broken: Object.entries(health).flatMap(([name, count]) => (count > 0 ? [`${name}: ${count}`] : [])),
    };
  },
};
