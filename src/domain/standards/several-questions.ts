import { asksForWording, withoutWordingAsked } from '../questions/customer-wording.ts';
import { asks, isIncomplete } from './asking-words.ts';
import { readComparison } from './comparison.ts';
import { contrastsIn, isQualifier } from './contrasts.ts';

/** Between two of these a text may hold a question; 2.5 and 10,000 are one figure. */
const MARK = /[?？!！。；;，,、\s]+|(?<=[?？!！。；;，,、\s]|^)(?:\d{1,2}|[一二三四五六])[.、．)）](?!\d)\s*/gu;
/** 移机呢, 还有移机: asks with the words of the question before. */
const ELLIPTIC = /^(?!还没|还不|正|在).{1,8}呢$|^(?:还有|以及|另外)[^的]{1,8}$/u;
/** 客户问多久修好: told, not asked; the asking comes after it. */
const REPORTED = /^(?:客户|用户|顾客|有人|人家|他|她)[^，,]{0,6}(?:问|想知道|质疑)/u;
const WHICH = /哪[些几]|什么/u;
const HOW = /^(?:我?们?(?:应该|该|要)?)?(?:怎么|如何|咋)(?:办|处理|回|做)?$/u;

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The questions of one message, in order, each as it stands there; one for a message that asks once, however many commas it has. What tells
 * something before a question belongs to it (客户在农村，多久装好).
 */
export function splitQuestions(message: string): string[] {
  return splitAtMarks(message).flatMap(askedOfEach);
}

/** 首次响应和办结分别多久: one question for each; what stands before both is said of both. Where and when are sides of one clause. */
const OF_EACH = /^(.+?)(?:和|与|跟|、)([^，,。；;]+?)(?:分别|各自)(?:是|要|得)?(.+)$/u;

function askedOfEach(question: string): string[] {
  const [, first = '', second = '', asking = ''] = OF_EACH.exec(question) ?? [];
  if (asking === '' || !asks(asking)) return [question];
  const right = contrastsIn(second);
  const left = contrastsIn(first).find(one =>
    right.some(({ group, side }) => group === one.group && side !== one.side),
  );
  if (!left) return [`${first}${asking}`, `${second}${asking}`];
  if (isQualifier(left.word)) return [`${first}和${second}${asking}`];
  const before = first.endsWith(left.word) ? first.slice(0, -left.word.length) : '';
  return [`${first}${asking}`, `${before}${second}${asking}`];
}

function splitAtMarks(message: string): string[] {
  if (readComparison(message)) return [message];
  const questions: Part[] = [];
  let from: number | undefined;
  for (const part of partsOf(message)) {
    const last = questions.at(-1);
    from ??= part.start;
    if (last && from === part.start && belongsTo(last.text, part.text)) {
      questions[questions.length - 1] = piece(message, last.start, part.end);
    } else if (asksWhole(part.text) || (last && ELLIPTIC.test(part.text))) {
      questions.push(piece(message, from, part.end));
    } else continue;
    from = undefined;
  }
  if (questions.length < 2) return [message];
  // What is told after the last question is told about it.
  const last = questions.at(-1)!;
  return [...questions.slice(0, -1), piece(message, last.start, message.length)].map(({ text }) =>
    text.replace(/[?？!！。；;，,、\s]+$/u, ''),
  );
}

const piece = (message: string, start: number, end: number): Part => ({ text: message.slice(start, end), start, end });

const asksWhole = (part: string): boolean => (asks(part) || WHICH.test(part)) && !isIncomplete(part);

/** 客户问多久修好，怎么跟他说: the second asks for nothing of its own. */
function belongsTo(question: string, part: string): boolean {
  if (asksForWording(part) && !asks(withoutWordingAsked(part)) && withoutWordingAsked(part).length <= 2) return true;
  return REPORTED.test(question) && HOW.test(part);
}

function partsOf(message: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const { index, 0: mark } of message.matchAll(MARK)) {
    if (/\d[,.]$/u.test(message.slice(0, index + 1)) && /^\d/u.test(message.slice(index + 1))) continue;
    if (index > start) parts.push(piece(message, start, index));
    start = index + mark.length;
  }
  if (start < message.length) parts.push(piece(message, start, message.length));
  return parts;
}
