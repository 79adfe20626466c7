import { GUESS, UNDECIDED } from './doubt.ts';
import { closeUp, foldAnswer } from './fold-answer.ts';
import { type AnsweredItem, fullAnswer, measured, type ParsedItemAnswer, scored, type Verdict } from './item-answer.ts';
import { type ChoiceOption, parseChoice } from './parse-choice.ts';
import { parseNumber } from './parse-number.ts';
import { NOT_APPLICABLE, pointVerdicts } from './point-verdict.ts';
import { saysRestFull } from './rest-full.ts';
import { saysSubmit } from './says-submit.ts';

const BREAK = /[,，。;；!！\n]+/;
const MEASURED = /^(?:实测|测得|实际|用时|耗时|等候|等了|用了|共|一共|总共|是|为|有)[:：]?/;
const REMARK = /^(?:备注|说明|原因|情况|因为|由于)[\s:：]*/;

/** What a piece is: a value, a doubt, a word of another scale, or nothing, and so a remark. */
type Read = Verdict | { kind: 'doubt' } | { kind: 'otherScale' } | { kind: 'remark' };

/**
 * The option or the value that a message names. Pieces must agree; what names none is the remark. A guess answers nothing, and neither
 * does a verdict of another scale, such as 扣2分 where a value is wanted.
 */
export function parseValuedAnswer(text: string, item: AnsweredItem): ParsedItemAnswer {
  const parts = text
    .split(BREAK)
    .map(part => part.trim())
    .filter(part => part !== '' && !saysSubmit(part));
  const rest = parts.some(saysRestFull);
  const pieces = parts
    .filter(part => !saysRestFull(part))
    .flatMap((part, index) => splitPiece(part, item, index === 0));
  const odd = pieces.flatMap(({ read }) => (read.kind === 'answer' || read.kind === 'remark' ? [] : [read]))[0];
  if (odd) return odd.kind === 'doubt' ? { kind: 'none' } : odd;
  const verdicts = pieces.flatMap(({ read }) => (read.kind === 'answer' ? [read] : []));
  const [verdict] = verdicts;
  if (verdict === undefined) return rest && pieces.length === 0 ? { kind: 'restFull' } : { kind: 'none' };
  if (new Set(verdicts.map(each => JSON.stringify(each))).size > 1) {
    return { kind: 'contradiction', values: [...new Set(verdicts.flatMap(figureOf))] };
  }
  const note = pieces
    .flatMap(({ text: said, read }) => (read.kind === 'remark' ? [said.replace(REMARK, '')] : []))
    .filter(said => said !== '')
    .join('，');
  return { ...verdict, ...(note !== '' && { note }), ...(rest && { restFull: true as const }) };
}

function figureOf(verdict: Verdict): number[] {
  if (verdict.kind !== 'answer' || verdict.answer.result !== 'scored') return [];
  return [verdict.answer.value ?? verdict.answer.points];
}

/** A piece as a whole, else its first word and the remark behind it: 「差 地面有水」. */
function splitPiece(part: string, item: AnsweredItem, first: boolean): { text: string; read: Read }[] {
  const whole = readPiece(part, item);
  const [word = '', ...others] = part.split(/\s+/);
  if (whole.kind === 'remark' && others.length > 0) {
    const read = readPiece(word, item);
    if (read.kind !== 'remark')
      return [
        { text: word, read },
        { text: others.join(' '), read: { kind: 'remark' } },
      ];
  }
  // Only what comes first may name its option loosely: further on the same words are a remark.
  const read = whole.kind === 'remark' && first && item.scoring === 'choice' ? looseChoice(part, item) : whole;
  return [{ text: part, read }];
}

function readPiece(part: string, item: AnsweredItem): Read {
  const said = closeUp(part).toLowerCase();
  if (NOT_APPLICABLE.test(said)) return { kind: 'answer', answer: { result: 'notApplicable' } };
  if (UNDECIDED.test(said)) return { kind: 'doubt' };
  if (REMARK.test(part)) return { kind: 'remark' };
  const value = item.scoring === 'number' ? readValue(said, item) : exactChoice(part, item);
  if (value.kind !== 'remark') return value;
  const guessed = said.replace(GUESS, '');
  if (guessed !== said && readPiece(guessed, item).kind === 'answer') return { kind: 'doubt' };
  const full = said === '满分' || said === '得满分' ? fullAnswer(item) : undefined;
  if (full) return { kind: 'answer', answer: full };
  const foreign = pointVerdicts(part, { scoring: 'points', maxPoints: Number.MAX_SAFE_INTEGER });
  const yesNo = pointVerdicts(part, { scoring: 'yesNo', maxPoints: 1 });
  return foreign || yesNo ? { kind: 'otherScale' } : { kind: 'remark' };
}

/** A value with the item's unit or none; another unit is another scale. */
function readValue(said: string, item: AnsweredItem): Read {
  const unit = item.range?.unit ?? '';
  const bare = said.replace(MEASURED, '');
  const text = unit !== '' && bare.endsWith(unit.toLowerCase()) ? bare.slice(0, -unit.length) : bare;
  const number = parseNumber(text);
  if (number.kind === 'range') return { kind: 'range' };
  if (number.kind !== 'number') return { kind: 'remark' };
  const own = parseNumber(`1${unit}`);
  const fits = number.unit === undefined || (own.kind === 'number' && own.unit === number.unit);
  return fits ? measured(number.value, item) : { kind: 'otherScale' };
}

/** Letters, numbers and points name an option besides its label. */
function optionsOf(item: AnsweredItem): ChoiceOption[] {
  return (item.options ?? []).map(({ label, points }, index) => ({
    key: String.fromCharCode('a'.charCodeAt(0) + index),
    label,
    aliases: [`${index + 1}`, `${points}分`, `得${points}分`, `选${label}`, `评${label}`, `打${label}`],
  }));
}

function chosen(item: AnsweredItem, index: number): Read {
  const option = item.options?.[index];
  return option ? scored(option.points, { choice: option.label }) : { kind: 'remark' };
}

function exactChoice(part: string, item: AnsweredItem): Read {
  const options = optionsOf(item);
  const said = foldAnswer(part).replace(/^(?:选择|选|评|打|就)(?=.)/, '');
  const names = (option: ChoiceOption) => [option.key, option.label, ...(option.aliases ?? [])].map(foldAnswer);
  const fits = options.flatMap((option, index) => (names(option).includes(said) ? [index] : []));
  const labelled = options.findIndex(option => foldAnswer(option.label) === said);
  if (labelled >= 0) return chosen(item, labelled);
  return fits.length === 1 ? chosen(item, fits[0]!) : { kind: 'remark' };
}

function looseChoice(part: string, item: AnsweredItem): Read {
  const choice = parseChoice(part, optionsOf(item));
  return choice.kind === 'one' ? chosen(item, choice.index) : { kind: 'remark' };
}
