import type { SearchDocument } from '../../../src/search/index.ts';

/** One engine that is compared. All index the title joined to the text, and answer at most ten ids, best first. */
export type Engine = {
  readonly name: string;
  /** Throws when the engine cannot be had here; the message says why. */
  build(documents: readonly SearchDocument[]): Promise<BuiltEngine>;
};

export type BuiltEngine = {
  find(question: string): readonly string[] | Promise<readonly string[]>;
  close?(): Promise<void>;
};

/** How many passages every engine is asked for. */
export const FOUND = 10;

export function joinedText({ title, text }: SearchDocument): string {
  return title ? `${title}\n${text}` : text;
}
