import type { BulletinFigures } from '../domain/bulletins/figures.ts';
import type { BulletinWording } from '../domain/bulletins/told-sentence.ts';

/** A generated bulletin to be laid out. */
export interface BulletinDocument {
  readonly no: string;
  readonly title: string;
  readonly figures: BulletinFigures;
  /** Absent where every sentence is the template's. */
  readonly wording?: BulletinWording | undefined;
  readonly problems: readonly { readonly unitName: string; readonly text: string }[];
  /** Undefined until it is submitted. */
  readonly hash: string | undefined;
  /** 编制, 复核, 会审, 审定: who and when. */
  readonly signatures: readonly string[];
}
