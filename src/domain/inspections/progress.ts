import { answerOf, type InspectionDraft, unplacedPhotos } from './draft.ts';
import { givenAnswer, isAsked } from './given-answer.ts';
import { inspectedAtProblem } from './inspected-at.ts';
import { itemResult } from './item-result.ts';
import { scoreSheet } from './score.ts';
import { itemAt, type Sheet } from './sheet.ts';

/** What keeps a draft from being submitted; `ordinals` name the items. */
export type DraftProblem =
  | { code: 'unanswered'; ordinals: number[] }
  | { code: 'evidenceMissing'; ordinals: number[] }
  /** Photos were sent that belong to no item yet: they must not be lost unsaid. */
  | { code: 'photosUnplaced'; count: number }
  | { code: 'nothingApplicable' }
  | { code: 'future' }
  | { code: 'tooOld' };

/** Over the items that are asked: one whose condition is not met is none of them. */
export interface Progress {
  readonly answered: number;
  readonly total: number;
  /** Ordinals without an answer, in order. */
  readonly open: readonly number[];
  readonly failed: readonly number[];
}

function ordinalsWhere(sheet: Sheet, fits: (ordinal: number) => boolean): number[] {
  return sheet.items.map(item => item.ordinal).filter(fits);
}

export function isFailed(sheet: Sheet, draft: InspectionDraft, ordinal: number): boolean {
  const item = itemAt(sheet, ordinal);
  const answer = item && givenAnswer(sheet, draft, item);
  return item !== undefined && answer !== undefined && itemResult(item, answer) === 'fail';
}

/** A failed item that demands evidence and has neither a photo nor a reason why there is none. */
export function lacksEvidence(sheet: Sheet, draft: InspectionDraft, ordinal: number): boolean {
  const { fileIds, noPhoto } = answerOf(draft, ordinal);
  return (
    (itemAt(sheet, ordinal)?.evidenceRequired ?? false) &&
    isFailed(sheet, draft, ordinal) &&
    fileIds.length === 0 &&
    noPhoto !== true
  );
}

/** Items without an answer that only a change made open: an earlier answer decides whether they are asked. */
export function openedBy(sheet: Sheet, before: InspectionDraft, after: InspectionDraft): number[] {
  const { open } = progressOf(sheet, before);
  return progressOf(sheet, after).open.filter(ordinal => !open.includes(ordinal));
}

export function progressOf(sheet: Sheet, draft: InspectionDraft): Progress {
  const asked = sheet.items.filter(item => isAsked(sheet, draft, item));
  const open = asked.filter(item => givenAnswer(sheet, draft, item) === undefined).map(item => item.ordinal);
  return {
    answered: asked.length - open.length,
    total: asked.length,
    open,
    failed: ordinalsWhere(sheet, ordinal => isFailed(sheet, draft, ordinal)),
  };
}

/** The next item without an answer after an item, and from the top when there is none behind it: skipped items come last. */
export function nextOpenItem(sheet: Sheet, draft: InspectionDraft, after = 0): number | undefined {
  const { open } = progressOf(sheet, draft);
  return open.find(ordinal => ordinal > after) ?? open[0];
}

/** Everything that keeps the draft from being submitted now; empty when nothing does. */
export function problemsOf(sheet: Sheet, draft: InspectionDraft, now: Date): DraftProblem[] {
  const { open } = progressOf(sheet, draft);
  const bare = ordinalsWhere(sheet, ordinal => lacksEvidence(sheet, draft, ordinal));
  const waiting = unplacedPhotos(draft).length;
  const date = inspectedAtProblem(draft.inspectedAt, now);
  return [
    ...(open.length > 0 ? [{ code: 'unanswered' as const, ordinals: [...open] }] : []),
    ...(bare.length > 0 ? [{ code: 'evidenceMissing' as const, ordinals: bare }] : []),
    ...(waiting > 0 ? [{ code: 'photosUnplaced' as const, count: waiting }] : []),
    ...(open.length === 0 && scoreSheet(sheet, draft).score === undefined
      ? [{ code: 'nothingApplicable' as const }]
      : []),
    ...(date ? [{ code: date }] : []),
  ];
}
