import { atShanghai, type Day } from '../../domain/calendar/shanghai.ts';
import { AFTERNOON_END } from '../../domain/calendar/working-hours.ts';
import { ACCOUNTABLE_UNIT_KINDS } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder, canEnterOrder } from '../../domain/permissions/supervision.ts';
import { clocksOfRound } from '../../domain/supervision/clocks.ts';
import { clocksWithin, innerDeadline, workingDaysLeft } from '../../domain/supervision/inner-deadline.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadHeads } from '../org/load-heads.ts';
import { loadOfficerUnits } from './load-order.ts';
import { storeOrder } from './store-order.ts';

/** How the province's deadline leaves time for the unit; instants are ISO strings. */
export type ProvincePlan =
  | { kind: 'planned'; day: Day; provinceDueAt: string; innerDueAt: string; clocks: ClockLine[] }
  /** Not one working day is left before the inner deadline. */
  | { kind: 'tooSoon'; innerDueAt: string };

export type EnterOutcome =
  | {
      kind: 'issued';
      no: string;
      issueNo: string;
      title: string;
      responsibleUnitName: string;
      provinceNo: string;
      innerDueAt: string;
      clocks: ClockLine[];
    }
  | { kind: 'alreadyEntered'; provinceNo: string; orderNo: string }
  | { kind: 'tooSoon'; innerDueAt: string };

/** The clocks an order with this province deadline would have now. @throws AppError `forbidden` */
export function planProvinceOrder(context: ServiceContext, input: { actor: Actor; day: Day }): ProvincePlan {
  assertAllowed(canEnterOrder(input.actor));
  const now = context.clock.now();
  const provinceDueAt = atShanghai(input.day, AFTERNOON_END);
  const innerDueAt = innerDeadline(provinceDueAt, context.calendar);
  if (workingDaysLeft(now, innerDueAt, context.calendar) < 1)
    return { kind: 'tooSoon', innerDueAt: innerDueAt.toISOString() };
  const clocks = clocksWithin(clocksOfRound(1, now, context.calendar), now, innerDueAt, context.calendar);
  return {
    kind: 'planned',
    day: input.day,
    provinceDueAt: provinceDueAt.toISOString(),
    innerDueAt: innerDueAt.toISOString(),
    clocks: clocks.map(({ kind, dueAt, dueBasis }) => ({ kind, dueAt: dueAt.toISOString(), dueBasis })),
  };
}

/** The order that carries a province number already; undefined when none does. @throws AppError `forbidden` */
export async function findProvinceOrder(
  context: ServiceContext,
  input: { actor: Actor; provinceNo: string },
): Promise<string | undefined> {
  assertAllowed(canEnterOrder(input.actor));
  return known(context.db.prisma, input.provinceNo);
}

/**
 * Enters an order of the province for a department or county branch: the province's number and deadline, an inner deadline before it,
 * three clocks within that. One order per province number.
 *
 * @throws AppError `forbidden`, `invalidInput` (a unit that cannot answer for it)
 */
export async function enterProvinceOrder(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    provinceNo: string;
    day: Day;
    unitId: string;
    title: string;
    requirement: string;
  },
): Promise<EnterOutcome> {
  const { actor, submissionId, provinceNo, unitId, title, requirement } = input;
  const now = context.clock.now();
  const plan = planProvinceOrder(context, input);
  return context.db.transaction(async tx => {
    const unit = await tx.orgUnit.findUnique({ where: { id: unitId } });
    if (!unit?.active || !ACCOUNTABLE_UNIT_KINDS.some(kind => kind === unit.kind))
      throw new AppError('invalidInput', { field: 'unitId' });
    const officerUnitIds = await loadOfficerUnits(context, tx);
    const units = { unitId, responsibleUnitId: unitId, officerUnitIds };
    assertAllowed(canDecideOrder(actor, units));
    const work = async (): Promise<EnterOutcome> => {
      // The same order entered by two officers at once is one order.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`province:${provinceNo}`}))::text`;
      const orderNo = await known(tx, provinceNo);
      if (orderNo !== undefined) return { kind: 'alreadyEntered', provinceNo, orderNo };
      if (plan.kind === 'tooSoon') return plan;
      const heads = await loadHeads(tx, [unitId]);
      const names = { unitName: unit.name, responsibleUnitName: unit.name };
      const stored = await storeOrder(context, tx, {
        ...{ actor, submissionId, title, requirement, unitId, responsibleUnitId: unitId, ...names, now },
        rectification: null,
        province: { no: provinceNo, dueAt: new Date(plan.provinceDueAt) },
        parties: {
          ...units,
          responsibleHeadId: heads.get(unitId),
          ...{ issuerId: undefined, inspectorId: undefined, line: undefined },
        },
        copyToId: undefined,
      });
      const { innerDueAt } = plan;
      return { kind: 'issued', ...stored, title, responsibleUnitName: unit.name, provinceNo, innerDueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'enterProvinceOrder', at: now }, work)).result;
  });
}

async function known(db: Pick<Tx, 'supervisionOrder'>, provinceNo: string): Promise<string | undefined> {
  const order = await db.supervisionOrder.findFirst({ where: { provinceNo }, select: { no: true } });
  return order?.no;
}
