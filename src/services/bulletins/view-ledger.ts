import { isPromised } from '../../domain/bulletins/bulletin.ts';
import { spanOf } from '../../domain/bulletins/periods.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canViewIssue } from '../../domain/permissions/bulletins.ts';
import type { ServiceContext } from '../context.ts';
import { loadIssues } from './load-issue.ts';
import { describeIssues, type ViewedIssue, type ViewedMeasure } from './view-issue.ts';

export interface Ledger {
  readonly month: string;
  /** Named in bulletins issued in the month. */
  readonly named: readonly ViewedIssue[];
  /** Measures whose day lies in the month, with their problem. */
  readonly due: readonly { readonly issue: ViewedIssue; readonly measure: ViewedMeasure }[];
}

/**
 * 短板台账 of a month, as the 服务缺陷短板改进 check looks at it: the problems that bulletins named, and the measures promised for the month; of one
 * unit, or of all that this person may see.
 */
export async function viewLedger(
  context: ServiceContext,
  input: { actor: Actor; month: string; unitId?: string | undefined },
): Promise<Ledger> {
  const { actor, month, unitId } = input;
  const { from, before } = spanOf(month);
  const within = { gte: from, lt: before };
  const { prisma } = context.db;
  const rows = await prisma.majorIssue.findMany({
    where: {
      measureDueAt: { not: null },
      status: { not: 'withdrawn' },
      OR: [
        { bulletin: { issuedAt: within } },
        { measures: { some: { dueAt: within, status: { in: ['released', 'executed', 'unexecuted'] } } } },
      ],
    },
    select: { id: true },
  });
  const issues = (await loadIssues(context, prisma, { id: { in: rows.map(({ id }) => id) } })).filter(
    issue =>
      canViewIssue(actor, issue.parties).allowed &&
      (unitId === undefined || issue.responsibleUnitId === unitId || issue.unitId === unitId),
  );
  const viewed = await describeIssues(prisma, issues, actor, context.clock.now());
  const isWithin = (at: Date | null | undefined): boolean => at != null && at >= from && at < before;
  return {
    month,
    named: viewed.filter(({ no }) => isWithin(issues.find(issue => issue.no === no)?.bulletin?.issuedAt)),
    due: viewed.flatMap(issue =>
      issue.measures
        .filter(({ status, dueAt }) => isPromised(status) && isWithin(dueAt))
        .map(measure => ({ issue, measure })),
    ),
  };
}
