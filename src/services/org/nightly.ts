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
  const id = shanghaiDate(at);
  await context.db.transaction(tx =>
    context.timers.schedule(tx, at, `syncContactsNightly:${id}`, { kind: 'syncContactsNightly', id }),
  );
}

/** Every night: what the contacts say, where there are any, and the work of whoever has left by another way. */
export async function syncNightly(context: ServiceContext): Promise<void> {
  await ensureNightly(context);
  await settleDepartures(context);
  if (context.contacts) await syncUnasked(context);
}

/** At start, where an app is configured and its contacts were never read. */
export async function syncFirst(context: ServiceContext): Promise<void> {
  if (context.contacts && !(await lastSynced(context))) await syncUnasked(context);
}

async function syncUnasked(context: ServiceContext): Promise<void> {
  const result = await syncContacts(context, { by: OPERATOR, apply: true });
  if (result.kind === 'suspicious') {
    await tellSuspicious(context, { departing: result.people.departed.length, of: result.of });
  }
}
