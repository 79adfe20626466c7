import { deliverAfter } from '../../domain/calendar/quiet-hours.ts';
import type { Invariant } from './invariant.ts';

/** Nobody was told anything in the quiet hours, unless it was urgent. */
export const quietHours: Invariant = {
  name: 'quietHours',
  async check({ db: { prisma } }) {
    const sent = await prisma.notice.findMany({
      where: { sentAt: { not: null }, urgent: false },
      select: { code: true, recipientId: true, sentAt: true },
    });
    const atNight = sent.filter(({ sentAt }) => sentAt !== null && deliverAfter(sentAt, false) > sentAt);
    return {
      count: sent.length,
      broken: atNight.map(({ code, recipientId, sentAt }) => `${code} to ${recipientId} at ${sentAt?.toISOString()}`),
    };
  },
};
