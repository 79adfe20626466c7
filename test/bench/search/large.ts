import { fork } from 'node:child_process';
import { loadSet } from './load-set.ts';
import { manyClauses } from './many-clauses.ts';
import { measure, warmUp } from './measure.ts';
import { product } from './product.ts';
import { split } from './sample.ts';

export const CLAUSES = 100_000;
const QUESTIONS = 500;
const MEGABYTE = 2 ** 20;

/** Build in seconds; resident memory in MB over that of the process with the clauses' texts alone; times in milliseconds. */
export type Large = {
  build: number;
  texts: number;
  afterBuild: number;
  afterQuestions: number;
  peak: number;
  p50: number;
  p99: number;
};

/** Measures the product over 100,000 clauses in a process of its own: here the peers have left their memory behind. */
export function measureLarge(): Promise<Large> {
  const child = fork(import.meta.filename, { execArgv: [...process.execArgv, '--expose-gc'] });
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as Large));
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`The process for ${CLAUSES} clauses ended with ${code}`)));
  });
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / MEGABYTE;
}

async function measureHere(): Promise<Large> {
  const { documents, questions } = await loadSet('stard');
  const clauses = manyClauses(documents, CLAUSES);
  const texts = resident();
  const started = performance.now();
  const built = await product.build(clauses);
  const build = (performance.now() - started) / 1000;
  const afterBuild = resident() - texts;
  const { drawn, others } = split(questions, QUESTIONS, CLAUSES);
  await warmUp(built, others);
  const { p50, p99 } = await measure(built, drawn);
  const peak = process.resourceUsage().maxRSS / 1024 - texts;
  return { build, texts, afterBuild, afterQuestions: resident() - texts, peak, p50, p99 };
}

if (process.argv[1] === import.meta.filename && process.send)
  process.send(await measureHere(), () => process.disconnect());
