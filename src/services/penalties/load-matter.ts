import type { Prisma, Tx } from '../../store/database.ts';

/** Ids of everything that stands or falls with one question of responsibility. */
export interface Matter {
  readonly rectification: readonly string[];
  readonly supervision: readonly string[];
  readonly majorIssue: readonly string[];
  readonly penalty: readonly string[];
}

type Record = { readonly type: keyof Matter; readonly id: string };

/**
 * The matter a record belongs to: a 整改通知 with the 督办单 raised from it, or a bulletin's problem, or a 督办单 alone, and the deductions about any of
 * them. A deduction for anything else is a matter of its own. Whose it is, is one question.
 */
export async function loadMatter(db: Tx | Prisma, { type, id }: Record): Promise<Matter> {
  const root = type === 'penalty' ? await rootOf(db, id) : { type, id };
  if (!root) return { rectification: [], supervision: [], majorIssue: [], penalty: [id] };
  const [started] = root.type === 'supervision' ? await db.supervisionOrder.findMany({ where: { id: root.id } }) : [];
  const noticeId = root.type === 'rectification' ? root.id : (started?.rectificationId ?? null);
  const orders = await db.supervisionOrder.findMany({
    where:
      noticeId !== null
        ? { rectificationId: noticeId }
        : root.type === 'majorIssue'
          ? { majorIssueId: root.id }
          : { id: root.id },
    include: { clocks: { select: { id: true } } },
    orderBy: { no: 'asc' },
  });
  const notice = noticeId === null ? null : await db.rectificationNotice.findUnique({ where: { id: noticeId } });
  const majorIssue = [
    ...new Set([
      ...(root.type === 'majorIssue' ? [root.id] : []),
      ...orders.flatMap(({ majorIssueId }) => (majorIssueId === null ? [] : [majorIssueId])),
    ]),
  ];
  const penalties = await db.penaltyEntry.findMany({
    where: {
      OR: [
        ...(notice ? [{ subjectType: 'finding', subjectId: notice.findingId }] : []),
        {
          subjectType: 'supervisionClock',
          subjectId: { in: orders.flatMap(({ clocks }) => clocks.map(each => each.id)) },
        },
        { subjectType: 'issue', subjectId: { in: majorIssue } },
      ],
    },
    select: { id: true },
    orderBy: { no: 'asc' },
  });
  return {
    rectification: notice ? [notice.id] : [],
    supervision: orders.map(order => order.id),
    majorIssue,
    penalty: penalties.map(entry => entry.id),
  };
}

/** The record a deduction is about, where that is one whose responsibility can be contested. */
async function rootOf(db: Tx | Prisma, penaltyId: string): Promise<Record | undefined> {
  const entry = await db.penaltyEntry.findUniqueOrThrow({ where: { id: penaltyId } });
  const { subjectType, subjectId } = entry;
  if (subjectType === 'issue') return { type: 'majorIssue', id: subjectId };
  if (subjectType === 'supervisionClock') {
    const clock = await db.supervisionClock.findUnique({ where: { id: subjectId } });
    return clock ? { type: 'supervision', id: clock.orderId } : undefined;
  }
  if (subjectType !== 'finding') return undefined;
  const notice = await db.rectificationNotice.findUnique({ where: { findingId: subjectId }, select: { id: true } });
  return notice ? { type: 'rectification', id: notice.id } : undefined;
}

/** Every 责任认定 about a matter that was not taken back, the latest last. */
export async function reviewsOfMatter(db: Tx | Prisma, matter: Matter) {
  return db.liabilityReview.findMany({
    where: {
      status: { not: 'withdrawn' },
      OR: Object.entries(matter).map(([subjectType, ids]) => ({ subjectType, subjectId: { in: [...ids] } })),
    },
    orderBy: [{ at: 'asc' }, { no: 'asc' }],
  });
}
