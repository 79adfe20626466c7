import type { ReminderStage } from '../../domain/calendar/reminders.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames } from '../penalties/load-people.ts';
import { findWaiting } from './find-waiting.ts';

/** Reminds whoever decides of a request that still waits; nothing where none does. */
export async function remindDeciders(
  context: ServiceContext,
  tx: Tx,
  { no, stage, now }: { no: string; stage: ReminderStage; now: Date },
): Promise<void> {
  const waiting = await findWaiting(context, tx, no);
  if (!waiting) return;
  const { extension, matter } = waiting;
  const { id, byId, reason, askedDueAt } = extension;
  const people = await loadDecidingPeople(context, tx);
  const { ids } = eligibleDeciders({ concernedUnitIds: matter.concernedUnitIds, ...people });
  const nameOf = await loadNames(tx, [byId]);
  const times = { askedDueAt: askedDueAt.toISOString(), dueAt: matter.dueAt.toISOString() };
  await context.notices.queue(
    tx,
    now,
    ids.map(recipientId => ({
      recipientId,
      content: { code: 'extensionReminder', ...matter.facts, reason, byName: nameOf(byId), stage, ...times },
      ref: { type: matter.type, no },
      dedupeKey: `extensionReminder:${id}:${stage}:${recipientId}`,
    })),
  );
}
