import { z } from 'zod';
import type { ItemAnswer } from '../language/item-answer.ts';
import { sameValue } from '../same-value.ts';
import type { Sample } from './samples/sample.ts';
import { INSPECTION_METHODS, type InspectionMethod, type SheetItem } from './sheet.ts';

const itemAnswerSchema = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('scored'),
    points: z.number(),
    occurrences: z.number().optional(),
    sampled: z.number().optional(),
    qualified: z.number().optional(),
    choice: z.string().optional(),
    value: z.number().optional(),
  }),
  z.object({ result: z.literal('recorded'), text: z.string(), at: z.string().optional() }),
  z.object({ result: z.literal('notApplicable') }),
]);

/** What is known of one item: photos and remarks may come before the answer. */
export const draftAnswerSchema = z.object({
  answer: itemAnswerSchema.optional(),
  note: z.string(),
  fileIds: z.array(z.string()),
  /** The inspector said why there is no photo; the reason stands in the note. */
  noPhoto: z.boolean().optional(),
  /** The answer was not said: it follows from a description, or a model proposed it. Whoever answers the item settles it. */
  proposed: z.enum(['described', 'model']).optional(),
  /** Where the figures come from, where a programme has several sources. */
  source: z.enum(INSPECTION_METHODS).optional(),
});

/** The stored form: by the item's ordinal. */
export const draftAnswersSchema = z.record(z.string(), draftAnswerSchema);

export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

/** An inspection that is being filled in, as a value. */
export interface InspectionDraft {
  readonly programmeId: string;
  readonly templateId: string;
  readonly unitId: string;
  readonly inspectedAt: Date;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  /** Sampled customers, in order; where they speak of an item, they answer it. */
  readonly samples?: readonly Sample[];
  readonly fields: Readonly<Record<string, string>>;
  readonly note: string;
}

/** What of a draft is to be saved: only what changed, so that two devices filling different items do not undo each other. */
export type DraftChange = Partial<Pick<InspectionDraft, 'answers' | 'fields' | 'note' | 'inspectedAt'>> & {
  samples?: { readonly set: readonly Sample[]; readonly removed: readonly number[] };
  /** The answers and samples that changed as they were before, by ordinal; null where there was none. */
  base?: { readonly answers: Record<string, DraftAnswer | null>; readonly samples: Record<string, Sample | null> };
};

const EMPTY: DraftAnswer = { note: '', fileIds: [] };

export function answerOf(draft: Pick<InspectionDraft, 'answers'>, ordinal: number): DraftAnswer {
  return draft.answers[ordinal] ?? EMPTY;
}

function withAnswer(draft: InspectionDraft, ordinal: number, answer: DraftAnswer): InspectionDraft {
  return { ...draft, answers: { ...draft.answers, [ordinal]: answer } };
}

/**
 * Sets an item's answer. A new note replaces the old one. Where a new answer corrects an old one and leaves nothing to explain
 * (all points, or not applicable), the old remark goes with it; photos stay. The same answer again changes nothing, so that a
 * repeated message is harmless.
 */
export function answerItem(draft: InspectionDraft, item: SheetItem, answer: ItemAnswer, note = ''): InspectionDraft {
  const old = answerOf(draft, item.ordinal);
  const nothingToExplain = answer.result !== 'scored' || answer.points === item.maxPoints;
  const same = old.answer !== undefined && sameAnswer(old.answer, answer);
  const corrects = old.answer !== undefined && !same;
  const kept = corrects && nothingToExplain ? EMPTY : old;
  return withAnswer(draft, item.ordinal, {
    answer: same ? old.answer : answer,
    note: note === '' ? kept.note : note,
    fileIds: old.fileIds,
    ...(kept.noPhoto && { noPhoto: true }),
    ...(old.source && { source: old.source }),
  });
}

/** When somebody confirmed does not matter: a repeated message is the same confirmation. */
function sameAnswer(a: ItemAnswer, b: ItemAnswer): boolean {
  if (a.result === 'recorded' && b.result === 'recorded') return a.text === b.text;
  if (a.result !== 'scored' || b.result !== 'scored') return a.result === b.result;
  return (
    a.points === b.points &&
    a.occurrences === b.occurrences &&
    a.sampled === b.sampled &&
    a.qualified === b.qualified &&
    a.choice === b.choice &&
    a.value === b.value
  );
}

/** Marks an answer as one that has to be looked at. */
export function propose(draft: InspectionDraft, ordinal: number, by: 'described' | 'model'): InspectionDraft {
  return withAnswer(draft, ordinal, { ...answerOf(draft, ordinal), proposed: by });
}

/** Says where an item's figures come from. */
export function fromSource(draft: InspectionDraft, ordinal: number, source: InspectionMethod): InspectionDraft {
  return withAnswer(draft, ordinal, { ...answerOf(draft, ordinal), source });
}

/** Adds a remark; the same remark twice (a repeated message) stands once. */
export function addNote(draft: InspectionDraft, ordinal: number, note: string): InspectionDraft {
  const old = answerOf(draft, ordinal);
  const notes = old.note === '' ? [] : old.note.split('\n');
  return notes.includes(note) ? draft : withAnswer(draft, ordinal, { ...old, note: [...notes, note].join('\n') });
}

