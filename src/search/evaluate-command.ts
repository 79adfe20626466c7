import '../closed-output.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rankOf, readLines, readQuestions, staffLibraries } from './development-command.ts';
import { evaluate, firstRelevant, type JudgedQuery, type Retrieval } from './evaluate.ts';
import { reportAnswers } from './evaluate-answers.ts';
import { buildIndex, type SearchDocument } from './index.ts';
import { judge } from './outcome.ts';
import { search } from './search.ts';

const DEFAULT_DATA = '../shared/data/retrieval';
const SETS = ['stard', 'cmrc2018'];
const HELP = `Measures the built-in search on questions with known passages.

Usage: npm run eval:search -- [--data DIR]
       npm run --silent eval:search -- --corpus FILE --queries FILE --json
       npm run eval:search -- --questions FILE

  --data DIR        folder with one folder per set (${SETS.join(', ')}), each with corpus.jsonl and queries.dev.jsonl
                    (default ${DEFAULT_DATA})
  --corpus FILE     {"id","title"?,"text"}, one a line
  --queries FILE    {"id","text","relevant":[ids]}, one a line
  --json            one JSON object instead of a table: quality, milliseconds of a question (p50, p99) and of indexing, memory
  --questions FILE  staff questions over the demo standards and the regulations, JSON array of {text, kind, relevant,
                    library?}: what comes first, the three outcomes, risk and coverage
  --help            this text
`;
/** The first questions also compile the code; they would be the 99th percentile. */
const WARM_UP = 200;
const FOUND = 10;

type Measured = Retrieval & { p50_ms: number; p99_ms: number; index_ms: number; rss_mb: number };

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : value == null ? '' : String(value));

/** Rows of other people's files: anything that is no text is read as one. */
function readCorpus(file: string): SearchDocument[] {
  return readLines<Record<string, unknown>>(file).map(row => ({
    id: asText(row.id),
    title: asText(row.title),
    text: asText(row.text),
  }));
}

function readQueries(file: string): JudgedQuery[] {
  return readLines<Record<string, unknown>>(file).map(row => ({
    id: asText(row.id),
    text: asText(row.text),
    relevant: (Array.isArray(row.relevant) ? row.relevant : [row.relevant ?? []].flat()).map(asText),
  }));
}

function measure(corpusFile: string, queriesFile: string): Measured & { passages: number; questions: number } {
  const corpus = readCorpus(corpusFile);
  const queries = readQueries(queriesFile);
  const started = performance.now();
  const index = buildIndex(corpus);
  const index_ms = performance.now() - started;
  for (const query of queries.slice(0, WARM_UP)) search(index, query.text, { limit: FOUND });
  const times: number[] = [];
  const retrieval = evaluate(queries, text => {
    const before = performance.now();
    const hits = search(index, text, { limit: FOUND });
    times.push(performance.now() - before);
    return hits.map(hit => hit.id);
  });
  times.sort((a, b) => a - b);
  const rss_mb = process.memoryUsage.rss() / 2 ** 20;
  const cost = { p50_ms: percentile(times, 0.5), p99_ms: percentile(times, 0.99), index_ms, rss_mb };
  return { passages: corpus.length, questions: queries.length, ...rounded({ ...retrieval, ...cost }) };
}

function rounded<T extends Record<string, number>>(figures: T): T {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))])) as T;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length))) ?? [];
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padStart(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}

function reportQuestions(file: string): void {
  const libraries = staffLibraries();
  const report = reportAnswers(
    readQuestions(file).map(({ text, kind, library, relevant }) => {
      const index = libraries[library ?? 'all'];
      const hits = search(index, text, { limit: FOUND, rankOf });
      const { outcome, confidence } = judge(text, hits, index);
      const ids = hits.map(hit => hit.id);
      return { answerable: kind === 'answerable', rank: firstRelevant(ids, relevant), outcome, confidence };
    }),
  );
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  process.stdout.write(`${report.answerable} answerable questions, ${report.unanswerable} without an answer
right clause first ${percent(report.hitAt1)}, among the first three ${percent(report.hitAt3)}
confident answers to ${percent(report.covered)} of the answerable, ${percent(report.right)} of them right; ${percent(report.refused)} refused
without an answer: ${percent(report.wronglyAnswered)} answered, ${percent(report.rightlyRefused)} refused
`);
  const rows = report.riskCoverage.map(({ line, coverage, risk }) => [
    line.toFixed(2),
    percent(coverage),
    percent(risk),
  ]);
  printTable([['answered from', 'coverage', 'risk'], ...rows]);
}

function main(): number {
  const options = {
    data: { type: 'string', default: DEFAULT_DATA },
    corpus: { type: 'string' },
    queries: { type: 'string' },
    questions: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  const fail = (message: string): number => {
    process.stderr.write(`${message}\n\n${HELP}`);
    return 2;
  };
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { data, corpus, queries, questions } = values;
  if ((corpus === undefined) !== (queries === undefined)) return fail('--corpus and --queries go together');
  const missing = [corpus, queries, questions].find(file => file !== undefined && !existsSync(file));
  if (missing !== undefined) return fail(`No such file: ${missing}`);
  if (questions !== undefined) {
    reportQuestions(questions);
    return 0;
  }
  const sets =
    corpus !== undefined && queries !== undefined
      ? [{ name: 'given', corpus, queries }]
      : SETS.map(name => ({
          name,
          corpus: join(data, name, 'corpus.jsonl'),
          queries: join(data, name, 'queries.dev.jsonl'),
        })).filter(set => existsSync(set.corpus));
  if (sets.length === 0) return fail(`No set (${SETS.join(', ')}) in ${data}`);
  const measured = sets.map(set => ({ name: set.name, ...measure(set.corpus, set.queries) }));
  if (values.json) {
    const objects = measured.map(({ name: _name, passages: _passages, questions: _questions, ...figures }) => figures);
    process.stdout.write(
      `${JSON.stringify(corpus === undefined ? Object.fromEntries(measured.map(({ name }, i) => [name, objects[i]])) : objects[0])}\n`,
    );
    return 0;
  }
  const head = Object.keys(measured[0] ?? {});
  printTable([head, ...measured.map(row => Object.values(row).map(String))]);
  return 0;
}

process.exitCode = main();
