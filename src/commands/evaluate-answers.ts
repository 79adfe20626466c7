import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { evalAnswersTexts as texts } from '../../dialogs/replies/eval-answers.ts';
import { AppError } from '../errors.ts';
import type { ServiceContext } from '../services/context.ts';
import { evaluateAnswers, type GivenQuestion } from '../services/questions/evaluate-answers.ts';
import type { Console } from './console.ts';

const question = z.object({ text: z.string().min(1), relevant: z.array(z.string()) });

/**
 * Asks everything that has a decided answer and prints what passed.
 *
 * @returns the exit code: 0, or 1 when any fails.
 * @throws AppError `invalidInput` for a file that is no list of questions.
 */
export async function runEvaluation(
  context: Pick<ServiceContext, 'db' | 'clock' | 'library'>,
  input: { given: readonly GivenQuestion[]; json: boolean },
  terminal: Console,
): Promise<number> {
  const rows = await evaluateAnswers(context, { given: input.given });
  const failed = rows.filter(row => !row.passed);
  if (input.json) {
    terminal.out(JSON.stringify({ total: rows.length, failed: failed.length, questions: rows }));
  } else if (rows.length === 0) {
    terminal.out(texts.nothing);
  } else {
    for (const row of rows) terminal.out(texts.row(row));
    terminal.out(texts.summary(rows));
  }
  return failed.length > 0 ? 1 : 0;
}

/** Reads a JSON array or one JSON object a line. */
export async function readQuestions(path: string): Promise<GivenQuestion[]> {
  const source = await readFile(path, 'utf8').catch(() => undefined);
  if (source === undefined) throw new AppError('invalidInput', { what: texts.badFile(path) });
  const bad = (at: number): AppError => new AppError('invalidInput', { what: texts.badLine(path, at) });
  return toList(source, bad).map((each, at) => {
    const read = question.safeParse(each);
    if (!read.success) throw bad(at + 1);
    return read.data;
  });
}

function toList(source: string, bad: (at: number) => AppError): unknown[] {
  if (source.trimStart().startsWith('[')) {
    try {
      return JSON.parse(source) as unknown[];
    } catch {
      throw bad(1);
    }
  }
  const lines = source.split('\n').filter(line => line.trim() !== '');
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw bad(at + 1);
    }
  });
}
