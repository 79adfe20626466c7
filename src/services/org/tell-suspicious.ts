import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { ServiceContext } from '../context.ts';

/** Nobody is there to be asked: where too many would leave, nothing has changed and the administrators are told, once a day. */
export async function tellSuspicious(
  context: ServiceContext,
  { departing, of }: { departing: number; of: number },
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const admins = await context.directory.withRole(tx, 'admin');
    await context.notices.queue(
      tx,
      now,
      admins.map(({ id }) => ({
        recipientId: id,
        ref: null,
        dedupeKey: `contactsSuspicious:${shanghaiDate(now)}:${id}`,
        content: { code: 'contactsSuspicious' as const, departing, of },
      })),
    );
  });
}
