import { diffArrays } from 'diff';
import { foldWording, likeness, pairsOf } from './likeness.ts';
import { numbersIn } from './numbers-in.ts';

/** A part of a sentence: unchanged where both sides say the same, else words that became others; either side may then be empty. */
export interface WordingSpan {
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** One change inside a clause, in the order of the text. */
export type WordingChange =
  /** A sentence of which parts became others. */
  | { kind: 'reworded'; spans: readonly WordingSpan[] }
  /** A sentence that became another one on the whole. */
  | { kind: 'rewritten'; before: string; after: string }
  /** A whole sentence or sub-point that is new, or that went. */
  | { kind: 'added'; text: string }
  | { kind: 'removed'; text: string };

/** Sentences less alike than this are not the same sentence reworded. */
const SAME_SENTENCE = 0.35;
/** With more than this share of its characters or in more places than this changed, a sentence is quoted whole: scraps are unreadable. */
const REWRITTEN_SHARE = 0.6;
const REWRITTEN_PLACES = 4;
/** Unchanged scraps of at most so many characters between two changes are drawn into them. */
const SCRAP = 2;

/** What changed inside a clause, sentence by sentence and there word by word; typesetting is no change. */
export function wordingChanges(before: string, after: string): WordingChange[] {
  const runs = diffArrays(sentencesOf(before), sentencesOf(after), {
    comparator: (a, b) => foldEnd(a) === foldEnd(b),
  });
  const changes: WordingChange[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const close = (): void => {
    changes.push(...alignSentences(removed, added));
    [removed, added] = [[], []];
  };
  for (const run of runs) {
    if (run.removed) removed = run.value;
    else if (run.added) added = run.value;
    else close();
  }
  close();
  return changes;
}

/** What follows a point of a list decides whether it ends with ； or 。: that is no change of the point. */
const foldEnd = (sentence: string): string => foldWording(sentence).replace(/[。;]+$/u, '');

/** Pieces ended by 。；！？ or the line, with their punctuation. */
function sentencesOf(text: string): string[] {
  return (text.match(/[^。；;！？!?\n]+[。；;！？!?]*["”’」』）)]*/gu) ?? [])
    .map(each => each.trim())
    .filter(each => each !== '');
}

/** Pairs sentences that are one reworded, in order; what is left was removed or is new. */
function alignSentences(removed: readonly string[], added: readonly string[]): WordingChange[] {
  const changes: WordingChange[] = [];
  let from = 0;
  for (const sentence of removed) {
    const pairs = pairsOf(foldWording(sentence));
    const scored = added
      .slice(from)
      .map((other, at) => ({ other, at: from + at, alike: likeness(pairs, pairsOf(foldWording(other))) }));
    const best = scored.sort((a, b) => b.alike - a.alike)[0];
    if (!best || best.alike < SAME_SENTENCE) {
      changes.push({ kind: 'removed', text: sentence });
      continue;
    }
    for (const skipped of added.slice(from, best.at)) changes.push({ kind: 'added', text: skipped });
    changes.push(reword(sentence, best.other));
    from = best.at + 1;
  }
  for (const rest of added.slice(from)) changes.push({ kind: 'added', text: rest });
  return changes;
}

type Span = { -readonly [Key in keyof WordingSpan]: WordingSpan[Key] };

function reword(before: string, after: string): WordingChange {
  const spans = joinScraps(spansOf(before, after));
  const changed = spans.filter(span => span.changed);
  const share = changed.reduce((sum, span) => sum + Math.max(span.before.length, span.after.length), 0);
  return changed.length > REWRITTEN_PLACES || share > REWRITTEN_SHARE * Math.max(before.length, after.length)
    ? { kind: 'rewritten', before, after }
    : { kind: 'reworded', spans };
}

function spansOf(before: string, after: string): Span[] {
  const runs = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (a, b) => foldWording(a) === foldWording(b),
  });
  const spans: Span[] = [];
  for (const run of runs) {
    const text = run.value.join('');
    const last = spans.at(-1);
    if (!run.added && !run.removed) spans.push({ before: text, after: text, changed: false });
    else if (last?.changed) last[run.added ? 'after' : 'before'] += text;
    else spans.push({ before: run.added ? '' : text, after: run.added ? text : '', changed: true });
  }
  return spans;
}

/** 「[申请]信息[网络]」 reads as one change. */
function joinScraps(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  spans.forEach((span, at) => {
    const last = joined.at(-1);
    const scrap = !span.changed && span.before.length <= SCRAP && spans[at + 1]?.changed === true;
    if (last?.changed && (span.changed || scrap)) {
      last.before += span.before;
      last.after += span.after;
    } else joined.push({ ...span });
  });
  return joined;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words; a figure with its unit is one word, so that 48小时 becomes 24小时 and not 48 24. */
function wordsOf(text: string): string[] {
  // numbersIn speaks of the normalised text; where normalising moves characters, words are cut by the dictionary alone.
  const figures = text.normalize('NFKC').length === text.length ? numbersIn(text) : [];
  const words: string[] = [];
  let from = 0;
  for (const { at, raw } of figures) {
    if (at < from) continue;
    words.push(...cut(text.slice(from, at)), text.slice(at, at + raw.length));
    from = at + raw.length;
  }
  words.push(...cut(text.slice(from)));
  return words;
}

const cut = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
