import type { App } from '../app.ts';
import { FINDING_KEY, findingKey, ISSUE_KEY, issueKey, ORDER_KEY, orderKey } from './keys.ts';
import { loadSubjects, penaltyKey } from './penalty-keys.ts';

interface Reviewed {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** What 责任认定 are about, without ids and 单号. */
export async function loadReviewKeys(app: App, rows: readonly Reviewed[]): Promise<(row: Reviewed) => string> {
  const { prisma } = app.db;
  const idsOf = (type: string) => rows.filter(each => each.subjectType === type).map(each => each.subjectId);
  const entries = await prisma.penaltyEntry.findMany({ where: { id: { in: idsOf('penalty') } } });
  const subjectOf = await loadSubjects(app, entries);
  const notices = await prisma.rectificationNotice.findMany({
    where: { id: { in: idsOf('rectification') } },
    select: { id: true, finding: { select: FINDING_KEY } },
  });
  const orders = await prisma.supervisionOrder.findMany({
    where: { id: { in: idsOf('supervision') } },
    select: { id: true, ...ORDER_KEY },
  });
  const issues = await prisma.majorIssue.findMany({
    where: { id: { in: idsOf('majorIssue') } },
    select: { id: true, ...ISSUE_KEY },
  });
  const keys = new Map([
    ...entries.map(entry => [entry.id, penaltyKey(entry, subjectOf(entry))] as const),
    ...notices.map(({ id, finding }) => [id, `rectification:${findingKey(finding)}`] as const),
    ...orders.map(({ id, ...order }) => [id, `order:${orderKey(order)}`] as const),
    ...issues.map(({ id, ...issue }) => [id, issueKey(issue)] as const),
  ]);
  return ({ subjectType, subjectId }) => {
    const key = keys.get(subjectId);
    if (key === undefined) throw new RangeError(`a 责任认定 about nothing: ${subjectType} ${subjectId}`);
    return key;
  };
}
