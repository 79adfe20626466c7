import type { BulletinTimer } from '../../domain/bulletins/timers.ts';
import type { ServiceContext } from '../context.ts';
import { addMeasure, checkMeasureDay } from './add-measure.ts';
import { checkMeasure } from './check-measure.ts';
import { detectMissingMeasure } from './detect-missing.ts';
import { decideDraft } from './drafts/decide-draft.ts';
import { generateDraft } from './drafts/generate-draft.ts';
import { issueDraft } from './drafts/issue-draft.ts';
import { remindOfApproval } from './drafts/remind-approval.ts';
import { submitDraft } from './drafts/submit-draft.ts';
import { summarisePeriod } from './drafts/summarise-period.ts';
import { exportDraft, viewDraft } from './drafts/view-draft.ts';
import { findIssues, viewBulletin } from './find-issues.ts';
import { findSame } from './find-same.ts';
import { issueBulletin } from './issue-bulletin.ts';
import { judgeMeasures } from './judge-measures.ts';
import { listActionable } from './list-pending.ts';
import { listNameableUnits } from './list-units.ts';
import { readBulletin, readProblemLines } from './read-bulletin.ts';
import { askForCheck, remindOfMeasureDay, remindOfMeasures } from './remind-measures.ts';
import { listOwners, viewIssue } from './view-issue.ts';
import { viewLedger } from './view-ledger.ts';
import { previewWithdrawal, withdrawBulletin } from './withdraw-bulletin.ts';

type TimerHandlers = {
  [Kind in BulletinTimer['kind']]: (timer: Extract<BulletinTimer, { kind: Kind }>) => Promise<unknown>;
};

/** The use cases of this feature, bound to the application's context. */
export function createBulletinServices(context: ServiceContext) {
  return {
    read: (input: Parameters<typeof readBulletin>[1]) => readBulletin(context, input),
    readProblems: (input: Parameters<typeof readProblemLines>[1]) => readProblemLines(context, input),
    /** Every unit that a bulletin can name. */
    units: () => listNameableUnits(context),
    issue: (input: Parameters<typeof issueBulletin>[1]) => issueBulletin(context, input),
    /** The bulletin that has said the same already. */
    findSame: (input: Parameters<typeof findSame>[1]) => findSame(context.db.prisma, input),
    previewWithdrawal: (input: Parameters<typeof previewWithdrawal>[1]) => previewWithdrawal(context, input),
    withdraw: (input: Parameters<typeof withdrawBulletin>[1]) => withdrawBulletin(context, input),
    view: (input: Parameters<typeof viewBulletin>[1]) => viewBulletin(context, input),
    viewIssue: (input: Parameters<typeof viewIssue>[1]) => viewIssue(context, input),
    find: (input: Parameters<typeof findIssues>[1]) => findIssues(context, input),
    ledger: (input: Parameters<typeof viewLedger>[1]) => viewLedger(context, input),
    actionable: (input: Parameters<typeof listActionable>[1]) => listActionable(context, input),
    owners: (input: Parameters<typeof listOwners>[1]) => listOwners(context, input),
    addMeasure: (input: Parameters<typeof addMeasure>[1]) => addMeasure(context, input),
    checkMeasureDay: (input: Parameters<typeof checkMeasureDay>[1]) => checkMeasureDay(context, input),
    judgeMeasures: (input: Parameters<typeof judgeMeasures>[1]) => judgeMeasures(context, input),
    checkMeasure: (input: Parameters<typeof checkMeasure>[1]) => checkMeasure(context, input),
    drafts: {
      generate: (input: Parameters<typeof generateDraft>[1]) => generateDraft(context, input),
      summarise: (input: Parameters<typeof summarisePeriod>[1]) => summarisePeriod(context, input),
      view: (input: Parameters<typeof viewDraft>[1]) => viewDraft(context, input),
      export: (input: Parameters<typeof exportDraft>[1]) => exportDraft(context, input),
      submit: (input: Parameters<typeof submitDraft>[1]) => submitDraft(context, input),
      decide: (input: Parameters<typeof decideDraft>[1]) => decideDraft(context, input),
      issue: (input: Parameters<typeof issueDraft>[1]) => issueDraft(context, input),
      /** Everybody who may be named for 会审. */
      staff: async () =>
        (await context.directory.everybody(context.db.prisma)).map(({ id, name, unit }) => ({
          id,
          name,
          unitName: unit.name,
        })),
    },
    timers: {
      measureReminder: timer => remindOfMeasures(context, timer),
      measureMissing: timer => detectMissingMeasure(context, timer),
      measureDayReminder: timer => remindOfMeasureDay(context, timer),
      measureDayOver: timer => askForCheck(context, timer),
      bulletinApprovalReminder: timer => remindOfApproval(context, timer),
    } satisfies TimerHandlers,
  };
}
