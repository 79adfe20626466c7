import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../context.ts';
import { advocatesOf } from './advocates.ts';
import { type DecisionObstacle, decidedBefore } from './decide-penalty.ts';
import { loadEntry } from './load-entry.ts';
import { loadDecidingPeople } from './load-people.ts';
import { waitsFor } from './waits-for.ts';

/**
 * What stands in the way of deciding about a deduction or a reward, before anybody writes a reason; undefined when nothing does. Changes
 * nothing.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function previewDecision(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<DecisionObstacle | undefined> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, no);
  const { responsibleUnitId, proposedById, status } = entry;
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const advocateIds = await advocatesOf(prisma, entry);
  assertAllowed(
    canDecidePenalty(actor, { concernedUnitIds: [responsibleUnitId], qualityOfficers, proposedById, advocateIds }),
  );
  if (status !== 'proposed') return decidedBefore(prisma, entry, status);
  const awaited = await waitsFor(prisma, entry);
  return awaited && { no, ...awaited };
}
