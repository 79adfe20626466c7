import type { KpiTimer } from '../../domain/kpi/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct, loadHeads } from '../org/load-heads.ts';

/**
 * Reminds the quality officers that a month is to be published (第三十三条); overdue, the heads of their units and the leaders, too. Says nothing once its 预公示 was made.
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
    const notice = (recipientId: string) => ({
      recipientId,
      ref: null,
      content: {
        code: 'kpiPublicationReminder' as const,
        ...{ period, stage, dueAt, asked: asked.includes(recipientId) },
      },
      dedupeKey: `kpiPublicationReminder:${period}:${recipientId}:${stage}`,
    });
    const above = stage === 'overdue' ? await overseersOf(context, tx, officers) : [];
    await context.notices.queue(tx, now, distinct([...asked, ...above]).map(notice));
  });
}

/** The heads of the officers' units, and the leaders. */
async function overseersOf(
  context: ServiceContext,
  tx: Tx,
  officers: readonly { readonly unitId: string }[],
): Promise<string[]> {
  const heads = await loadHeads(
    tx,
    officers.map(({ unitId }) => unitId),
  );
  const leaders = await context.directory.withRole(tx, 'leader');
  return [...heads.values(), ...leaders.map(({ id }) => id)];
}
