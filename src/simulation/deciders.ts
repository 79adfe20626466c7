import { eligibleDeciders } from '../domain/penalties/deciders.ts';
import type { ChoiceKey } from './chance.ts';
import type { World } from './world.ts';

/** Somebody who may decide about points of these units; undefined where nobody may. */
export function deciderOf(world: World, unitIds: readonly string[], ...key: ChoiceKey): string | undefined {
  return otherDeciderOf(world, { unitIds, proposedById: null }, ...key);
}

/** The same, but for whoever proposed the points. */
export function otherDeciderOf(
  world: World,
  { unitIds, proposedById }: { unitIds: readonly string[]; proposedById: string | null },
  ...key: ChoiceKey
): string | undefined {
  const { qualityOfficers, leaders } = world.people;
  const { ids } = eligibleDeciders({ concernedUnitIds: unitIds, qualityOfficers, leaders, proposedById });
  return ids.length === 0 ? undefined : world.chance.pick(ids, 'decider', ...key);
}
