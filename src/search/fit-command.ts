import '../closed-output.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Associations, writeAssociations } from './associations.ts';
import {
  DEFAULT_QUESTIONS,
  rankOf,
  readLines,
  readQuestions,
  type StaffQuestion,
  staffLibraries,
} from './development-command.ts';
import type { JudgedQuery } from './evaluate.ts';
import { EVIDENCE, type Evidence, evidenceFor, type Logistic, probability } from './evidence.ts';
import { fitLogistic } from './fit-logistic.ts';
import type { SearchDocument } from './index.ts';
import { type AnsweredQuestion, learnAssociations } from './learn-associations.ts';
import { mayAnswer } from './outcome.ts';
import { readQuestion } from './question.ts';
import { search } from './search.ts';

const HELP = `Learns from the development questions what retrieval knows beyond its rules, and says how well it carries over.

Usage: node src/search/fit-command.ts [--questions FILE] [--statutes DIR] [--write]

Prints the two models of coefficients.ts, with the risk and coverage of questions whose writer taught them nothing (nor the
associations that they are found by). Always the same for the same files.

  --questions FILE  {text, kind, library, relevant, writer} (default ${DEFAULT_QUESTIONS})
  --statutes DIR    corpus.jsonl and queries.dev.jsonl to learn associations from (default ../shared/data/retrieval/stard)
  --write           also writes associations-data.ts, learned from all of them
  --help            this text
`;

/** The branch's own questions teach its own words: each counts as if asked twice. */
const OWN_WORTH = 2;

type Judged = { question: StaffQuestion; evidence: Evidence; first: boolean; third: boolean };

const textOf = ({ title, text }: SearchDocument): string => (title ? `${title}\n${text}` : text);

function main(): number {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', default: DEFAULT_QUESTIONS },
      statutes: { type: 'string', default: '../shared/data/retrieval/stard' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const libraries = staffLibraries();
  const questions = readQuestions(values.questions);
  const clauses = new Map(libraries.all.documents.map(clause => [clause.id, textOf(clause)]));
  const statutes = existsSync(join(values.statutes, 'corpus.jsonl'))
    ? readLines<SearchDocument>(join(values.statutes, 'corpus.jsonl'))
    : [];
  const articles = new Map(statutes.map(article => [article.id, textOf(article)]));
  const asked = statutes.length > 0 ? readLines<JudgedQuery>(join(values.statutes, 'queries.dev.jsonl')) : [];
  const corpus = [...articles.values(), ...clauses.values()];
  const answered = (
    text: string,
    relevant: readonly string[],
    texts: ReadonlyMap<string, string>,
  ): AnsweredQuestion => ({
    question: text,
    answers: relevant.flatMap(id => texts.get(id) ?? []),
  });
  const learnWithout = (writer: number | undefined): Associations =>
    learnAssociations(
      [
        ...asked.map(query => answered(query.text, query.relevant, articles)),
        ...questions
          .filter(question => question.writer !== writer)
          .flatMap(
            ({ text, relevant }) => Array(OWN_WORTH).fill(answered(text, relevant, clauses)) as AnsweredQuestion[],
          ),
      ],
      corpus,
    );

  const writers = [...new Set(questions.map(question => question.writer))];
  const judged = writers.flatMap(writer => {
    const learned = learnWithout(writer);
    const options = { associations: (pair: string) => learned.get(pair) ?? [] };
    return questions
      .filter(question => question.writer === writer)
      .map((question): Judged => {
        const index = libraries[question.library ?? 'all'];
        const hits = search(index, question.text, { limit: 10, rankOf, ...options });
        const within = (n: number): boolean => hits.slice(0, n).some(hit => question.relevant.includes(hit.id));
        const evidence = evidenceFor(readQuestion(question.text, index, options), hits, index);
        return { question, evidence, first: within(1), third: within(3) };
      });
  });
  const written = (writer: number): number => questions.filter(question => question.writer === writer).length;
  const shares = new Map(writers.map(writer => [writer, 1 / written(writer)]));
  const fitBoth = (list: readonly Judged[]) => ({
    // Every writer counts the same: one wrote half of all questions, and easier ones. Measured, that helps here and not below.
    first: fitLogistic(
      list.map(({ evidence, first, question }) => ({
        evidence,
        right: first,
        weight: shares.get(question.writer) ?? 0,
      })),
    ),
    covered: fitLogistic(
      list.map(({ evidence, question }) => ({ evidence, right: question.kind === 'answerable', weight: 1 })),
    ),
  });

  const carried = writers.flatMap(writer => {
    const models = fitBoth(judged.filter(entry => entry.question.writer !== writer));
    return judged
      .filter(entry => entry.question.writer === writer)
      .map(entry => ({
        ...entry,
        first: entry.first,
        confidence: probability(models.first, entry.evidence),
        covered: probability(models.covered, entry.evidence),
      }));
  });
  const models = fitBoth(judged);
  const lines = [
    print('FIRST_IS_RIGHT', models.first),
    print('LIBRARY_ANSWERS', models.covered),
    ...['all', 'writers 1 to 4'].flatMap(name => {
      const list = carried.filter(({ question }) => name === 'all' || question.writer <= 4);
      const answerable = list.filter(({ question }) => question.kind === 'answerable');
      const near = list.filter(({ question }) => question.kind !== 'answerable');
      const share = (part: number, of: number): string => (of === 0 ? '-' : (part / of).toFixed(3));
      return [
        `\n${name}, each judged by models of the others: ${answerable.length} answerable, ${near.length} not`,
        `Hit@1 ${share(answerable.filter(e => e.first).length, answerable.length)}, Hit@3 ${share(answerable.filter(e => e.third).length, answerable.length)}`,
        'answer at   covered  right   wrongly answered of those without answer',
        ...[0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.82, 0.85, 0.9].map(line => {
          const confident = answerable.filter(entry => entry.confidence >= line && mayAnswer(entry.evidence));
          const wrong = near.filter(entry => entry.confidence >= line && mayAnswer(entry.evidence)).length;
          const right = confident.filter(entry => entry.first).length;
          return `  ${line.toFixed(2)}      ${share(confident.length, answerable.length)}    ${share(right, confident.length)}   ${share(wrong, near.length)} (${wrong})`;
        }),
        'none below  refused of answerable  refused of the rest',
        ...[0.2, 0.3, 0.4, 0.5, 0.6].map(line => {
          const refused = (entries: typeof list): number => entries.filter(entry => entry.covered < line).length;
          return `  ${line.toFixed(2)}      ${share(refused(answerable), answerable.length)}                  ${share(refused(near), near.length)}`;
        }),
      ];
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.write)
    writeFileSync(new URL('./associations-data.ts', import.meta.url), dataFile(learnWithout(undefined)));
  return 0;
}

function print(name: string, { intercept, weights }: Logistic): string {
  const lines = EVIDENCE.map(evidence => `    ${evidence}: ${weights[evidence].toFixed(2)},`);
  return `${name}: {\n  intercept: ${intercept.toFixed(2)},\n  weights: {\n${lines.join('\n')}\n  },\n}`;
}

function dataFile(associations: Associations): string {
  return `/**
 * Written by fit-command.ts. A pair of characters of a question, then pairs that stand in the passages that answer it, each with the
 * strength of the bond in hundredths. Learned from the development questions of STARD (MIT licence) and of test/search.
 */
export const ASSOCIATIONS = \`${writeAssociations(associations)}\`;
`;
}

process.exitCode = main();
