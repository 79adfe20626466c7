import { parseDuration } from '../domain/language/parse-duration.ts';

/** One line of a conversation script; `line` counts from 1. */
export type ScriptStep = { line: number } & (
  | { kind: 'say'; who: string; text: string }
  | { kind: 'file'; who: string; path: string }
  | { kind: 'advance'; ms: number }
  | { kind: 'at'; at: Date }
  | { kind: 'reset' }
);

export type ScriptProblem = {
  line: number;
  problem: 'malformed' | 'badDuration' | 'badTime' | 'backwards' | 'unknownPerson';
  text: string;
};

const SAY = /^@(\S+)\s+(.+)$/su;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const QUOTED = /^"(.*)"$/s;
const START = /^# at[ \t]+(\d\S*)/m;

/** The time at which a script says that it begins (`# at ISO-time`); one that cannot be read is a problem of its line. */
export function scriptStart(source: string): Date | undefined {
  const written = START.exec(source)?.[1];
  return written === undefined ? undefined : readTime(written);
}

/**
 * Reads a whole script before any line of it runs. A line is `@who text`, `@who !file path`, `/advance 3d4h`, `/at ISO-time`,
 * `/reset`, or a `#` comment (`# at ISO-time` is the beginning); `@who ""` says an empty text, and quotes keep blanks at the ends.
 *
 * @param start the time the script begins at: a time that would go backwards is a problem of its line.
 */
export function parseScript(
  source: string,
  start: Date,
  known: ReadonlySet<string>,
): { steps: ScriptStep[]; problems: ScriptProblem[] } {
  const steps: ScriptStep[] = [];
  const problems: ScriptProblem[] = [];
  let clock = start.getTime();
  for (const [index, raw] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const text = raw.trim();
    const bad = (problem: ScriptProblem['problem']) => problems.push({ line, problem, text });
    const written = START.exec(text)?.[1];
    if (written !== undefined && !readTime(written)) bad('badTime');
    if (text === '' || text.startsWith('#')) continue;
    if (text === '/reset') {
      steps.push({ line, kind: 'reset' });
    } else if (text.startsWith('/advance ')) {
      const ms = parseDuration(text.slice('/advance '.length).trim());
      if (ms === undefined) bad('badDuration');
      else {
        steps.push({ line, kind: 'advance', ms });
        clock += ms;
      }
    } else if (text.startsWith('/at ')) {
      const at = readTime(text.slice('/at '.length).trim());
      if (!at) bad('badTime');
      else if (at.getTime() < clock) bad('backwards');
      else {
        steps.push({ line, kind: 'at', at });
        clock = at.getTime();
      }
    } else {
      const said = SAY.exec(text);
      if (!said) bad('malformed');
      else if (!known.has(said[1]!)) bad('unknownPerson');
      else steps.push(spoken(line, said[1]!, said[2]!.trim()));
    }
  }
  return { steps, problems };
}

function spoken(line: number, who: string, text: string): ScriptStep {
  if (text.startsWith('!file ')) return { line, kind: 'file', who, path: text.slice('!file '.length).trim() };
  return { line, kind: 'say', who, text: QUOTED.exec(text)?.[1] ?? text };
}

/** An ISO time; without an offset it is Shanghai's. */
export function readTime(text: string): Date | undefined {
  if (!ISO.test(text)) return undefined;
  const full = text.includes('T') ? text : `${text}T00:00`;
  const at = new Date(/(?:Z|[+-]\d{2}:\d{2})$/.test(full) ? full : `${full}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
