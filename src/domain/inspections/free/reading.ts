import type { ItemAnswer, ParsedItemAnswer } from '../../language/item-answer.ts';

/** What a sentence says of one item. */
export interface ItemReading {
  readonly ordinal: number;
  /** Absent where only a remark was made, or where what was said cannot be taken. */
  readonly answer?: ItemAnswer;
  readonly note: string;
  /** How the answer was come by: it was said, it follows from what was described, or a model proposed it. */
  readonly basis: 'said' | 'described' | 'model';
  /** The words of the verdict: 扣2分, 满分, 3处. */
  readonly said: string;
  /** Why what was said was not taken. */
  readonly refused?: Exclude<ParsedItemAnswer, { kind: 'answer' | 'restFull' }>;
}

/** What a sentence says of the items of a sheet. */
export interface SheetReading {
  /** In the sheet's order. */
  readonly items: readonly ItemReading[];
  /** 其余满分 */
  readonly rest: boolean;
  /** A remark on the whole visit. */
  readonly note: string;
  readonly fields: Readonly<Record<string, string>>;
  /** In the words of the sentence. */
  readonly notUnderstood: readonly string[];
  /** Said of photos, and so no finding: 门头招牌的照片晚点补. Absent where there is none. */
  readonly photos?: readonly string[];
}
