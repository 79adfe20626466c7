import type { ServiceContext } from '../context.ts';

/** The window for objections is over: quality officers are told that the period can be frozen, and how many objections still wait. */
export async function closeObjections(context: ServiceContext, input: { id: string }): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const closing = await tx.kpiClosing.findUnique({
      where: { id: input.id },
      include: { objections: { where: { status: 'open' } } },
    });
    if (closing?.status !== 'announced') return;
    const { no, period, objections } = closing;
    const officers = await context.directory.withRole(tx, 'qualityOfficer');
    await context.notices.queue(
      tx,
      now,
      officers.map(({ id: recipientId }) => ({
        recipientId,
        content: { code: 'kpiObjectionsOver' as const, no, period, open: objections.length },
        ref: { type: 'kpiClosing' as const, no },
        dedupeKey: `kpiObjectionsOver:${no}:${recipientId}`,
      })),
    );
  });
}
