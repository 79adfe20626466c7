import { randomUUID } from 'node:crypto';
import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { STATEMENT_WORKING_DAYS } from '../../domain/investigations/rules.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canBeginInvestigation, canInvestigate } from '../../domain/permissions/investigations.ts';
import { type DueBasis, dueAfter } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { listAccountableUnits } from '../penalties/list-accountable.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { newsTo, tellers } from './recipients.ts';

export interface OpenedInvestigation {
  readonly no: string;
  readonly subject: string;
  readonly unitName: string;
  readonly dueAt: string;
  readonly dueBasis: DueBasis;
}

interface OpenInput {
  readonly actor: Actor;
  readonly unitId: string;
  readonly subject: string;
  readonly question: string;
  readonly fileIds: readonly string[];
  readonly submissionId: string;
}

/** Whether this person may ask that unit, or any where none is named yet. @throws AppError `forbidden` */
export async function assertMayInvestigate(context: ServiceContext, input: { actor: Actor; unitId?: string }) {
  if (input.unitId === undefined) return assertAllowed(canBeginInvestigation(input.actor));
  const { qualityOfficers } = await loadDecidingPeople(context, context.db.prisma);
  assertAllowed(canInvestigate(input.actor, input.unitId, qualityOfficers));
}

/**
 * 发起调查: asks a unit what happened, until a day of the working calendar, and reminds of it.
 *
 * @throws AppError `forbidden`, `invalidInput` (a unit that cannot answer for points), `notFound` (a file)
 */
export async function openInvestigation(context: ServiceContext, input: OpenInput): Promise<OpenedInvestigation> {
  const { actor, unitId, submissionId } = input;
  await assertMayInvestigate(context, { actor, unitId });
  const unit = (await listAccountableUnits(context)).find(({ id }) => id === unitId);
  if (!unit) throw new AppError('invalidInput', { field: 'unitId' });
  const at = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'investigations.open', at };
    return (await context.once(tx, receipt, () => store(context, tx, { ...input, unitName: unit.name, at }))).result;
  });
}

async function store(
  context: ServiceContext,
  tx: Tx,
  { actor, unitId, unitName, subject, question, fileIds, submissionId, at }: OpenInput & { unitName: string; at: Date },
): Promise<OpenedInvestigation> {
  const id = randomUUID();
  const no = await context.nextNumber(tx, 'investigation', toShanghai(at).year);
  const calendar = (await context.unitCalendars(tx))(unitId);
  const { dueAt, dueBasis } = dueAfter(calendar, at, STATEMENT_WORKING_DAYS);
  await tx.serviceInvestigation.create({
    data: {
      ...{ id, no, submissionId, unitId, subject, question, openedById: actor.id, openedAt: at, dueAt },
      dueBasis: dueBasis as unknown as Prisma.InputJsonObject,
    },
  });
  const files = await addEvidence(tx, {
    ...{ fileIds, subjectType: 'investigation', subjectId: id, byId: actor.id, at },
  });
  await context.timers.scheduleAll(
    tx,
    reminderTimes(dueAt, at, calendar).map(reminder => ({
      at: reminder.at,
      key: `investigation:${no}:${reminder.stage}`,
      timer: { kind: 'investigationReminder', id, stage: reminder.stage },
    })),
  );
  const told = { no, subject, unitName, dueAt: dueAt.toISOString(), dueBasis };
  const recipients = await tellers(context, tx, unitId);
  const news = newsTo(recipients, { code: 'investigationOpened', ...told, question, files });
  await context.notices.queue(tx, at, news);
  await context.recordAudit(tx, {
    ...{ at, actorId: actor.id, action: 'investigation.opened', subjectType: 'investigation', subjectId: id },
    detail: { no, unitId, dueAt: told.dueAt },
  });
  return told;
}
