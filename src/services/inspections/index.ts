import type { InspectionTimer } from '../../domain/inspections/timers.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { checkOwnPictures } from '../files/check-own-pictures.ts';
import { createBatchServices } from './batch/index.ts';
import { beginCorrection, dropCorrection, saveCorrectionReason } from './begin-correction.ts';
import { beginDraft } from './begin-draft.ts';
import { closeResponseWindow, remindResponse } from './close-response-window.ts';
import { confirmResult } from './confirm-result.ts';
import { discardDraft } from './discard-draft.ts';
import { handOverDraft, listSuccessors } from './hand-over-draft.ts';
import { listChoices } from './list-choices.ts';
import { listFilable } from './list-filable.ts';
import { listPendingInspections } from './list-pending.ts';
import { listUnits } from './list-units.ts';
import { openDraft } from './open-draft.ts';
import { placeRemarks } from './place-remarks.ts';
import { countOccurrences } from './records/count-occurrences.ts';
import { exportPeriod } from './records/export-period.ts';
import { exportRecord } from './records/export-record.ts';
import { findResults } from './records/find-results.ts';
import { listNames } from './records/list-names.ts';
import { remindReview } from './remind-review.ts';
import { resumeReturned } from './resume-returned.ts';
import { approveInspection, readReturnReasons, returnInspection } from './review-inspection.ts';
import { listReviewRules, setReview } from './review-rules.ts';
import { viewSamples } from './samples/view-samples.ts';
import { saveDraft } from './save-draft.ts';
import { submitInspection } from './submit-inspection.ts';
import { createTemplateServices } from './templates/index.ts';
import { viewForReview } from './view-for-review.ts';
import { viewHistory } from './view-history.ts';
import { viewInspection } from './view-inspection.ts';
import { lastFiled } from './voiding/last-filed.ts';
import { previewVoid } from './voiding/preview-void.ts';
import { voidInspection } from './voiding/void-inspection.ts';

type Fired<Kind extends InspectionTimer['kind']> = Extract<InspectionTimer, { kind: Kind }>;

/** The use cases of this feature, bound to the application's context. */
export function createInspectionServices(context: ServiceContext) {
  return {
    listChoices: (input: Parameters<typeof listChoices>[1]) => listChoices(context, input),
    listFilable: (input: Parameters<typeof listFilable>[1]) => listFilable(context, input),
    listUnits: (input: Parameters<typeof listUnits>[1]) => listUnits(context, input),
    beginDraft: (input: Parameters<typeof beginDraft>[1]) => beginDraft(context, input),
    openDraft: (input: Parameters<typeof openDraft>[1]) => openDraft(context, input),
    placeRemarks: (input: Parameters<typeof placeRemarks>[1]) => placeRemarks(context, input),
    saveDraft: (input: Parameters<typeof saveDraft>[1]) => saveDraft(context, input),
    discardDraft: (input: Parameters<typeof discardDraft>[1]) => discardDraft(context, input),
    listSuccessors: (input: Parameters<typeof listSuccessors>[1]) => listSuccessors(context, input),
    handOverDraft: (input: Parameters<typeof handOverDraft>[1]) => handOverDraft(context, input),
    checkPictures: (input: Parameters<typeof checkOwnPictures>[1]) => checkOwnPictures(context, input),
    submit: (input: Parameters<typeof submitInspection>[1]) => submitInspection(context, input),
    names: () => listNames(context),
    results: (input: Parameters<typeof findResults>[1]) => findResults(context, input),
    occurrences: (input: Parameters<typeof countOccurrences>[1]) => countOccurrences(context, input),
    exportRecord: (input: Parameters<typeof exportRecord>[1]) => exportRecord(context, input),
    exportPeriod: (input: Parameters<typeof exportPeriod>[1]) => exportPeriod(context, input),
    view: (input: Parameters<typeof viewInspection>[1]) => viewInspection(context, input),
    samples: (input: Parameters<typeof viewSamples>[1]) => viewSamples(context, input),
    history: (input: Parameters<typeof viewHistory>[1]) => viewHistory(context, input),
    viewForReview: (input: Parameters<typeof viewForReview>[1]) => viewForReview(context, input),
    approve: (input: Parameters<typeof approveInspection>[1]) => approveInspection(context, input),
    return: (input: Parameters<typeof returnInspection>[1]) => returnInspection(context, input),
    readReasons: (input: Parameters<typeof readReturnReasons>[1]) => readReturnReasons(context, input),
    resumeReturned: (input: Parameters<typeof resumeReturned>[1]) => resumeReturned(context, input),
    reviewRules: (input: Parameters<typeof listReviewRules>[1]) => listReviewRules(context, input),
    setReview: (input: Parameters<typeof setReview>[1]) => setReview(context, input),
    beginCorrection: (input: Parameters<typeof beginCorrection>[1]) => beginCorrection(context, input),
    dropCorrection: (input: Parameters<typeof dropCorrection>[1]) => dropCorrection(context, input),
    previewVoid: (input: Parameters<typeof previewVoid>[1]) => previewVoid(context, input),
    void: (input: Parameters<typeof voidInspection>[1]) => voidInspection(context, input),
    lastFiled: (input: Parameters<typeof lastFiled>[1]) => lastFiled(context, input),
    saveCorrectionReason: (input: Parameters<typeof saveCorrectionReason>[1]) => saveCorrectionReason(context, input),
    confirmResult: (input: Parameters<typeof confirmResult>[1]) => confirmResult(context, input),
    templates: createTemplateServices(context),
    batch: createBatchServices(context),
    pending: (actor: Actor) => listPendingInspections(context, actor),
    timers: {
      inspectionReviewReminder: (timer: Fired<'inspectionReviewReminder'>) => remindReview(context, timer),
      resultResponseReminder: (timer: Fired<'resultResponseReminder'>) => remindResponse(context, timer),
      resultResponseCloses: (timer: Fired<'resultResponseCloses'>) => closeResponseWindow(context, timer),
    },
  };
}
