import type { InvestigationTimer } from '../../domain/investigations/timers.ts';
import type { ServiceContext } from '../context.ts';
import { finders, newsTo, tellers } from './recipients.ts';

/** Reminds the unit while it has told nothing, and when overdue also those who find; nothing once it has, or it is concluded. */
export async function remindInvestigation(
  context: ServiceContext,
  { id, stage }: Extract<InvestigationTimer, { kind: 'investigationReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const open = { id, concludedAt: null, statements: { none: {} } };
    const row = await tx.serviceInvestigation.findFirst({ where: open });
    if (!row) return;
    const { no, subject, unitId } = row;
    const { name: unitName } = await tx.orgUnit.findUniqueOrThrow({ where: { id: unitId }, select: { name: true } });
    const dueAt = row.dueAt.toISOString();
    const facts = { code: 'investigationReminder', no, subject, unitName, stage, dueAt } as const;
    const unit = await tellers(context, tx, unitId);
    const overseers = stage === 'overdue' ? await finders(context, tx, unitId) : [];
    await context.notices.queue(tx, now, [
      ...newsTo(unit, { ...facts, oversight: false }, stage),
      ...newsTo(
        overseers.filter(each => !unit.includes(each)),
        { ...facts, oversight: true },
        stage,
      ),
    ]);
  });
}
