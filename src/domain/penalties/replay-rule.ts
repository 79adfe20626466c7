import { Decimal } from 'decimal.js';
import { withinCap } from './cap.ts';
import { sumPoints } from './ledger.ts';
import { type CapPeriod, capSpan, type RuleTerms } from './rule-terms.ts';

/** An entry of the rule as it stands, in the order in which they were decided; those that wait come last. */
export interface Occurrence {
  readonly no: string;
  readonly unitId: string;
  /** Such as 2026-10. */
  readonly month: string;
  /** `counts`: in the ledger, under appeal or not. `void`: taken back by an appeal, a correction or a 冲销. */
  readonly state: 'counts' | 'proposed' | 'rejected' | 'void';
  /** What the ledger holds of it. */
  readonly posted: string;
  /** Under the version it was made under. */
  readonly points: string;
  readonly cap: string | null;
  readonly capPeriod: CapPeriod;
  /** What an appeal's decision left; null where it changed nothing. */
  readonly leftByAppeal: string | null;
}

export interface ReplayedEntry {
  readonly no: string;
  readonly unitId: string;
  readonly month: string;
  readonly state: Occurrence['state'];
  readonly before: string;
  readonly after: string;
  /** What the draft's limit cuts off. */
  readonly cut: string;
}

export interface Replay {
  /** How many entries were looked at. */
  readonly looked: number;
  /** Those that would differ, in 单号 order. */
  readonly differing: readonly ReplayedEntry[];
  /** Of every unit with an entry that would differ. */
  readonly totals: readonly { readonly unitId: string; readonly before: string; readonly after: string }[];
}

/**
 * What the entries of some months would be under a draft of their rule. What a person took back stays taken back; what an appeal reduced stays
 * at most what its decision left. Where the draft asks for nobody's confirmation, what was not confirmed would have counted.
 *
 * @param occurrences of at least the whole periods of the limits, so that these are filled as they would have been
 */
export function replayRule(occurrences: readonly Occurrence[], draft: RuleTerms, months: readonly string[]): Replay {
  const before = new Sums();
  const after = new Sums();
  const entries = occurrences.map((each): ReplayedEntry => {
    const { no, unitId, month, state } = each;
    const full = fullUnder(draft, each);
    const was = before.add(`${unitId} ${capSpan(month, each.capPeriod)}`, posted => standing(each, posted));
    const is = after.add(`${unitId} ${capSpan(month, draft.capPeriod)}`, posted => withinCap(full, posted, draft.cap));
    return { no, unitId, month, state, before: was, after: is, cut: new Decimal(full).minus(is).toString() };
  });
  const looked = entries.filter(({ month }) => months.includes(month));
  const differing = looked.filter(each => each.before !== each.after).sort((a, b) => (a.no < b.no ? -1 : 1));
  const unitIds = [...new Set(differing.map(({ unitId }) => unitId))];
  const totals = unitIds.map(unitId => {
    const own = looked.filter(each => each.unitId === unitId);
    return {
      unitId,
      before: sumPoints(own.map(each => each.before)),
      after: sumPoints(own.map(each => each.after)),
    };
  });
  return { looked: looked.length, differing, totals };
}

/** What an entry counts now, or would as soon as it is confirmed. */
function standing(each: Occurrence, posted: string): string {
  if (each.state === 'counts') return new Decimal(each.posted).toString();
  return each.state === 'proposed' ? withinCap(each.points, posted, each.cap) : '0';
}

function fullUnder(draft: RuleTerms, { state, leftByAppeal }: Occurrence): string {
  if (state === 'void' || (state === 'rejected' && draft.needsConfirmation)) return '0';
  return leftByAppeal === null ? draft.points : Decimal.min(draft.points, leftByAppeal).toString();
}

/** A running sum per key. */
class Sums {
  readonly #sums = new Map<string, Decimal>();

  /** Adds what `pointsOf` makes of the sum so far, and returns it. */
  add(key: string, pointsOf: (sum: string) => string): string {
    const sum = this.#sums.get(key) ?? new Decimal(0);
    const points = pointsOf(sum.toString());
    this.#sums.set(key, sum.plus(points));
    return points;
  }
}
