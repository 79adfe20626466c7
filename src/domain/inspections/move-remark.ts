import { parseItemAnswer } from '../language/parse-item-answer.ts';
import { addNote, answerItem, answerOf, type InspectionDraft } from './draft.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** 「厕所那个算环境的」: words of a remark, and of the item that it belongs to. */
const BELONGS =
  /^(.{1,10}?)(?:的?(?:那|这)一?[个条项处点]|的)?(?:应该|要|得)?(?:算|归到?|记到?|记在|放到|放在|属于|挪到|移到|改到|划到)(.{1,12}?)(?:(?:那|这)?一?[项条个]?(?:里面?|下面|上|去|头)?(?:的|吧|哈|才对)*)$/;

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
 * Moves a remark to another item. Where it was all there was to say of the item, what that item lost for it goes along, as far as the other
 * one can lose as much, and the item is open again; else the points stay where they are.
 */
export function moveRemark(
  draft: InspectionDraft,
  { from, to, found: { remark, others } }: { from: SheetItem; to: SheetItem; found: FoundRemark },
): { draft: InspectionDraft; withPoints: boolean } {
  const { answer, ...entry } = answerOf(draft, from.ordinal);
  const lost = answer?.result === 'scored' ? from.maxPoints - answer.points : 0;
  const asked = others.length === 0 && lost > 0 ? parseItemAnswer(`扣${lost}分`, to) : undefined;
  const moves = asked?.kind === 'answer' ? asked.answer : undefined;
  const left: InspectionDraft = {
    ...draft,
    answers: {
      ...draft.answers,
      [from.ordinal]: { ...entry, note: others.join('，'), ...(answer && !moves && { answer }) },
    },
  };
  return moves
    ? { draft: answerItem(left, to, moves, remark), withPoints: true }
    : { draft: addNote(left, to.ordinal, remark), withPoints: false };
}
