import { numbersIn } from '../standards/check-numbers.ts';
import type { ToldFigure, ToldSentence } from './told-sentence.ts';

/** What joins figures and claims nothing; longer ones first. */
const JOINING =
  /统计显示|其中包括|数据显示|截至期末|本期内|报告期|期间|期内|本期|本周|本月|期末|累计|总计|合计|共计|其中|另有|另外|此外|同时|方面|情况|具体|如下|以及|分别|各类|各项|包括|统计|数据|工作|通报|[共计为是的有已了及与和并而在中内上则]/gu;
const MARKS = /[\s，。；：、,.;:()（）《》「」]/gu;
const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * Whether a new wording tells what the sentence tells and nothing else: every figure once, its own label the nearest before it; every name and
 * 单号 letter for letter; and between them only words of the sentence itself or such as claim nothing. A figure in another's place (逾期 for
 * 按期), one left out, a judgement (明显改善) and a cause are refused alike.
 */
export function tellsTheSame(text: string, sentence: ToldSentence): boolean {
  const said = withoutKept(text.normalize('NFKC'), sentence.kept);
  const template = withoutKept(sentence.text.normalize('NFKC'), sentence.kept);
  if (said === undefined || template === undefined) return false;
  const rest = withoutFigures(said, sentence.figures);
  const known = withoutFigures(template, sentence.figures);
  return rest !== undefined && known !== undefined && claimsNothing(rest, known);
}

/** Undefined where one is missing or repeated. */
function withoutKept(text: string, kept: readonly string[]): string | undefined {
  let rest = text;
  for (const each of kept.map(name => name.normalize('NFKC'))) {
    const pieces = rest.split(each);
    if (pieces.length !== 2) return undefined;
    rest = pieces.join('。');
  }
  return rest;
}

/** What is left without the figures, their labels and units; undefined where they are not exactly the sentence's. */
function withoutFigures(text: string, figures: readonly ToldFigure[]): string | undefined {
  const numbers = numbersIn(text);
  if (numbers.length !== figures.length) return undefined;
  const open = new Set(figures);
  let rest = '';
  let from = 0;
  for (const { at, raw } of numbers) {
    const before = text.slice(from, at);
    const nearest = nearestLabel(before, figures);
    if (!nearest || !open.delete(nearest.figure)) return undefined;
    const { value, unit, label } = nearest.figure;
    // From the value's digits on: what the reader of numbers calls the unit may be a part of it only (项 of 项次).
    const after = text.slice(at);
    const digits = /^-?\d+(?:\.\d+)?/u.exec(after)?.[0];
    const unitAt = digits === undefined ? '' : after.slice(digits.length).trimStart();
    if (digits === undefined || digits !== value || !raw.startsWith(digits) || !unitAt.startsWith(unit))
      return undefined;
    rest += `${before.slice(0, nearest.at)}。${before.slice(nearest.at + label.length)}。`;
    from = text.length - unitAt.length + unit.length;
  }
  rest += text.slice(from);
  // A label without its number would be a claim of its own: 全部按期.
  return open.size === 0 && !figures.some(({ label }) => rest.includes(label)) ? rest : undefined;
}

/** The label that ends last before a number; of two that end together the longer. */
function nearestLabel(before: string, figures: readonly ToldFigure[]): { figure: ToldFigure; at: number } | undefined {
  const found = figures.flatMap(each => {
    const at = before.lastIndexOf(each.label);
    return at < 0 ? [] : [{ figure: each, at, end: at + each.label.length }];
  });
  return found.sort((a, b) => b.end - a.end || a.at - b.at)[0];
}

/** Whether all words are the sentence's own, in runs of two or more, or join only. */
function claimsNothing(rest: string, known: string): boolean {
  const words = [...new Set(known.match(HAN_RUN) ?? [])].sort((a, b) => b.length - a.length);
  let left = rest;
  for (const word of words) left = left.replaceAll(word, '。');
  return left.replace(JOINING, '').replace(MARKS, '') === '';
}
