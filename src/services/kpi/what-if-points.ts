import { periodAt } from '../../domain/kpi/periods.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeScore } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames, loadUnitPath } from '../penalties/load-people.ts';
import { listAssessedUnits } from './list-assessed-units.ts';
import { type Supposed, supposePoints } from './suppose-points.ts';

export type WhatIfPoints =
  /** `points`: decimal string. */
  | (Supposed & { readonly kind: 'supposed'; readonly unitName: string; readonly points: string })
  | { readonly kind: 'notAssessed'; readonly unitName: string };

/**
 * 如果我们再扣2分会怎样: where so many points more would leave a unit in the running quarter; without a unit the asker's own, or the nearest above it
 * that has a score. Writes nothing.
 *
 * @param input.points decimal string
 * @throws AppError `forbidden`
 */
export async function whatIfPoints(
  context: ServiceContext,
  input: { actor: Actor; unitId?: string; points: string },
): Promise<WhatIfPoints> {
  const { actor, points } = input;
  const path = await loadUnitPath(context, actor);
  const assessed = new Set((await listAssessedUnits(context)).map(({ id }) => id));
  const unitId = input.unitId ?? [...actor.headOf, ...path].find(id => assessed.has(id)) ?? actor.unitId;
  assertAllowed(canSeeScore(actor, unitId, path));
  const unitName = (await loadUnitNames(context.db.prisma))(unitId);
  if (!assessed.has(unitId)) return { kind: 'notAssessed', unitName };
  const quarter = periodAt(context.clock.now(), 'quarter');
  const supposed = await supposePoints(context, { actor, quarter, unitId, points });
  return { kind: 'supposed', unitName, points, ...supposed };
}
