import { randomUUID } from 'node:crypto';
import type { Day } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskExtension } from '../../domain/permissions/rectification.ts';
import {
  type AskedDue,
  askedDue,
  type ExtensionObstacle,
  extensionObstacle,
} from '../../domain/rectification/extension.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { loadCase, type RectificationCase } from './load-case.ts';

type Stated<Obstacle> = Obstacle extends { dueAt: Date } ? Omit<Obstacle, 'dueAt'> & { dueAt: string } : Obstacle;
export type StatedObstacle = { no: string } & Stated<ExtensionObstacle>;

export type ExtensionPreview =
  | { kind: 'open'; no: string; itemTitle: string; unitName: string; dueAt: Date }
  | StatedObstacle;

export type AskExtensionOutcome =
  | { kind: 'asked'; no: string; itemTitle: string; dueAt: string; askedDueAt: string }
  | { kind: 'unfit'; no: string; asked: Exclude<AskedDue, { kind: 'due' }> }
  | StatedObstacle;

/** Whether more time may be asked for now. @throws AppError `notFound`, `forbidden` */
export async function previewExtension(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ExtensionPreview> {
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, input.no);
    assertAllowed(canAskExtension(input.actor, matter.parties));
    const obstacle = await obstacleOf(tx, matter, now);
    if (obstacle) return obstacle;
    const { no, itemTitle, unitName, dueAt } = matter;
    return { kind: 'open', no, itemTitle, unitName, dueAt };
  });
}

/** What a day would be as the new deadline. @throws AppError `notFound`, `forbidden` */
export async function checkAskedDay(
  context: ServiceContext,
  input: { actor: Actor; no: string; day: Day },
): Promise<AskedDue> {
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, input.no);
    assertAllowed(canAskExtension(input.actor, matter.parties));
    return askedDue(await calendarOf(context, tx, matter), matter.dueAt, input.day);
  });
}

/**
 * 申请延期: asks for more time, before the deadline and once per round. Until it is decided the deadline stands.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function askExtension(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; day: Day; reason: string },
): Promise<AskExtensionOutcome> {
  const { actor, submissionId, no, day, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${no} FOR UPDATE`;
    const matter = await loadCase(tx, no);
    assertAllowed(canAskExtension(actor, matter.parties));
    const work = async (): Promise<AskExtensionOutcome> => {
      const obstacle = await obstacleOf(tx, matter, now);
      if (obstacle) return obstacle;
      const asked = askedDue(await calendarOf(context, tx, matter), matter.dueAt, day);
      if (asked.kind !== 'due') return { kind: 'unfit', no, asked };
      await tx.rectificationExtension.create({
        data: {
          ...{ id: randomUUID(), submissionId, noticeId: matter.id, round: matter.round, reason },
          askedDueAt: asked.dueAt,
          byId: actor.id,
          at: now,
          status: 'asked',
        },
      });
      const { unitId, responsibleUnitId } = matter.parties;
      const people = await loadDecidingPeople(context, tx);
      const { ids } = eligibleDeciders({ concernedUnitIds: [unitId, responsibleUnitId], ...people });
      const { itemTitle, unitName, dueAt } = matter;
      const facts = { no, itemTitle, unitName, reason, byName: actor.name, askedDueAt: asked.dueAt.toISOString() };
      await context.notices.queue(
        tx,
        now,
        ids.map(recipientId => ({
          recipientId,
          content: { code: 'extensionToDecide', ...facts, dueAt: dueAt.toISOString() },
          ref: { type: 'rectification', no },
          dedupeKey: `extensionToDecide:${no}:${matter.round}:${recipientId}`,
        })),
      );
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'rectification.extensionAsked',
        subjectType: 'rectification',
        subjectId: matter.id,
        detail: { round: matter.round, askedDueAt: asked.dueAt.toISOString() },
      });
      return { kind: 'asked', no, itemTitle, dueAt: dueAt.toISOString(), askedDueAt: asked.dueAt.toISOString() };
    };
    return (await context.once(tx, { submissionId, useCase: 'rectification.askExtension', at: now }, work)).result;
  });
}

async function calendarOf(context: ServiceContext, tx: Tx, { parties }: RectificationCase) {
  return (await context.unitCalendars(tx))(parties.unitId);
}

async function obstacleOf(tx: Tx, matter: RectificationCase, now: Date): Promise<StatedObstacle | undefined> {
  const earlier = await tx.rectificationExtension.findFirst({ where: { noticeId: matter.id, round: matter.round } });
  const obstacle = extensionObstacle(matter, earlier?.status, now);
  if (!obstacle) return undefined;
  const { no } = matter;
  return obstacle.kind === 'overdue'
    ? { kind: 'overdue', no, dueAt: obstacle.dueAt.toISOString() }
    : { ...obstacle, no };
}
