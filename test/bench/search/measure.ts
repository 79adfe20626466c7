import { evaluate, type JudgedQuery, type Retrieval } from '../../../src/search/evaluate.ts';
import type { BuiltEngine } from './engine.ts';

/** Quality and latency over one list of questions; times in milliseconds. */
export type Figures = Retrieval & { questions: number; p50: number; p99: number };

/** Longest time an engine is warmed up, in milliseconds: the slow ones are compiled by then as well. */
const WARM_UP = 3000;

/** Lets the engine answer other questions first: the first ones also compile its code and would be the 99th percentile. */
export async function warmUp(engine: BuiltEngine, questions: readonly JudgedQuery[]): Promise<void> {
  const end = performance.now() + WARM_UP;
  for (const { text } of questions.slice(0, 200)) {
    await engine.find(text);
    if (performance.now() > end) return;
  }
}

export async function measure(engine: BuiltEngine, questions: readonly JudgedQuery[]): Promise<Figures> {
  const times: number[] = [];
  const found = new Map<string, readonly string[]>();
  for (const { text } of questions) {
    const before = performance.now();
    const ids = await engine.find(text);
    times.push(performance.now() - before);
    found.set(text, ids);
  }
  const quality = evaluate(questions, text => found.get(text) ?? []);
  return { ...quality, questions: questions.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** The smallest value that at least `share` of all do not exceed (nearest rank); NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
