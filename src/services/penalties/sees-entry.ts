import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed, type Decision } from '../../domain/permissions/decision.ts';
import { canSeeAppeal, canSeePenalty } from '../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../context.ts';
import type { Origin } from './load-origin.ts';
import { loadUnitPath } from './load-people.ts';

type Entry = { readonly responsibleUnitId: string };

/** Whether this person may see an entry. */
export async function seesEntry(
  context: ServiceContext,
  actor: Actor,
  { responsibleUnitId }: Entry,
  { inspectedUnitId, line }: Pick<Origin, 'inspectedUnitId' | 'line'>,
): Promise<Decision> {
  const actorUnitPath = await loadUnitPath(context, actor);
  return canSeePenalty(actor, { responsibleUnitId, inspectedUnitId, line, actorUnitPath });
}

/** @throws AppError `forbidden` */
export async function assertSees(context: ServiceContext, actor: Actor, entry: Entry, origin: Origin): Promise<void> {
  assertAllowed(await seesEntry(context, actor, entry, origin));
}

/** Whether this person reads why an appeal was decided so. Its decider is a quality officer or a leader, so no id is needed to recognise them here. */
export function seesAppealOf(actor: Actor, { responsibleUnitId }: Entry): boolean {
  return canSeeAppeal(actor, { responsibleUnitId, deciderId: '' }).allowed;
}
