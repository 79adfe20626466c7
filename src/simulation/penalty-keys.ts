import type { App } from '../app.ts';
import { FINDING_KEY, findingKey, ISSUE_KEY, investigationKey, issueKey, ORDER_KEY, orderKey } from './keys.ts';

interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** What deductions are for, by the business key of each subject; and of which 整改通知 and 督办单 that is part. */
export async function loadSubjects(app: App, entries: readonly Subject[]) {
  const { prisma } = app.db;
  const idsOf = (type: string) => entries.filter(each => each.subjectType === type).map(each => each.subjectId);
  const findings = await prisma.finding.findMany({
    where: { id: { in: idsOf('finding') } },
    select: {
      id: true,
      ...FINDING_KEY,
      dispute: true,
      rectification: { select: { id: true, orders: { select: { id: true } } } },
    },
  });
  const clocks = await prisma.supervisionClock.findMany({
    where: { id: { in: idsOf('supervisionClock') } },
    select: {
      id: true,
      kind: true,
      round: true,
      orderId: true,
      order: { select: { ...ORDER_KEY, rectificationId: true } },
    },
  });
  const reports = await prisma.submission.findMany({
    where: { id: { in: idsOf('submission') } },
    select: { id: true, obligationId: true, period: true },
  });
  const investigations = await prisma.serviceInvestigation.findMany({ where: { id: { in: idsOf('investigation') } } });
  const issues = await prisma.majorIssue.findMany({
    where: { id: { in: idsOf('issue') } },
    select: { id: true, ...ISSUE_KEY },
  });
  const found = new Map<string, PenaltySubject>();
  for (const { id, dispute, rectification, ...finding } of findings)
    found.set(id, {
      key: `finding:${findingKey(finding)}`,
      dispute,
      about: [...(rectification ? [rectification.id, ...rectification.orders.map(order => order.id)] : [])],
    });
  for (const { id, kind, round, orderId, order } of clocks)
    found.set(id, {
      key: `clock:${orderKey(order)}:${kind}:${round}`,
      dispute: null,
      about: [orderId, ...(order.rectificationId ? [order.rectificationId] : [])],
    });
  for (const { id, obligationId, period } of reports)
    found.set(id, { key: `report:${obligationId}:${period}`, dispute: null, about: [] });
  for (const { id, ...investigation } of investigations)
    found.set(id, { key: investigationKey(investigation), dispute: null, about: [] });
  for (const { id, ...issue } of issues) found.set(id, { key: issueKey(issue), dispute: null, about: [id] });
  return ({ subjectId }: Subject): PenaltySubject => {
    const subject = found.get(subjectId);
    if (!subject) throw new RangeError(`a deduction for nothing: ${subjectId}`);
    return subject;
  };
}

export interface PenaltySubject {
  readonly key: string;
  readonly dispute: { readonly status: string; readonly at: Date; readonly decidedAt: Date | null } | null;
  /** Ids of the 整改通知 and 督办单 whose 责任认定 also settles the deduction. */
  readonly about: readonly string[];
}

/** Rule, subject and failure: a subject has one deduction per rule and kind of failure; a problem, of each of its rounds. */
export function penaltyKey(
  entry: { readonly occurrenceKey: string; readonly ruleVersionId: string } & Subject,
  subject: PenaltySubject,
): string {
  const [failure, round] = entry.occurrenceKey.split(':').slice(-2);
  const told = { submission: `:${failure}`, issue: `:${failure}:${round}` }[entry.subjectType] ?? '';
  return `${entry.ruleVersionId}:${subject.key}${told}`;
}
