import type { WecomSimulator } from '../wecom-simulator/simulator.ts';
import type { Person } from './branch.ts';
import { checkEffects } from './check-effects.ts';
import { checkMessages } from './check-messages.ts';
import { checkShown } from './check-shown.ts';
import type { Fleet } from './fleet.ts';
import type { Front } from './front.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import type { Gap } from './trouble.ts';

export interface Books {
  place: Place;
  simulator: WecomSimulator;
  ledger: Ledger;
  fleet: Fleet;
  front: Front;
  people: readonly Person[];
  /** Of the graceful stop at the end. */
  codes: readonly (number | null | undefined)[];
  now: () => Date;
  drainedMs: number | undefined;
  takeOvers: readonly Gap[];
}

/** What was found: `violations` must be empty, `facts` are for reading. */
export interface Outcome {
  violations: string[];
  facts: string[];
}

export async function checkEverything(books: Books): Promise<Outcome> {
  const { simulator, ledger, codes, drainedMs } = books;
  const parts = [await checkMessages(books), await checkEffects(books), await checkShown(books)];
  const outcome: Outcome = {
    violations: parts.flatMap(part => part.violations),
    facts: parts.flatMap(part => part.facts),
  };
  if (drainedMs === undefined) outcome.violations.push('something was left after the faults were over');
  for (const objection of [...simulator.violations, ...simulator.bot.violations])
    outcome.violations.push(`the platform objects: ${objection}`);
  for (const code of codes) if (code !== 0) outcome.violations.push(`an instance stopped with ${code}`);
  if (ledger.counts.has('graceful stops that ended with an error'))
    outcome.violations.push('a graceful stop ended with an error');
  return outcome;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function latencies(name: string, ms: readonly number[]): string {
  const at = (share: number) => `${Math.round(quantile(ms, share))}`;
  return `${name}: ${ms.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}

/** At most a few of a kind, so that one mistake does not hide another. */
export function some(what: string, cases: readonly string[]): string[] {
  const FEW = 5;
  return cases.length <= FEW
    ? cases.map(each => `${what}: ${each}`)
    : [...cases.slice(0, FEW).map(each => `${what}: ${each}`), `${what}: ${cases.length - FEW} more`];
}
