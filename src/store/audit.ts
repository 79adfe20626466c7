import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';

/** Writes one line of the audit trail, in the transaction of the change. `detail` holds codes and ids, never message text. */
export async function recordAudit(
  tx: Tx,
  event: {
    at: Date;
    actorId: string;
    action: string;
    subjectType: string;
    subjectId: string;
    detail?: Prisma.InputJsonObject;
  },
): Promise<void> {
  await tx.auditEvent.create({ data: { ...event, detail: event.detail ?? {} } });
}
