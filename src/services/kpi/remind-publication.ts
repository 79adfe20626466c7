import type { KpiTimer } from '../../domain/kpi/timers.ts';
import type { ServiceContext } from '../context.ts';
import { asRecipients, eachOnce, overseersOf } from '../org/spokespeople.ts';

/**
 * Reminds the quality officers that a month is to be published (第三十三条); overdue, the heads of their units, with who stands in for one on leave, and the leaders, too. Says nothing once its 预公示 was made.
 */
export async function remindPublication(
  context: ServiceContext,
  { id: period, stage, dueAt }: Extract<KpiTimer, { kind: 'kpiPublicationReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    if (await tx.kpiClosing.findFirst({ where: { period }, select: { id: true } })) return;
    const officers = await context.directory.withRole(tx, 'qualityOfficer');
    const asked = officers.map(({ id }) => id);
    const leaders = await context.directory.withRole(tx, 'leader');
    const above = stage === 'overdue' ? await overseersOf(context, tx, officers, leaders) : [];
    await context.notices.queue(
      tx,
      now,
      eachOnce([...asRecipients(asked), ...above]).map(to => ({
        ...to,
        ref: null,
        content: {
          code: 'kpiPublicationReminder' as const,
          ...{ period, stage, dueAt, asked: asked.includes(to.recipientId) },
        },
        dedupeKey: `kpiPublicationReminder:${period}:${to.recipientId}:${stage}`,
      })),
    );
  });
}
