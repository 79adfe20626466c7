import { randomUUID } from 'node:crypto';
import { type Delivery, deliveryOf, type NoticeJob } from '../domain/notices/digest.ts';
import type { NewNotice, NoticeContent } from '../domain/notices/notice.ts';
import type { Boss } from './boss.ts';
import type { Tx } from './database.ts';

/** Queues notices in the transaction of the change that causes them, with the job that will deliver each, or the morning's digest. */
export function createNotices(boss: Boss) {
  return {
    /**
     * Queues each notice once. Nothing is queued for somebody who is unknown or has left, nor under a dedupe key that is known; neither
     * is an error.
     */
    async queue(tx: Tx, now: Date, notices: readonly NewNotice[]): Promise<void> {
      if (notices.length === 0) return;
      const deliveries = new Map<string, Delivery>();
      const rows = notices.map(notice => {
        const { content, recipientId, dedupeKey, ref, standsInFor, urgent = false } = notice;
        const { code, ...facts } = content as { code: string };
        const params = { ...facts, ...(standsInFor !== undefined && { standsInFor }) };
        const delivery = deliveryOf(notice, now);
        const id = randomUUID();
        deliveries.set(id, delivery);
        return {
          ...{ id, dedupeKey, code, params, recipientId, urgent },
          ...{ refType: ref?.type ?? null, refNo: ref?.no ?? null, deliverAfter: delivery.at },
        };
      });
      const added = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO "Notice" (id, "dedupeKey", code, params, "recipientId", "refType", "refNo", urgent, status, "createdAt", "deliverAfter")
        SELECT n.id, n."dedupeKey", n.code, n.params, n."recipientId", n."refType", n."refNo", n.urgent, 'queued', ${now}, n."deliverAfter"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(id text, "dedupeKey" text, code text, params jsonb,
          "recipientId" text, "refType" text, "refNo" text, urgent boolean, "deliverAfter" timestamptz)
        JOIN "Staff" s ON s.id = n."recipientId" AND s.active
        ON CONFLICT ("dedupeKey") DO NOTHING RETURNING id`;
      const ids = new Set(added.map(({ id }) => id));
      await boss.send(
        tx,
        'notices',
        rows
          .filter(({ id }) => ids.has(id))
          .map(({ id, recipientId }) => {
            const { at, digest } = deliveries.get(id)!;
            const data: NoticeJob = digest === undefined ? { noticeId: id } : { digestOf: recipientId };
            return { key: digest ?? id, at, data };
          }),
      );
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
    /** What is still held back and asks for something that is settled now: it is not delivered any more. */
    async dropHeld(tx: Tx, now: Date, refNo: string, codes: readonly NoticeContent['code'][]): Promise<void> {
      await tx.notice.updateMany({
        where: { refNo, code: { in: [...codes] }, status: 'queued', sentAt: null },
        data: { status: 'handled', handledAt: now },
      });
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
