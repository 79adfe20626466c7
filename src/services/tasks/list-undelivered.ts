import type { Actor } from '../../domain/org/actor.ts';
import { canSeeDelivery, canSeeSubjects } from '../../domain/permissions/contacts.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { type FailureReason, failureReason } from '../../domain/tasks/failure-reason.ts';
import type { ServiceContext } from '../context.ts';

export interface Undelivered {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly kind: 'reply' | 'notice';
  readonly failedAt: Date;
  readonly why: FailureReason;
  /** What it was about; null also for whom it is kept from. */
  readonly no: string | null;
}

export interface DeliveryStatus {
  readonly messages: readonly Undelivered[];
  /** How many there are, of which `messages` are the newest. */
  readonly total: number;
  readonly unreachable: readonly { readonly name: string; readonly unitName: string; readonly since: Date }[];
}

const SHOWN = 10;

interface Row {
  id: string;
  recipientId: string;
  kind: 'reply' | 'notice';
  failedAt: Date;
  failure: string | null;
  no: string | null;
}

/** 送达情况: what was given up, newest first, and whom nothing reaches. Never what was in it. @throws AppError `forbidden` */
export async function listUndelivered(context: ServiceContext, input: { actor: Actor }): Promise<DeliveryStatus> {
  const { actor } = input;
  assertAllowed(canSeeDelivery(actor));
  const { prisma } = context.db;
  // What was cleared or erased cannot be sent again.
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT id, "recipientId", kind::text AS kind, "failedAt", failure, payload -> 'ref' ->> 'no' AS no FROM "OutboxMessage"
    WHERE "failedAt" IS NOT NULL AND NOT payload ? 'cleared' ORDER BY "failedAt" DESC, seq DESC LIMIT ${SHOWN}`;
  const [counted] = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "OutboxMessage" WHERE "failedAt" IS NOT NULL AND NOT payload ? 'cleared'`;
  const people = await prisma.staff.findMany({
    where: {
      OR: [{ id: { in: rows.map(row => row.recipientId) } }, { active: true, unreachableSince: { not: null } }],
    },
    select: { id: true, name: true, active: true, unreachableSince: true, unit: { select: { name: true } } },
  });
  return {
    messages: rows.map(({ recipientId, failure, no, ...row }) => {
      const person = people.find(each => each.id === recipientId);
      return {
        ...row,
        ...{ name: person?.name ?? recipientId, unitName: person?.unit.name ?? '', why: failureReason(failure) },
        no: canSeeSubjects(actor) ? no : null,
      };
    }),
    total: counted!.total,
    unreachable: people
      .flatMap(({ name, active, unit, unreachableSince: since }) =>
        active && since ? [{ name, unitName: unit.name, since }] : [],
      )
      .sort((a, b) => b.since.getTime() - a.since.getTime()),
  };
}
