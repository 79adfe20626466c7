import {
  type BulletinTimer,
  REMIND_AFTER,
  TELL_PREPARER_AFTER,
  type WaitingStep,
} from '../../../domain/bulletins/timers.ts';
import { nextApprovers, preparerOf, stageOf } from '../../../domain/standards/approval.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { loadApprovers, namesOf, withJointReviewers } from '../../standards/approvers.ts';
import { type LoadedDraft, loadDraft } from './load-draft.ts';

type ReminderTimer = Extract<BulletinTimer, { kind: 'bulletinApprovalReminder' }>;

/** Sets the reminders of a step that waits from now on, in the transaction of the step before. */
export async function remindLater(
  context: ServiceContext,
  tx: Tx,
  { no, round, step, since }: { no: string; round: number; step: WaitingStep; since: Date },
): Promise<void> {
  await context.timers.scheduleAll(
    tx,
    REMIND_AFTER.map(after => ({
      // The morning after so many working days: there is still the day for it.
      at: context.calendar.nextWorkingMorning(context.calendar.addWorkingDays(since, after - 1).dueAt),
      key: `bulletinApprovalReminder:${no}:${round}:${step}:${after}`,
      timer: { kind: 'bulletinApprovalReminder', no, round, step, since: since.toISOString(), after },
    })),
  );
}

/** Reminds whoever has a generated bulletin and has not decided about it, or not issued it; at last its preparer, too. */
export async function remindOfApproval(context: ServiceContext, timer: ReminderTimer): Promise<void> {
  const { no, round, step, since, after } = timer;
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const draft = await loadDraft(tx, no);
    if (draft.round !== round || waitingStep(draft) !== step) return;
    const holders = await holdersOf(context, tx, draft);
    const preparerId = preparerOf(draft.approval)!;
    const nameOf = await namesOf(tx, holders);
    const about = { code: 'bulletinApprovalReminder', no, title: draft.title, step, since } as const;
    const told = holders.map(recipientId => ({ recipientId, content: about }));
    if (after === TELL_PREPARER_AFTER && !holders.includes(preparerId))
      told.push({ recipientId: preparerId, content: { ...about, ...{ waitsFor: holders.map(nameOf) } } });
    await context.notices.queue(
      tx,
      now,
      told.map(({ recipientId, content }) => ({
        ...{ recipientId, content, ref: { type: 'bulletinDraft' as const, no } },
        dedupeKey: `bulletinApprovalReminder:${no}:${round}:${step}:${after}:${recipientId}`,
      })),
    );
  });
}

function waitingStep({ approval }: LoadedDraft): WaitingStep | undefined {
  const stage = stageOf(approval);
  if (stage.kind === 'approved') return 'issue';
  return stage.kind === 'step' ? stage.step : undefined;
}

async function holdersOf(context: ServiceContext, tx: Tx, draft: LoadedDraft): Promise<string[]> {
  if (waitingStep(draft) === 'issue')
    return (await context.directory.withRole(tx, 'qualityOfficer')).map(({ id }) => id);
  return nextApprovers(draft.approval, withJointReviewers(await loadApprovers(context, tx), draft.jointReviewerIds));
}
