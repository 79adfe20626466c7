import type { KpiTimer } from '../../domain/kpi/timers.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';

/**
 * Reminds the quality officers that a month is to be published (第三十三条); overdue, the leaders, too. Says nothing once its 预公示 was made.
 */
export async function remindPublication(
  context: ServiceContext,
  { id: period, stage, dueAt }: Extract<KpiTimer, { kind: 'kpiPublicationReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    if (await tx.kpiClosing.findFirst({ where: { period }, select: { id: true } })) return;
    const told = await context.directory.withRole(tx, 'qualityOfficer');
    if (stage === 'overdue') told.push(...(await context.directory.withRole(tx, 'leader')));
    await context.notices.queue(
      tx,
      now,
      distinct(told.map(({ id }) => id)).map(recipientId => ({
        recipientId,
        ref: null,
        content: { code: 'kpiPublicationReminder' as const, period, stage, dueAt },
        dedupeKey: `kpiPublicationReminder:${period}:${recipientId}:${stage}`,
      })),
    );
  });
}
