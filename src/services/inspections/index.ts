import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { checkOwnPictures } from '../files/check-own-pictures.ts';
import { beginDraft } from './begin-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { listChoices } from './list-choices.ts';
import { listPendingInspections } from './list-pending.ts';
import { listUnits } from './list-units.ts';
import { openDraft } from './open-draft.ts';
import { countOccurrences } from './records/count-occurrences.ts';
import { exportPeriod } from './records/export-period.ts';
import { exportRecord } from './records/export-record.ts';
import { findResults } from './records/find-results.ts';
import { listNames } from './records/list-names.ts';
import { saveDraft } from './save-draft.ts';
import { submitInspection } from './submit-inspection.ts';
import { createTemplateServices } from './templates/index.ts';
import { viewInspection } from './view-inspection.ts';

/** The use cases of this feature, bound to the application's context. */
export function createInspectionServices(context: ServiceContext) {
  return {
    listChoices: (input: Parameters<typeof listChoices>[1]) => listChoices(context, input),
    listUnits: (input: Parameters<typeof listUnits>[1]) => listUnits(context, input),
    beginDraft: (input: Parameters<typeof beginDraft>[1]) => beginDraft(context, input),
    openDraft: (input: Parameters<typeof openDraft>[1]) => openDraft(context, input),
    saveDraft: (input: Parameters<typeof saveDraft>[1]) => saveDraft(context, input),
    discardDraft: (input: Parameters<typeof discardDraft>[1]) => discardDraft(context, input),
    checkPictures: (input: Parameters<typeof checkOwnPictures>[1]) => checkOwnPictures(context, input),
    submit: (input: Parameters<typeof submitInspection>[1]) => submitInspection(context, input),
    names: () => listNames(context),
    results: (input: Parameters<typeof findResults>[1]) => findResults(context, input),
    occurrences: (input: Parameters<typeof countOccurrences>[1]) => countOccurrences(context, input),
    exportRecord: (input: Parameters<typeof exportRecord>[1]) => exportRecord(context, input),
    exportPeriod: (input: Parameters<typeof exportPeriod>[1]) => exportPeriod(context, input),
    view: (input: Parameters<typeof viewInspection>[1]) => viewInspection(context, input),
    templates: createTemplateServices(context),
    pending: (actor: Actor) => listPendingInspections(context, actor),
  };
}