/** Puts another remark in the place of an item's; the empty one removes it. */
export function replaceNote(draft: InspectionDraft, ordinal: number, note: string): InspectionDraft {
  return withAnswer(draft, ordinal, { ...answerOf(draft, ordinal), note });
}

/** Records that there is no photo, with the reason as a remark. */
export function waivePhoto(draft: InspectionDraft, ordinal: number, note: string): InspectionDraft {
  const noted = addNote(draft, ordinal, note);
  return withAnswer(noted, ordinal, { ...answerOf(noted, ordinal), noPhoto: true });
}

/** Attaches files to an item, taking them from wherever they were: a file proves one item. */
export function attachFiles(draft: InspectionDraft, ordinal: number, fileIds: readonly string[]): InspectionDraft {
  const taken = Object.entries(draft.answers)
    .filter(([key, value]) => Number(key) !== ordinal && value.fileIds.some(id => fileIds.includes(id)))
    .map(([key, value]) => [key, { ...value, fileIds: value.fileIds.filter(id => !fileIds.includes(id)) }]);
  const without: InspectionDraft = { ...draft, answers: { ...draft.answers, ...Object.fromEntries(taken) } };
  const old = answerOf(without, ordinal);
  return withAnswer(without, ordinal, { ...old, fileIds: [...new Set([...old.fileIds, ...fileIds])] });
}

/** Where photos wait that belong to no item yet: no item has this ordinal. */
export const UNPLACED = 0;

/** Photos that were taken in and still wait for their item. They are kept with the draft, so that a pause does not lose them. */
export function unplacedPhotos(draft: Pick<InspectionDraft, 'answers'>): readonly string[] {
  return answerOf(draft, UNPLACED).fileIds;
}

export function keepUnplaced(draft: InspectionDraft, fileIds: readonly string[]): InspectionDraft {
  return attachFiles(draft, UNPLACED, fileIds);
}

/** Takes the photos off an item; its result and its remark stay. */
export function removePhotos(draft: InspectionDraft, ordinal: number): InspectionDraft {
  return withAnswer(draft, ordinal, { ...answerOf(draft, ordinal), fileIds: [] });
}

/** The inspector does not want the waiting photos. */
export function dropUnplaced(draft: InspectionDraft): InspectionDraft {
  return withAnswer(draft, UNPLACED, EMPTY);
}

/** The entries of a record that are new or other than before. */
function changed<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
}

function changedSamples(before: readonly Sample[], after: readonly Sample[]): DraftChange['samples'] {
  const set = after.filter(sample => !before.includes(sample));
  const removed = before.map(each => each.ordinal).filter(ordinal => !after.some(each => each.ordinal === ordinal));
  return set.length + removed.length > 0 ? { set, removed } : undefined;
}

/**
 * What has to be saved to get from one draft to the other; undefined when nothing has. Answers and fields go one by one, so that
 * those that another device has filled meanwhile are kept; `base` tells whether one of these was meant over something else.
 */
export function draftChange(before: InspectionDraft, after: InspectionDraft): DraftChange | undefined {
  const answers = changed(before.answers, after.answers);
  const fields = changed(before.fields, after.fields);
  const samples = changedSamples(before.samples ?? [], after.samples ?? []);
  const change: DraftChange = {
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(samples && { samples }),
    ...((samples || Object.keys(answers).length > 0) && { base: baseOf(before, answers, samples) }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(before.note !== after.note && { note: after.note }),
    ...(before.inspectedAt.getTime() !== after.inspectedAt.getTime() && { inspectedAt: after.inspectedAt }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

function baseOf(
  before: InspectionDraft,
  answers: Readonly<Record<string, DraftAnswer>>,
  samples: DraftChange['samples'],
): NonNullable<DraftChange['base']> {
  const touched = [...(samples?.removed ?? []), ...(samples?.set ?? []).map(sample => sample.ordinal)];
  const sampleAt = (ordinal: number) => before.samples?.find(sample => sample.ordinal === ordinal) ?? null;
  return {
    answers: Object.fromEntries(Object.keys(answers).map(key => [key, before.answers[key] ?? null])),
    samples: Object.fromEntries(touched.map(ordinal => [String(ordinal), sampleAt(ordinal)])),
  };
}

/**
 * Whether a change may be saved over a draft as it is now: what it touches is as it was when the change was made, or as the change leaves
 * it, which is a repeat.
 */
export function fitsOver(now: Pick<InspectionDraft, 'answers' | 'samples'>, change: DraftChange): boolean {
  const { base, answers = {}, samples } = change;
  if (!base) return true;
  const meant = (ordinal: string) => samples?.set.find(sample => String(sample.ordinal) === ordinal) ?? null;
  const stored = (ordinal: string) => now.samples?.find(sample => String(sample.ordinal) === ordinal) ?? null;
  return (
    Object.entries(base.answers).every(([ordinal, was]) => {
      const is = now.answers[ordinal] ?? null;
      return sameValue(is, was) || sameValue(is, answers[ordinal] ?? null);
    }) &&
    Object.entries(base.samples).every(
      ([ordinal, was]) => sameValue(stored(ordinal), was) || sameValue(stored(ordinal), meant(ordinal)),
    )
  );
}
