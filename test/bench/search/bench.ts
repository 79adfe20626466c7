import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLines } from '../../../src/search/development-command.ts';
import { evaluate, type JudgedQuery } from '../../../src/search/evaluate.ts';
import { buildIndex, type SearchDocument } from '../../../src/search/index.ts';
import { search } from '../../../src/search/search.ts';
import { type Engine, FLEXSEARCH, MINISEARCH, ORAMA, OURS, PLAIN_BM25 } from './engines.ts';
import { postgresEngine } from './postgres.ts';

const HELP = `Measures the built-in search beside others on the development questions, in one run, and at the size of 100,000 clauses.

Usage: npm run bench:search -- [--data DIR] [--sets stard,cmrc2018] [--sample N]

  --data DIR   folder with corpus.jsonl and queries.dev.jsonl for each set (default ../shared/data/retrieval)
  --sets LIST  which sets (default both)
  --sample N   questions of each set at most (default 400); the slow engines get fewer
  --clauses N  size of the large corpus (default 100000; 0 leaves it out)
  --help       this text

PostgreSQL takes part if DATABASE_URL names a server. The associations were learned from these very questions: what carries over to others
is printed by src/search/fit-command.ts and stands in src/search/README.md.
`;

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

async function measure(engine: Engine, corpus: readonly SearchDocument[], queries: readonly JudgedQuery[]) {
  const asked = queries.slice(0, engine.sample);
  const started = performance.now();
  const opened = await engine.open(corpus);
  const build = performance.now() - started;
  for (const { text } of asked.slice(0, 20)) await opened.find(text);
  const found = new Map<string, string[]>();
  const times: number[] = [];
  for (const { text } of asked) {
    const before = performance.now();
    found.set(text, await opened.find(text));
    times.push(performance.now() - before);
  }
  if ('close' in opened) await opened.close?.();
  const quality = evaluate(asked, text => found.get(text) ?? []);
  return {
    name: engine.name,
    questions: asked.length,
    ...quality,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    build,
  };
}

/** Every clause again and again, each time with another number in its title and two of its sentences changed about. */
function repeated(corpus: readonly SearchDocument[], size: number): SearchDocument[] {
  return Array.from({ length: size }, (_, at) => {
    const { id, title = '', text } = corpus[at % corpus.length] as SearchDocument;
    const round = Math.floor(at / corpus.length);
    const cut = Math.floor((text.length * (round + 1)) / 8);
    return round === 0
      ? { id, title, text }
      : { id: `${id}-${round}`, title: `${title} ${round}`, text: text.slice(cut) + text.slice(0, cut) };
  });
}

function large(corpus: readonly SearchDocument[], queries: readonly JudgedQuery[], size: number): void {
  const documents = repeated(corpus, size);
  const started = performance.now();
  const index = buildIndex(documents);
  const build = performance.now() - started;
  const times = queries.map(({ text }) => {
    const before = performance.now();
    search(index, text, { limit: 10 });
    return performance.now() - before;
  });
  const rss = process.memoryUsage.rss() / 2 ** 20;
  const changed = documents.map((document, at) => (at < 200 ? { ...document } : document));
  const again = performance.now();
  buildIndex(changed, { previous: index });
  const rebuild = performance.now() - again;
  console.log(
    `${size} clauses: built in ${build.toFixed(0)} ms, 200 of them changed: ${rebuild.toFixed(0)} ms, ${rss.toFixed(0)} MB; a question p50 ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/data/retrieval' },
      sets: { type: 'string', default: 'stard,cmrc2018' },
      sample: { type: 'string', default: '400' },
      clauses: { type: 'string', default: '100000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  console.log(`${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}`);
  const engines = [OURS, PLAIN_BM25, FLEXSEARCH, MINISEARCH, ORAMA];
  if (process.env.DATABASE_URL) engines.push(postgresEngine(process.env.DATABASE_URL));
  for (const set of values.sets.split(',')) {
    const folder = join(values.data, set);
    if (!existsSync(folder)) continue;
    const corpus = readLines<SearchDocument>(join(folder, 'corpus.jsonl'));
    const all = readLines<JudgedQuery>(join(folder, 'queries.dev.jsonl'));
    const step = Math.max(1, Math.floor(all.length / Number(values.sample)));
    const queries = all.filter((_, at) => at % step === 0).slice(0, Number(values.sample));
    if (set === 'stard' && Number(values.clauses) > 0) large(corpus, queries, Number(values.clauses));
    const rows: Awaited<ReturnType<typeof measure>>[] = [];
    for (const engine of engines) rows.push(await measure(engine, corpus, queries));
    const ours = rows[0];
    console.log(`${set}: ${corpus.length} passages`);
    console.table(
      rows.map(({ name, questions, p50, p99, build, ...quality }) => ({
        engine: name,
        questions,
        'Hit@1': quality['hit@1'].toFixed(3),
        'Hit@5': quality['hit@5'].toFixed(3),
        'MRR@10': quality['mrr@10'].toFixed(3),
        'p50 ms': p50.toFixed(2),
        'p99 ms': p99.toFixed(2),
        'times ours': (p50 / (ours?.p50 ?? p50)).toFixed(1),
        'build ms': build.toFixed(0),
      })),
    );
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 1;
}
