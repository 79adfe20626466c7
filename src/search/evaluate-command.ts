import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type JudgedQuery } from './evaluate.ts';
import { buildIndex, type SearchDocument } from './index.ts';
import { search } from './search.ts';

const DEFAULT_DATA = '../shared/data/retrieval';
const SETS = ['stard', 'cmrc2018'];
const HELP = `Measures the built-in search on questions with known passages.

Usage: npm run eval:search -- [--data DIR]

  --data DIR  folder with one folder per set (${SETS.join(', ')}), each with
              corpus.jsonl {id, title?, text} and queries.dev.jsonl {id, text, relevant}
              (default ${DEFAULT_DATA})
  --help      this text
`;

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line, at) => {
      try {
        return JSON.parse(line) as T;
      } catch (cause) {
        throw new Error(`${file}, line ${at + 1}: not JSON`, { cause });
      }
    });
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function measure(folder: string): string[] {
  const corpus = readLines<SearchDocument>(join(folder, 'corpus.jsonl'));
  const queries = readLines<JudgedQuery>(join(folder, 'queries.dev.jsonl'));
  const started = performance.now();
  const index = buildIndex(corpus);
  const built = performance.now() - started;
  // The first questions also compile the code; they would be the 99th percentile.
  for (const query of queries.slice(0, 200)) search(index, query.text, { limit: 10 });
  const times: number[] = [];
  const result = evaluate(queries, text => {
    const before = performance.now();
    const hits = search(index, text, { limit: 10 });
    times.push(performance.now() - before);
    return hits.map(hit => hit.id);
  });
  times.sort((a, b) => a - b);
  const figures = [result.hitAt1, result.hitAt5, result.mrrAt10].map(figure => figure.toFixed(3));
  const latency = [percentile(times, 0.5), percentile(times, 0.99)].map(ms => ms.toFixed(2));
  return [String(corpus.length), String(queries.length), ...figures, ...latency, String(Math.round(built))];
}

function main(): number {
  let values: { data?: string; help?: boolean };
  try {
    ({ values } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const data = values.data ?? DEFAULT_DATA;
  const sets = SETS.filter(set => existsSync(join(data, set, 'corpus.jsonl')));
  if (sets.length === 0) {
    process.stderr.write(`No set (${SETS.join(', ')}) in ${data}\n`);
    return 2;
  }
  const head = ['set', 'passages', 'questions', 'Hit@1', 'Hit@5', 'MRR@10', 'p50 ms', 'p99 ms', 'build ms'];
  const rows = [head, ...sets.map(set => [set, ...measure(join(data, set))])];
  for (const row of rows)
    process.stdout.write(`${row.map((cell, i) => (i === 0 ? cell.padEnd(10) : cell.padStart(10))).join('')}\n`);
  return 0;
}

process.exitCode = main();
