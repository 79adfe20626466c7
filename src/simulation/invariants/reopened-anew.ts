import type { Invariant } from './invariant.ts';

/**
 * What was opened again began another round with a deadline of its own, of which the unit was told then; what was answered before belongs to the
 * rounds before it, and what answers it came after it.
 */
export const reopenedAnew: Invariant = {
  name: 'reopenedAnew',
  async check({ db: { prisma } }) {
    const rows = await prisma.rectificationReopening.findMany({
      include: { notice: { include: { responses: true, extensions: true } } },
    });
    const told = await prisma.notice.findMany({ where: { code: 'rectificationReopened' } });
    const broken = rows.flatMap(({ round, at, notice }) => {
      const { no, responses, extensions } = notice;
      const news = told.filter(({ refNo, params }) => refNo === no && (params as { round?: number }).round === round);
      const [first] = news;
      if (!first) return [`${no} round ${round}: nobody was told`];
      const due = new Date((first.params as { dueAt: string }).dueAt);
      const extended = extensions.some(each => each.round === round && each.status === 'granted');
      const current = notice.round === round && !extended && notice.dueAt.getTime() !== due.getTime();
      const misplaced = responses.filter(each => (each.round < round ? each.submittedAt > at : each.submittedAt < at));
      return [
        ...news
          .filter(each => each.createdAt.getTime() !== at.getTime())
          .map(each => `${no} round ${round}: ${each.recipientId} was told at another time`),
        ...(due > at ? [] : [`${no} round ${round}: no deadline of its own`]),
        ...(current ? [`${no} round ${round}: due ${notice.dueAt.toISOString()}, told ${due.toISOString()}`] : []),
        ...(notice.round < round ? [`${no} is still in round ${notice.round}`] : []),
        ...misplaced.map(each => `${no}: an answer of round ${each.round} at ${each.submittedAt.toISOString()}`),
      ];
    });
    return { count: rows.length, broken };
  },
};
