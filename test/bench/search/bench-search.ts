import '../../../src/closed-output.ts';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Compared, type Comparison, compare } from './compare.ts';
import { CLAUSES, type Large, measureLarge } from './large.ts';
import { loadSet, SETS, type SetName } from './load-set.ts';
import type { Figures } from './measure.ts';
import { comparisonVerdicts, largeVerdicts } from './verdicts.ts';

const HELP = `Compares the built-in search with other engines on the development questions, in one run.

Usage: npm run bench:search -- [--sample 150] [--sets ${SETS.join(',')}] [--skip-large]

  --sample N    questions of each set that every engine answers, drawn always the same (default 150;
                a number above that of all questions takes all)
  --sets LIST   sets in ../shared/data/retrieval (default ${SETS.join(',')})
  --skip-large  leave out the 100,000 clauses
  --help        this text

On stard the product also stands "held out": its associations learned from the questions that are not asked. The
shipped ones were learned from all of them, so only that row may be compared in quality.
PostgreSQL is the server of DATABASE_URL, or postgres at 127.0.0.1:5432; left out when none answers.
Progress goes to stderr. The verdicts assert nothing: the exit code is 0 whatever they say.
`;

const progress = (line: string) => process.stderr.write(`${line}\n`);
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
const quality = (figure: number) => figure.toFixed(3);

function readArguments(): { sample: number; sets: SetName[]; large: boolean } | undefined {
  const { values } = parseArgs({
    options: {
      sample: { type: 'string', default: '150' },
      sets: { type: 'string', default: SETS.join(',') },
      'skip-large': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const sample = Number(values.sample);
  if (!Number.isInteger(sample) || sample < 1) throw new RangeError('--sample must be a whole number from 1');
  const sets = values.sets.split(',').map(name => {
    const set = SETS.find(known => known === name);
    if (!set) throw new RangeError(`--sets knows ${SETS.join(', ')}`);
    return set;
  });
  return { sample, sets, large: !values['skip-large'] };
}

function tableRows(set: SetName, { ours, unseen, peers }: Comparison): string[][] {
  const row = (engine: Compared, figures: Figures, base: Figures) => [
    set,
    engine.name,
    String(figures.questions),
    quality(figures['hit@1']),
    quality(figures['hit@5']),
    quality(figures['mrr@10']),
    ms(figures.p50),
    ms(figures.p99),
    String(Math.round(engine.build)),
    (figures.p50 / base.p50).toFixed(1),
  ];
  const engines = [ours, ...(unseen ? [unseen] : []), ...peers];
  const sampled = engines.map(engine => row(engine, engine.sampled, ours.sampled));
  const all = engines.flatMap(engine => (engine.all && ours.all ? [row(engine, engine.all, ours.all)] : []));
  return [...sampled, ...all];
}

function printTable(rows: readonly string[][]): void {
  const head = ['set', 'engine', 'asked', 'Hit@1', 'Hit@5', 'MRR@10', 'p50 ms', 'p99 ms', 'build ms', 'p50 / ours'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]!.length)));
  for (const row of all) {
    const cells = row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)));
    console.log(cells.join('  '));
  }
}

function printLarge({ build, texts, afterBuild, afterQuestions, peak, p50, p99 }: Large): void {
  const memory = [afterBuild, afterQuestions, peak].map(Math.round);
  console.log(
    `\n${CLAUSES} clauses, product: built in ${build.toFixed(1)} s; 500 questions p50 ${ms(p50)}, p99 ${ms(p99)} ms;`,
  );
  console.log(`resident memory added: ${memory[0]} MB by the index, ${memory[1]} MB after the questions,`);
  console.log(`${memory[2]} MB at the peak (over ${Math.round(texts)} MB of the process with the texts)`);
}

async function main(): Promise<void> {
  const asked = readArguments();
  if (!asked) return console.log(HELP);
  const comparisons: { set: SetName; comparison: Comparison }[] = [];
  for (const set of asked.sets) {
    const comparison = await compare(await loadSet(set), asked.sample, line => progress(`${set}: ${line}`));
    comparisons.push({ set, comparison });
  }
  if (asked.large) progress(`${CLAUSES} clauses: building and asking`);
  const large = asked.large ? await measureLarge() : undefined;
  const processor = cpus();
  console.log(
    `${processor.length} x ${processor[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`,
  );
  printTable(comparisons.flatMap(({ set, comparison }) => tableRows(set, comparison)));
  for (const { set, comparison } of comparisons)
    for (const { name, reason } of comparison.leftOut) console.log(`${set}: ${name} left out: ${reason}`);
  if (large) printLarge(large);
  const verdicts = comparisons.flatMap(({ set, comparison }) => comparisonVerdicts(set, comparison));
  console.log(`\n${[...verdicts, ...(large ? largeVerdicts(large) : [])].join('\n')}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof RangeError || error instanceof TypeError ? error.message : error);
  process.exitCode = error instanceof RangeError || error instanceof TypeError ? 2 : 1;
}
