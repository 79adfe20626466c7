import { clauseHash } from '../../../src/services/questions/clause-hash.ts';
import type { SeedDocument } from '../documents.ts';
import { EFFECTIVE_FROM } from '../effective.ts';
import type { ClauseRef } from '../templates/item.ts';
import type { SeedAnswer } from './answer.ts';
import { ANSWERS } from './answers.ts';
import { CONFIRMED_QUESTIONS } from './confirmed-questions.ts';
import { SCRIPTS } from './scripts.ts';

const WRITER = 'wu';
const APPROVER = 'qian';
const YEAR = 2026;

const KINDS = [
  { kind: 'answer', prefix: 'DF', entries: ANSWERS },
  { kind: 'script', prefix: 'KJ', entries: SCRIPTS },
] as const satisfies readonly { kind: string; prefix: string; entries: readonly SeedAnswer[] }[];

/** The rows of 标准答复, 口径 and confirmed questions. @throws Error when one names a clause that does not exist. */
export function answerRows(documents: readonly SeedDocument[]) {
  const places = new Map(
    documents.flatMap(({ standard, parsed }) =>
      parsed.clauses.map(
        clause => [`${standard.title}#${clause.path}`, { standardId: standard.id, ...clause }] as const,
      ),
    ),
  );
  const find = ({ standard, path }: ClauseRef) => {
    const place = places.get(`${standard}#${path}`);
    if (!place) throw new Error(`the demo office has no clause ${path} in ${standard}`);
    return place;
  };
  const numbered = KINDS.flatMap(({ kind, prefix, entries }) =>
    entries.map((entry, index) => ({
      entry,
      row: {
        id: `seed-${prefix}-${index + 1}`,
        no: `${prefix}-${YEAR}-${String(index + 1).padStart(4, '0')}`,
        kind,
        question: entry.question,
        text: entry.text,
        status: 'approved' as const,
        writtenById: WRITER,
        writtenAt: EFFECTIVE_FROM,
        approvedById: APPROVER,
        approvedAt: EFFECTIVE_FROM,
      },
    })),
  );
  return {
    answers: numbered.map(({ row }) => row),
    clauses: numbered.flatMap(({ entry, row }) =>
      entry.clauses.map(ref => {
        const { standardId, path, text } = find(ref);
        return { answerId: row.id, standardId, path, textHashes: [clauseHash(text)] };
      }),
    ),
    sequences: KINDS.map(({ prefix, entries }) => ({ name: `${prefix}-${YEAR}`, value: entries.length })),
    questions: CONFIRMED_QUESTIONS.map(({ text, clause }, index) => {
      const { standardId, path, text: wording } = find(clause);
      return {
        id: `seed-question-${index + 1}`,
        standardId,
        path,
        text,
        textHashes: [clauseHash(wording)],
        confirmedById: WRITER,
        confirmedAt: EFFECTIVE_FROM,
      };
    }),
  };
}
