import { plain } from './ledger.ts';
import type { RuleTerms } from './rule-terms.ts';

/** A rule takes points off or gives them. */
export type RuleVerb = '扣' | '加';

/** What a limit adds to a rule's wording; written and taken out again as one sentence. */
const CAP_SENTENCE = /每(?:月|季度)累计最多[扣加]\d+(?:\.\d+)?分。/g;
const CAP_PERIOD = { month: '月', quarter: '季度' } as const;

const capSentence = ({ cap, capPeriod }: RuleTerms, verb: RuleVerb): string =>
  cap === null ? '' : `每${CAP_PERIOD[capPeriod]}累计最多${verb}${plain(cap)}分。`;

/**
 * A rule's wording after its terms have changed: the figure, what it is counted by and the limit are put in place of those that stand there.
 *
 * @returns undefined where the wording does not say the old terms in this form, once: then a person words it
 */
export function reword(text: string, old: RuleTerms, now: RuleTerms, verb: RuleVerb = '扣'): string | undefined {
  // Whether somebody confirms stands in such wordings in too many ways.
  if (old.needsConfirmation !== now.needsConfirmation && text.includes('确认')) return undefined;
  const body = text.replace(CAP_SENTENCE, '');
  const pointed = replaceOnce(body, figure(old.points), figure(now.points), /(?<![\d.])/);
  const counted = pointed && (old.per === now.per ? pointed : replaceOnce(pointed, `每${old.per}`, `每${now.per}`));
  return counted && counted + capSentence(now, verb);
}

/** Whether a wording says the points that it is to stand for. */
export function saysPoints(text: string, points: string): boolean {
  return new RegExp(`(?<![\\d.])${figure(points).replace('.', '\\.')}`).test(text);
}

const figure = (points: string): string => `${plain(points)}分`;

function replaceOnce(text: string, old: string, now: string, before?: RegExp): string | undefined {
  const pattern = new RegExp(`${before?.source ?? ''}${old.replace('.', '\\.')}`, 'g');
  return [...text.matchAll(pattern)].length === 1 ? text.replace(pattern, now) : undefined;
}
