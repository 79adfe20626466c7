import type { Option } from '../../src/domain/conversation/message.ts';

/** A notice in words: a short title (the card's strip), the text below it, and what can be done about it at once. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
  /** `key` is the full command with its 单号, `label` the phrase alone. */
  readonly options: readonly Option[];
}
