import type { Comparison } from '../../../domain/standards/comparison.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import type { QuestionKind } from '../../../search/question-kind.ts';
import type { LibraryClause } from '../library.ts';
import type { NoneReason } from './answer.ts';
import type { LibraryStandard } from './standards-of.ts';

/** The clauses for both sides of a comparison, and the others that were found. */
export interface FoundSides {
  readonly left: LibraryClause;
  readonly right: LibraryClause;
  readonly others: readonly LibraryClause[];
  /** What kind of figure sets them apart. */
  readonly figures: QuestionKind;
  /** Whether both are answers, not just the likeliest. */
  readonly certain: boolean;
}

/** What a question led to in a library. */
export type Found =
  | { readonly kind: 'refused'; readonly reason: NoneReason }
  | { readonly kind: 'standard'; readonly standard: LibraryStandard }
  /** One clause that was named or chosen. */
  | { readonly kind: 'clause'; readonly clause: LibraryClause }
  | ({ readonly kind: 'sides' } & FoundSides)
  /** Only one side has the figure that was to be compared. */
  | {
      readonly kind: 'oneSide';
      readonly clause: LibraryClause;
      readonly side: Comparison['left'];
      /** The name of the other. */
      readonly lacking: string;
      /** What was to be compared: 及时率. */
      readonly measure: string;
      readonly figures: QuestionKind;
    }
  /** Several clauses that do it equally well. */
  | { readonly kind: 'choices'; readonly clauses: readonly LibraryClause[] }
  | {
      readonly kind: 'judged';
      readonly judged: SearchOutcome<LibraryClause>;
      /** Looked for only within standards that were named. */
      readonly within: boolean;
      /** The standard that was named and has nothing of it. */
      readonly notIn: string | null;
    };
