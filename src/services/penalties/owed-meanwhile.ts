import type { OwedMeanwhile } from '../../domain/liability/owed-meanwhile.ts';
import type { ReportKind } from '../../domain/supervision/workflow.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { type LiabilitySubject, waitingOrders } from './load-liability-subject.ts';

/**
 * The deadlines of a contested record that have not passed, and whether each stands still: those of its 整改通知 never, those of the city's
 * 督办单 and of measures where `stands`.
 */
export async function owedMeanwhile(
  db: Tx | Prisma,
  subject: LiabilitySubject,
  { stands, now }: { stands: boolean; now: Date },
): Promise<OwedMeanwhile[]> {
  const { type, id, no } = subject;
  const waiting = stands ? ('contested' as const) : ('noEvidence' as const);
  const owed: OwedMeanwhile[] = [];
  if (type === 'rectification') {
    const { status, dueAt } = await db.rectificationNotice.findUniqueOrThrow({ where: { id } });
    if ((status === 'open' || status === 'answered') && dueAt > now)
      owed.push({ no, what: 'answer', dueAt: dueAt.toISOString(), why: 'fixedAnyway' });
  }
  if (type === 'majorIssue') {
    const { status, measureDueAt } = await db.majorIssue.findUniqueOrThrow({ where: { id } });
    if (status === 'open' && measureDueAt && (stands || measureDueAt > now))
      owed.push({ no, what: 'measures', dueAt: measureDueAt.toISOString(), why: waiting });
  }
  const clocks = await db.supervisionClock.findMany({
    where: {
      ...{ metAt: null, failedAt: null, OR: [{ dueAt: { gt: now } }, { pausedAt: { not: null } }] },
      order: {
        ...(waitingOrders(subject) ?? (await orderOfPoints(db, subject))),
        status: { notIn: ['closed', 'consolidated'] },
      },
    },
    include: { order: { select: { no: true, provinceDueAt: true } } },
    orderBy: [{ order: { no: 'asc' } }, { dueAt: 'asc' }],
  });
  for (const { kind, dueAt, order } of clocks) {
    const goesOn = type === 'penalty' ? ('pointsOnly' as const) : order.provinceDueAt ? ('province' as const) : waiting;
    owed.push({ no: order.no, what: kind as ReportKind, dueAt: dueAt.toISOString(), why: goesOn });
  }
  return owed;
}

/** The 督办单 whose clock a deduction is for; none of other deductions. */
async function orderOfPoints(db: Tx | Prisma, { type, penalties }: LiabilitySubject): Promise<{ id: string }> {
  const [entry] = penalties;
  if (type !== 'penalty' || entry?.subjectType !== 'supervisionClock') return { id: '' };
  const clock = await db.supervisionClock.findUnique({ where: { id: entry.subjectId }, select: { orderId: true } });
  return { id: clock?.orderId ?? '' };
}
