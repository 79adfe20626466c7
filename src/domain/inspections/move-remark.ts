import { parseItemAnswer } from '../language/parse-item-answer.ts';
import { addNote, answerItem, answerOf, type DraftAnswer, type InspectionDraft } from './draft.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** 「厕所那个算环境的」: words of a remark, and of the item that it belongs to. */
const BELONGS =
  /^(.{1,10}?)(?:的?(?:那|这)一?[个条项处点]|的)?(?:应该|要|得)?(?:算|归到?|记到?|记在|放到|放在|属于|挪到|移到|改到|划到)(.{1,12}?)(?:(?:那|这)?一?[项条个]?(?:里面?|里头|下面|上面?|去)?(?:的|吧|哈|才对)*)$/;

export function readBelonging(text: string): { words: string; to: string } | undefined {
  const [, words, to] = BELONGS.exec(text) ?? [];
  return words !== undefined && to !== undefined ? { words, to } : undefined;
}

export interface FoundRemark {
  readonly ordinal: number;
  /** The part of the item's remark that holds the words. */
  readonly remark: string;
  /** What is left without it. */
  readonly others: readonly string[];
}

/** The items whose remark holds these words. */
export function remarksWith(sheet: Sheet, draft: InspectionDraft, words: string): FoundRemark[] {
  return sheet.items.flatMap(({ ordinal }) => {
    const parts = answerOf(draft, ordinal)
      .note.split(/[,，;；\n]+/)
      .filter(part => part !== '');
    const at = parts.findIndex(part => part.includes(words));
    return at < 0 ? [] : [{ ordinal, remark: parts[at]!, others: parts.filter((_, index) => index !== at) }];
  });
}

/**
 * - `moved`: what the item lost for it went along, the item it left is open again.
 * - `open`: the other item cannot lose just as much: both are open again.
 * - `kept`: the item it left has other remarks, or lost nothing; its points stay.
 */
export type PointsOfRemark = 'moved' | 'open' | 'kept';

/** Moves a remark to another item. One that had all points cannot keep them beside a remark on what was wrong: it is open again. */
export function moveRemark(
  draft: InspectionDraft,
  { from, to, found: { remark, others } }: { from: SheetItem; to: SheetItem; found: FoundRemark },
): { draft: InspectionDraft; points: PointsOfRemark } {
  const { answer, ...entry } = answerOf(draft, from.ordinal);
  const lost = answer?.result === 'scored' ? from.maxPoints - answer.points : 0;
  const onlyThis = others.length === 0 && lost > 0;
  const left = withEntry(draft, from, { ...entry, note: others.join('，'), ...(answer && !onlyThis && { answer }) });
  const taken = onlyThis ? parseItemAnswer(`扣${lost}分`, to) : undefined;
  if (taken?.kind === 'answer') return { draft: answerItem(left, to, taken.answer, remark), points: 'moved' };
  const { answer: old, ...kept } = answerOf(left, to.ordinal);
  const full = old?.result === 'scored' && old.points === to.maxPoints;
  const opened = withEntry(left, to, { ...kept, ...(old && !full && { answer: old }) });
  return { draft: addNote(opened, to.ordinal, remark), points: onlyThis ? 'open' : 'kept' };
}

function withEntry(draft: InspectionDraft, { ordinal }: SheetItem, entry: DraftAnswer): InspectionDraft {
  return { ...draft, answers: { ...draft.answers, [ordinal]: entry } };
}
