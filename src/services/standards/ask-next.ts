import {
  type Approver,
  actsOf,
  type DecisionStep,
  nextApprovers,
  preparerOf,
  stageOf,
} from '../../domain/standards/approval.ts';
import type { News } from '../../domain/standards/notices.ts';
import { REMIND_AFTER_WORKING_DAYS } from '../../domain/standards/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { namesOf } from './approvers.ts';
import { editionFacts, type LoadedVersion } from './load-version.ts';

/**
 * Asks whoever may take the step that is next, and sets the reminder. Called in the transaction of the step before. @returns whom.
 */
export async function askNext(
  context: ServiceContext,
  tx: Tx,
  input: { version: LoadedVersion; news: News; approvers: readonly Approver[]; now: Date },
): Promise<string[]> {
  const { version, news, approvers, now } = input;
  const stage = stageOf(version.approval);
  if (stage.kind !== 'step') return [];
  const { step } = stage;
  const asked = nextApprovers(version.approval, approvers);
  const preparerId = preparerOf(version.approval)!;
  const prepared = actsOf(version.approval, version.round).find(act => act.step === 'prepare')!;
  const nameOf = await namesOf(tx, [preparerId]);
  await context.notices.queue(
    tx,
    now,
    asked.map(recipientId => ({
      recipientId,
      ref: { type: 'standard', no: version.no! },
      dedupeKey: `standardToDecide:${version.no}:${version.round}:${step}:${recipientId}`,
      content: {
        ...{ code: 'standardToDecide', ...editionFacts(version), step, round: version.round },
        ...{ preparerName: nameOf(preparerId), summary: prepared.note, news },
      },
    })),
  );
  await remindLater(context, tx, { version, step, since: now, from: now });
  return asked;
}

/** The next reminder of a step that waits since `since`. */
export async function remindLater(
  context: ServiceContext,
  tx: Tx,
  {
    version,
    step,
    since,
    from,
  }: { version: Pick<LoadedVersion, 'id' | 'round'>; step: DecisionStep; since: Date; from: Date },
): Promise<void> {
  // The morning of the n-th working day: whoever waited so long for an answer still has the day before them.
  const at = context.calendar.nextWorkingMorning(
    context.calendar.addWorkingDays(from, REMIND_AFTER_WORKING_DAYS - 1).dueAt,
  );
  const timer = {
    kind: 'standardApprovalReminder',
    id: version.id,
    round: version.round,
    step,
    since: since.toISOString(),
  } as const;
  await context.timers.schedule(
    tx,
    at,
    `standardApprovalReminder:${version.id}:${version.round}:${step}:${at.toISOString()}`,
    timer,
  );
}
