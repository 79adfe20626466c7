import type { BulletinFigures } from '../domain/bulletins/figures.ts';

/** A generated bulletin to be laid out. */
export interface BulletinDocument {
  readonly no: string;
  readonly title: string;
  readonly figures: BulletinFigures;
  readonly problems: readonly { readonly unitName: string; readonly text: string }[];
  /** Undefined until it is submitted. */
  readonly hash: string | undefined;
  /** 编制, 复核, 会审, 审定: who and when. */
  readonly signatures: readonly string[];
}
