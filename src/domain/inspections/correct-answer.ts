import type { ItemAnswer } from '../language/item-answer.ts';
import { answerItem, answerOf, type InspectionDraft, waivePhoto } from './draft.ts';
import type { Sample } from './samples/sample.ts';
import type { SheetItem } from './sheet.ts';

/** What an item should have recorded, by its kind; JSON, because a form keeps it between turns. */
export type AnswerCorrection =
  | { readonly kind: 'answer'; readonly answer: ItemAnswer; readonly note: string }
  /** Of a `photo`: other pictures. */
  | { readonly kind: 'photos'; readonly fileIds: readonly string[] }
  /** Of a `photo`: there is none, and why. */
  | { readonly kind: 'noPhoto'; readonly note: string }
  /** Of a rate that was measured customer by customer: all of them as they should stand. */
  | { readonly kind: 'samples'; readonly samples: readonly Sample[] };

/** Puts one item right, whatever its kind. The other items stay, but may be asked or not asked because of it. */
export function correctAnswer(draft: InspectionDraft, item: SheetItem, correction: AnswerCorrection): InspectionDraft {
  const { ordinal } = item;
  const old = answerOf(draft, ordinal);
  switch (correction.kind) {
    case 'answer':
      return answerItem(withoutRecords(draft, item), item, correction.answer, correction.note);
    case 'photos': {
      const { noPhoto: _noPhoto, answer: _answer, ...kept } = old;
      return withEntry(draft, ordinal, { ...kept, fileIds: [...correction.fileIds] });
    }
    case 'noPhoto':
      return waivePhoto(withEntry(draft, ordinal, { note: '', fileIds: [] }), ordinal, correction.note);
    case 'samples':
      return { ...draft, samples: correction.samples };
    default:
      throw new Error(`unknown correction ${JSON.stringify(correction satisfies never)}`);
  }
}

function withEntry(
  draft: InspectionDraft,
  ordinal: number,
  entry: InspectionDraft['answers'][string],
): InspectionDraft {
  return { ...draft, answers: { ...draft.answers, [ordinal]: entry } };
}

/** Records of customers overrule counts that are given as a whole: where those are what is right, the item's records go. */
function withoutRecords(draft: InspectionDraft, { ordinal }: SheetItem): InspectionDraft {
  if (!draft.samples) return draft;
  const samples = draft.samples.map(sample => {
    const { [ordinal]: _dropped, ...outcomes } = sample.outcomes;
    return { ...sample, outcomes };
  });
  return { ...draft, samples };
}
