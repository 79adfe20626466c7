import type { Memory } from '../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { asks } from '../../src/domain/standards/asking-words.ts';
import type { AskedBefore, AskResult, Choice } from '../../src/services/standards/ask-standard.ts';

/** What a conversation remembers of its last question: ids and short words, never clause texts. */
export interface AskMemory {
  /** When it was asked; ISO. */
  at: string;
  questionId: string;
  /** Where one message asked several: the questions under each number of the reply. */
  numbered?: readonly (readonly string[])[];
  outcome: AskResult['outcome'];
  asked: AskedBefore;
  /** What the next question may lean on. */
  subject: AskedBefore | null;
  /** The clauses shown, and those that 「还有呢」 goes on with. */
  shown: string[];
  rest: string[];
  /** What was offered when the person was asked back. */
  choices?: readonly Choice[];
}

/** After half an hour a question stands for itself: nobody means the one before. */
const REMEMBERED_MS = 30 * 60 * 1000;
/** Longer words are a new question, not a choice. */
const LONGEST_CHOICE = 12;

/** The last question, however long ago. */
export function lastAsk(memory: Memory): AskMemory | undefined {
  const last = memory.ask as Partial<AskMemory> | undefined;
  // What an earlier version kept has no asked.
  return last?.asked && last.shown && last.rest ? (last as AskMemory) : undefined;
}

/** The last question while the next may still lean on it. */
export function recentAsk(memory: Memory, now: Date): AskMemory | undefined {
  const last = lastAsk(memory);
  return last && now.getTime() - new Date(last.at).getTime() <= REMEMBERED_MS ? last : undefined;
}

/** What only greeted or was a mark is not remembered: the last question stays the last. */
export function remember(memory: Memory, questionId: string, now: Date, result: AskResult): void {
  if (result.outcome === 'none' && result.reason.kind === 'noSubject' && memory.ask !== undefined) return;
  const { shown, rest } = split(result);
  memory.ask = {
    at: now.toISOString(),
    questionId,
    outcome: result.outcome,
    asked: result.asked,
    subject: result.subject,
    shown,
    rest,
    ...(result.outcome === 'clarify' ? { choices: result.choices } : {}),
  } satisfies AskMemory;
}

/** After several questions in one message the next leans on the last, and the clauses of all were shown. */
export function rememberSeveral(
  memory: Memory,
  questionId: string,
  now: Date,
  answers: readonly { readonly result: AskResult }[],
  numbered: readonly (readonly string[])[],
): void {
  const parts = answers.map(({ result }) => split(result));
  const shown = [...new Set(parts.flatMap(part => part.shown))];
  const rest = [...new Set(parts.flatMap(part => part.rest))].filter(id => !shown.includes(id));
  const last = answers.at(-1)!.result;
  memory.ask = {
    at: now.toISOString(),
    questionId,
    numbered,
    outcome: shown.length > 0 ? 'answer' : last.outcome,
    asked: last.asked,
    subject: last.subject,
    shown,
    rest,
  } satisfies AskMemory;
}

/** The choice that a text names, by its label, its place or part of its words; a question of its own names none. */
export function chosenBy(text: string, { choices = [] }: AskMemory): Choice | undefined {
  const exact = choices.find(({ label }) => label === text);
  if (exact || [...text].length > LONGEST_CHOICE || asks(text)) return exact;
  const parsed = parseChoice(
    text,
    choices.map(({ label }, index) => ({ key: `${index + 1}`, label })),
  );
  return parsed.kind === 'one' ? choices[parsed.index] : undefined;
}

function split(result: AskResult): { shown: string[]; rest: string[] } {
  const ids = 'clauses' in result ? result.clauses.map(({ id }) => id) : [];
  switch (result.outcome) {
    case 'answer':
      return { shown: ids.slice(0, result.cited), rest: ids.slice(result.cited) };
    case 'candidates': {
      const count = result.shape
        ? new Set(result.shape.sides.map(({ part }) => part.clause.id)).size
        : result.candidates.length;
      return { shown: ids.slice(0, count), rest: ids.slice(count) };
    }
    default:
      return { shown: [], rest: [] };
  }
}
