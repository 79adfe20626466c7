import type { Invariant } from './invariant.ts';

/**
 * A recheck looks at the items of its 整改 and at nothing else, a 整改 has one recheck at a time, what a recheck decided came from its own result, and none
 * waits for what was settled after it was planned.
 */
export const rechecksBelong: Invariant = {
  name: 'rechecksBelong',
  async check({ db: { prisma } }) {
    const tasks = await prisma.inspectionTask.findMany({
      where: { origin: 'recheck' },
      include: {
        targets: { include: { notice: true } },
        inspections: {
          where: { submittedAt: { not: null } },
          include: { findings: { select: { item: { select: { ordinal: true } } } } },
        },
      },
    });
    const open = tasks.filter(({ status }) => status === 'planned' || status === 'inProgress');
    const noticeNos = open.flatMap(({ targets }) => targets.map(({ notice }) => notice.no));
    const twice = noticeNos.filter((no, index) => noticeNos.indexOf(no) !== index);
    const broken = tasks.flatMap(({ no, items, targets, inspections, status, createdAt, id }) => {
      const ordinals = [...new Set(targets.map(({ ordinal }) => ordinal))].sort((a, b) => a - b);
      const stale = targets.filter(
        ({ notice }) => status === 'planned' && notice.closedAt !== null && notice.closedAt > createdAt,
      );
      const ids = inspections.map(each => each.id);
      return [
        ...(ordinals.length === 0 ? [`${no} looks at nothing`] : []),
        ...(ordinals.join() === items.join() ? [] : [`${no} looks at ${items.join()}, not at ${ordinals.join()}`]),
        ...stale.map(({ notice }) => `${no} waits for ${notice.no}, which was closed`),
        ...inspections
          .filter(({ findings, isRecheck, taskId }) => {
            const found = findings.map(({ item }) => item.ordinal).sort((a, b) => a - b);
            return !isRecheck || taskId !== id || found.join() !== items.join();
          })
          .map(each => `${each.no} is not what ${no} looks at`),
        ...targets
          .filter(({ inspectionId }) => inspectionId !== null && !ids.includes(inspectionId))
          .map(({ notice }) => `${notice.no} was decided by another result than that of ${no}`),
      ];
    });
    return {
      count: tasks.length,
      broken: [...broken, ...twice.map(no => `${no} is to be rechecked twice at once`)],
    };
  },
};
