import { randomUUID } from 'node:crypto';
import type { Day } from '../../domain/calendar/shanghai.ts';
import {
  type AskedDue,
  askedDue,
  type ExtensionObstacle,
  extensionObstacle,
} from '../../domain/extensions/extension.ts';
import type { ExtendedMatter } from '../../domain/extensions/notices.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import type { Extendable } from './extendable.ts';
import { findWaiting } from './find-waiting.ts';
import { kindOf } from './kinds.ts';

type Stated<Obstacle> = Obstacle extends { dueAt: Date } ? Omit<Obstacle, 'dueAt'> & { dueAt: string } : Obstacle;
export type StatedObstacle = { facts: ExtendedMatter } & Stated<ExtensionObstacle>;

export type ExtensionPreview = { kind: 'open'; facts: ExtendedMatter; dueAt: Date } | StatedObstacle;

export type AskExtensionOutcome =
  | {
      kind: 'asked';
      facts: ExtendedMatter;
      dueAt: string;
      askedDueAt: string;
      decides: 'qualityOfficer' | 'leader';
    }
  | { kind: 'unfit'; asked: Exclude<AskedDue, { kind: 'due' }> }
  | StatedObstacle;

interface Meant {
  readonly actor: Actor;
  readonly no: string;
  /** Of a problem: which measure; null for the day by which measures are owed, absent where the person did not say. */
  readonly ordinal?: number | null;
}

/** Whether more time may be asked for now. @throws AppError `notFound`, `forbidden` */
export async function previewExtension(context: ServiceContext, input: Meant): Promise<ExtensionPreview> {
  const { prisma } = context.db;
  const matter = await loadAskable(context, prisma, input);
  const obstacle = await obstacleOf(context, prisma, matter, context.clock.now());
  return obstacle ?? { kind: 'open', facts: matter.facts, dueAt: matter.dueAt };
}

/** What a day would be as the new deadline. @throws AppError `notFound`, `forbidden` */
export async function checkAskedDay(context: ServiceContext, input: Meant & { day: Day }): Promise<AskedDue> {
  const matter = await loadAskable(context, context.db.prisma, input);
  const calendar = (await context.unitCalendars(context.db.prisma))(matter.unitId);
  return askedDue(calendar, matter, input.day);
}

/**
 * 申请延期: asks for more time, before the deadline and once per round. Until it is decided the deadline stands.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function askExtension(
  context: ServiceContext,
  input: Meant & { submissionId: string; day: Day; reason: string },
): Promise<AskExtensionOutcome> {
  const { actor, submissionId, no, day, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await kindOf(no).lock(tx, no);
    const matter = await loadAskable(context, tx, input);
    const { facts } = matter;
    const work = async (): Promise<AskExtensionOutcome> => {
      const obstacle = await obstacleOf(context, tx, matter, now);
      if (obstacle) return obstacle;
      const calendar = (await context.unitCalendars(tx))(matter.unitId);
      const asked = askedDue(calendar, matter, day);
      if (asked.kind !== 'due') return { kind: 'unfit', asked };
      const id = randomUUID();
      await tx.extension.create({
        data: {
          ...{ id, submissionId, ...matter.row, round: matter.round, reason, askedDueAt: asked.dueAt },
          ...{ byId: actor.id, at: now, status: 'asked' },
        },
      });
      const people = await loadDecidingPeople(context, tx);
      const { ids, role } = eligibleDeciders({ concernedUnitIds: matter.concernedUnitIds, ...people });
      const dueAt = matter.dueAt.toISOString();
      const askedDueAt = asked.dueAt.toISOString();
      await context.notices.queue(
        tx,
        now,
        ids.map(recipientId => ({
          recipientId,
          content: { code: 'extensionToDecide', ...facts, reason, byName: actor.name, askedDueAt, dueAt },
          ref: { type: matter.type, no },
          dedupeKey: `extensionToDecide:${id}:${recipientId}`,
        })),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: `${matter.type}.extensionAsked` },
        ...{ subjectType: matter.type, subjectId: subjectId(matter) },
        detail: { no, round: matter.round, askedDueAt, ...(facts.ordinal && { ordinal: facts.ordinal }) },
      });
      return { kind: 'asked', facts, dueAt, askedDueAt, decides: role };
    };
    return (await context.once(tx, { submissionId, useCase: 'extensions.ask', at: now }, work)).result;
  });
}

/** The id of the row an extension is about. */
export function subjectId({ row }: Extendable): string {
  if ('noticeId' in row) return row.noticeId;
  if ('orderId' in row) return row.orderId;
  return 'reportId' in row ? row.reportId : row.issueId;
}

async function loadAskable(context: ServiceContext, db: Tx | Prisma, { actor, no, ordinal }: Meant) {
  const matter = await kindOf(no).load(context, db, no, ordinal);
  assertAllowed(matter.mayAsk(actor));
  return matter;
}

async function obstacleOf(
  context: ServiceContext,
  db: Tx | Prisma,
  matter: Extendable,
  now: Date,
): Promise<StatedObstacle | undefined> {
  const { facts, row, round } = matter;
  // One request about a 单号 waits at a time, so that 「同意延期」 with it is never about another one.
  const waiting = await findWaiting(context, db, facts.no);
  const earlier = waiting?.extension ?? (await db.extension.findFirst({ where: { ...row, round } }));
  const calendar = (await context.unitCalendars(db))(matter.unitId);
  const obstacle = extensionObstacle(matter, earlier?.status, calendar, now);
  if (!obstacle) return undefined;
  return 'dueAt' in obstacle ? { ...obstacle, facts, dueAt: obstacle.dueAt.toISOString() } : { ...obstacle, facts };
}
