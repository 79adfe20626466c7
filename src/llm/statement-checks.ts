import type { PromptClause } from '../../prompts/answer-from-clauses.ts';
import { misattributes } from '../domain/standards/attribution.ts';
import { unsupportedNumbers } from '../domain/standards/check-numbers.ts';
import { unsupportedFigureWords } from '../domain/standards/figure-words.ts';
import { unsupportedNames } from '../domain/standards/proper-names.ts';
import {
  echoesPrompt,
  foreignCharacters,
  foreignLinks,
  hasMarkup,
  isChinese,
  MAX_ANSWER_CHARS,
  withoutReferences,
} from './answer-checks.ts';
import { contradictsBounds, deniesLimits } from './meaning-checks.ts';
import { permitsForbidden } from './prohibition-check.ts';

/**
 * Why a sentence may not be shown:
 * - `numbers`: a number, a range or a time told in words that stands in no cited clause
 * - `names`: a proper name that stands in no cited clause
 * - `attribution`: a number of the clause given to somebody else than the clause does
 * - `polarity`: a limit turned round or told without its limiting phrase, or a prohibition told as a permission
 * - `noLimit`: it says that nothing is limited, and no cited clause does
 * - `answerTooLong`, `markup`, `links`, `promptLeak`, `language`: the text may not be shown
 */
export type Objection =
  | 'numbers'
  | 'names'
  | 'attribution'
  | 'polarity'
  | 'noLimit'
  | 'answerTooLong'
  | 'markup'
  | 'links'
  | 'promptLeak'
  | 'language';

/** What speaks against showing a text that rests on these clauses, and on nothing else; null if nothing does. `system` must not be recited. */
export function objectionTo(text: string, cited: readonly PromptClause[], system: string): Objection | null {
  const clauseTexts = cited.map(clause => clause.text);
  const named = cited.map(({ standard, number, text }) => `${standard} ${number} ${text}`);
  if (text.length > MAX_ANSWER_CHARS) return 'answerTooLong';
  if (hasMarkup(text)) return 'markup';
  if (foreignLinks(text, clauseTexts).length > 0) return 'links';
  if (echoesPrompt(text, system, named)) return 'promptLeak';
  if (!isChinese(text) || foreignCharacters(text, named).length > 0) return 'language';
  const stated = withoutReferences(text, cited);
  if (unsupportedNumbers(stated, clauseTexts).length > 0) return 'numbers';
  if (unsupportedFigureWords(stated, clauseTexts).length > 0) return 'numbers';
  if (unsupportedNames(text, named).length > 0) return 'names';
  if (misattributes(stated, clauseTexts)) return 'attribution';
  if (deniesLimits(stated, clauseTexts)) return 'noLimit';
  if (contradictsBounds(stated, clauseTexts) || permitsForbidden(stated, clauseTexts)) return 'polarity';
  return null;
}
