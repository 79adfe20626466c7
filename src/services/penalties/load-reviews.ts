import type { Prisma, Tx } from '../../store/database.ts';

/** Every 责任认定 about a deduction or about what it came from: its finding's 整改通知 with the 督办单 raised from it, its clock's 督办单, or its bulletin's problem. */
export async function loadReviewsOf(db: Tx | Prisma, entry: { id: string; subjectType: string; subjectId: string }) {
  const subjects = [{ subjectType: 'penalty', subjectId: entry.id }];
  if (entry.subjectType === 'finding') {
    const notice = await db.rectificationNotice.findUnique({
      where: { findingId: entry.subjectId },
      select: { id: true, orders: { select: { id: true } } },
    });
    if (notice) subjects.push({ subjectType: 'rectification', subjectId: notice.id });
    for (const order of notice?.orders ?? []) subjects.push({ subjectType: 'supervision', subjectId: order.id });
  }
  if (entry.subjectType === 'supervisionClock') {
    const clock = await db.supervisionClock.findUnique({
      where: { id: entry.subjectId },
      select: { orderId: true, order: { select: { rectificationId: true } } },
    });
    if (clock) subjects.push({ subjectType: 'supervision', subjectId: clock.orderId });
    if (clock?.order.rectificationId)
      subjects.push({ subjectType: 'rectification', subjectId: clock.order.rectificationId });
  }
  if (entry.subjectType === 'issue') subjects.push({ subjectType: 'majorIssue', subjectId: entry.subjectId });
  return db.liabilityReview.findMany({ where: { OR: subjects }, orderBy: { at: 'asc' } });
}

/** Whether an open 责任认定, once decided, settles whose a deduction is: of a finding, that about its 整改通知. */
export async function awaitsLiability(
  db: Tx | Prisma,
  entry: { id: string; subjectType: string; subjectId: string },
): Promise<boolean> {
  const reviews = await loadReviewsOf(db, entry);
  return reviews.some(
    ({ status, subjectType }) =>
      status === 'open' && !(entry.subjectType === 'finding' && subjectType === 'supervision'),
  );
}

/** The proposed deductions that such a 责任认定 stands in the way of: the same relation as `loadReviewsOf`, from the other end. */
export async function waitingEntries(
  tx: Tx,
  { subjectType, subjectId: id }: { subjectType: string; subjectId: string },
) {
  const orders =
    subjectType === 'rectification' ? { rectificationId: id } : subjectType === 'supervision' ? { id } : undefined;
  const found = orders
    ? await tx.supervisionOrder.findMany({
        where: orders,
        select: { clocks: { select: { id: true } }, rectification: { select: { findingId: true } } },
      })
    : [];
  const notice =
    subjectType === 'rectification'
      ? await tx.rectificationNotice.findUnique({ where: { id }, select: { findingId: true } })
      : null;
  const findings = [notice, ...found.map(({ rectification }) => rectification)].flatMap(each => each?.findingId ?? []);
  const clocks = found.flatMap(order => order.clocks.map(clock => clock.id));
  return tx.penaltyEntry.findMany({
    where: {
      status: 'proposed',
      OR: [
        { subjectType: 'finding', subjectId: { in: findings } },
        { subjectType: 'supervisionClock', subjectId: { in: clocks } },
        ...(subjectType === 'majorIssue' ? [{ subjectType: 'issue', subjectId: id }] : []),
        ...(subjectType === 'penalty' ? [{ id }] : []),
      ],
    },
    orderBy: { no: 'asc' },
  });
}
