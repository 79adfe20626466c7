import { periodOf } from '../../domain/calendar/shanghai.ts';
import { quarterOf } from '../../domain/kpi/periods.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { withinCap } from '../../domain/penalties/cap.ts';
import { plain, sumPoints } from '../../domain/penalties/ledger.ts';
import { CLOCK_RULE, REPORT_RULE } from '../../domain/penalties/rule-ids.ts';
import { versionInForce } from '../../domain/penalties/rule-in-force.ts';
import { capSpan } from '../../domain/penalties/rule-terms.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeScore } from '../../domain/permissions/kpi.ts';
import { isUnsent } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames, loadUnitPath } from '../penalties/load-people.ts';
import { postedUnderRule } from '../penalties/posted-under-rule.ts';
import { termsOf } from '../penalties/terms-of.ts';
import { type Supposed, supposePoints } from './suppose-points.ts';

/** A deadline that is still open. */
export interface Threat {
  readonly what: 'cause' | 'fix' | 'feedback' | 'report';
  readonly dueAt: Date;
  /** Decimal string: what the rule in force then takes, as far as its limit goes. */
  readonly points: string;
  readonly ruleText: string;
}

export type WhatIf =
  | (Supposed & {
      readonly kind: 'threat';
      readonly no: string;
      readonly unitName: string;
      readonly threats: readonly Threat[];
    })
  /** 整改通知: no points by itself. */
  | { readonly kind: 'noPoints'; readonly no: string }
  /** Nothing of it can be late any more. */
  | { readonly kind: 'settled'; readonly no: string };

interface Subject {
  readonly unitId: string;
  /** Null: no rule takes points when it is late. */
  readonly ruleId: string | null;
  readonly open: readonly { what: Threat['what']; dueAt: Date }[];
}

/**
 * 如果这单再逾期会怎样: what the open deadlines of a 督办单 or report would cost, and where that would leave the unit in the quarter of the first of them.
 * Writes nothing.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function whatIf(context: ServiceContext, input: { actor: Actor; no: string }): Promise<WhatIf> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const { unitId, ruleId, open } = await subjectOf(context, no);
  assertAllowed(canSeeScore(actor, unitId, await loadUnitPath(context, actor)));
  if (ruleId === null) return { kind: 'noPoints', no };
  const versions = await prisma.penaltyRuleVersion.findMany({ where: { ruleId } });
  const threats: Threat[] = [];
  for (const { what, dueAt } of open) {
    const rule = versionInForce(versions, dueAt);
    if (!rule) continue;
    const { cap, capPeriod, points: full } = termsOf(rule);
    const month = periodOf(dueAt, 'month');
    const before = threats.filter(
      each => capSpan(periodOf(each.dueAt, 'month'), capPeriod) === capSpan(month, capPeriod),
    );
    const posted = await postedUnderRule(prisma, { ruleId, unitId, month, capPeriod });
    const points = withinCap(full, sumPoints([posted, ...before.map(each => each.points)]), cap);
    threats.push({ what, dueAt, points: plain(points), ruleText: rule.text });
  }
  const [first] = threats;
  if (!first) return { kind: 'settled', no };
  const quarter = quarterOf(periodOf(first.dueAt, 'month'));
  const lost = sumPoints(
    threats.filter(({ dueAt }) => quarterOf(periodOf(dueAt, 'month')) === quarter).map(({ points }) => points),
  );
  const supposed = await supposePoints(context, { actor, quarter, unitId, points: lost });
  return { kind: 'threat', no, unitName: (await loadUnitNames(prisma))(unitId), threats, ...supposed };
}

async function subjectOf(context: ServiceContext, no: string): Promise<Subject> {
  const { prisma } = context.db;
  if (no.startsWith('DB')) {
    const order = await prisma.supervisionOrder.findUnique({
      where: { no },
      include: { clocks: { where: { metAt: null, failedAt: null }, orderBy: { dueAt: 'asc' } } },
    });
    if (!order) throw new AppError('notFound', { no });
    const finished = order.status === 'closed' || order.status === 'consolidated';
    const open = finished ? [] : order.clocks.filter(({ round }) => round === order.round);
    return {
      unitId: order.responsibleUnitId,
      ruleId: CLOCK_RULE,
      open: open.map(({ kind, dueAt }) => ({ what: kind, dueAt })),
    };
  }
  if (no.startsWith('ZG')) {
    const notice = await prisma.rectificationNotice.findUnique({ where: { no } });
    if (!notice) throw new AppError('notFound', { no });
    return { unitId: notice.responsibleUnitId, ruleId: null, open: [] };
  }
  const report = await prisma.submission.findUnique({ where: { no } });
  if (!report) throw new AppError('notFound', { no });
  const dueAt = report.extendedTo ?? report.dueAt;
  const open = isUnsent(report.status) && dueAt > context.clock.now() ? [{ what: 'report' as const, dueAt }] : [];
  return { unitId: report.unitId, ruleId: REPORT_RULE, open };
}
