import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { nextNight } from '../../domain/org/contact-times.ts';
import { OPERATOR } from '../../domain/permissions/standards.ts';
import type { ServiceContext } from '../context.ts';
import { lastSynced, syncContacts } from './sync-contacts.ts';
import { settleDepartures } from './take-over-work.ts';
import { tellSuspicious } from './tell-suspicious.ts';

/** Sets the timer of the coming night. Called at each start, and by that timer. */
export async function ensureNightly(context: ServiceContext): Promise<void> {
  const at = nextNight(context.clock.now());
  await schedule(context, at, shanghaiDate(at));
}

/** At start, where an app is configured and its contacts were never read: once, by one of the instances, without waiting for the night. */
export async function ensureFirst(context: ServiceContext): Promise<void> {
  if (context.contacts && !(await lastSynced(context))) await schedule(context, context.clock.now(), 'first');
}

/** One timer per id, whoever sets it how often. */
async function schedule(context: ServiceContext, at: Date, id: string): Promise<void> {
  await context.db.transaction(tx =>
    context.timers.schedule(tx, at, `syncContactsNightly:${id}`, { kind: 'syncContactsNightly', id }),
  );
}

/** Every night: what the contacts say, where there are any, and the work of whoever has left by another way. */
export async function syncNightly(context: ServiceContext): Promise<void> {
  await ensureNightly(context);
  await settleDepartures(context);
  if (!context.contacts) return;
  const result = await syncContacts(context, { by: OPERATOR, apply: true });
  if (result.kind === 'suspicious') {
    await tellSuspicious(context, { departing: result.people.departed.length, of: result.of });
  }
}
