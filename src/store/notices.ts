import { randomUUID } from 'node:crypto';
import { deliverAfter } from '../domain/calendar/quiet-hours.ts';
import type { NewNotice } from '../domain/notices/notice.ts';
import type { Boss } from './boss.ts';
import type { Tx } from './database.ts';

/** Queues notices in the transaction of the change that causes them, with the job that will deliver each. */
export function createNotices(boss: Boss) {
  return {
    /**
     * Queues each notice once. Nothing is queued for somebody who is unknown or has left, nor under a dedupe key that is known; neither
     * is an error.
     */
    async queue(tx: Tx, now: Date, notices: readonly NewNotice[]): Promise<void> {
      if (notices.length === 0) return;
      const present = await tx.staff.findMany({
        where: { id: { in: [...new Set(notices.map(notice => notice.recipientId))] }, active: true },
        select: { id: true },
      });
      const presentIds = new Set(present.map(person => person.id));
      for (const notice of notices) {
        if (!presentIds.has(notice.recipientId)) continue;
        const urgent = notice.urgent ?? false;
        const id = randomUUID();
        const at = deliverAfter(now, urgent);
        const { code, ...params } = notice.content as { code: string };
        const { count } = await tx.notice.createMany({
          data: {
            id,
            dedupeKey: notice.dedupeKey,
            code,
            params,
            recipientId: notice.recipientId,
            refType: notice.ref?.type ?? null,
            refNo: notice.ref?.no ?? null,
            urgent,
            status: 'queued',
            createdAt: now,
            deliverAfter: at,
          },
          skipDuplicates: true,
        });
        if (count > 0) await boss.send(tx, 'notices', { key: id, at, data: { noticeId: id } });
      }
    },
    /** Marks what a person has done about a record: acknowledged (已阅/签收) or handled. */
    async mark(
      tx: Tx,
      now: Date,
      where: { recipientId: string; refNo: string },
      status: 'acknowledged' | 'handled',
    ): Promise<number> {
      const { count } = await tx.notice.updateMany({
        where: {
          ...where,
          status: { in: status === 'acknowledged' ? ['queued', 'sent'] : ['queued', 'sent', 'acknowledged'] },
        },
        data: status === 'acknowledged' ? { status, acknowledgedAt: now } : { status, handledAt: now },
      });
      return count;
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
