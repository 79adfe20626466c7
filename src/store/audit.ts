import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';

export interface NewAuditEvent {
  at: Date;
  actorId: string;
  action: string;
  subjectType: string;
  subjectId: string;
  detail?: Prisma.InputJsonObject;
}

/** Writes lines of the audit trail, in the transaction of the change. `detail` holds codes and ids, never message text. */
export async function recordAudit(tx: Tx, ...events: readonly NewAuditEvent[]): Promise<void> {
  await tx.auditEvent.createMany({ data: events.map(event => ({ ...event, detail: event.detail ?? {} })) });
}
