import { Decimal } from 'decimal.js';
import type { PenaltyStatus } from './status.ts';

/** What takes an entry back as a whole: an appeal, a corrected or voided result, a 冲销. */
const TAKING_BACK = ['appealReversed', 'resultCorrected', 'resultVoided', 'reversal'] as const;
export type TakenBackBy = (typeof TAKING_BACK)[number];

/** A row the ledger gains. Positive points are deducted, negative ones given back. */
export interface LedgerLine {
  readonly reason: 'confirmed' | 'capped' | 'appealReduced' | TakenBackBy;
  /** Decimal string, such as '-0.5'. */
  readonly points: string;
}

/** How an appeal ends: 维持, 减为 X 分, 撤销. */
export type AppealOutcome = 'upheld' | 'reduced' | 'reversed';

export type AppealSettlement =
  | { kind: 'settled'; remaining: string; lines: readonly LedgerLine[] }
  /** A reduction must leave something between nothing and the full points. */
  | { kind: 'pointsOutOfRange'; original: string };

/** The postings of a confirmed deduction of which `counted` points count: the limit of its rule takes off the rest. */
export function confirmationLines(points: string, counted: string): LedgerLine[] {
  const cut = new Decimal(counted).minus(points);
  const confirmed: LedgerLine = { reason: 'confirmed', points: plain(points) };
  return cut.isZero() ? [confirmed] : [confirmed, { reason: 'capped', points: cut.toString() }];
}

/** What was confirmed of an entry: its points less what the limit took off, before any appeal. */
export function confirmedPoints(points: string, lines: readonly { reason: string; points: string }[]): string {
  return sumPoints([points, ...lines.filter(({ reason }) => reason === 'capped').map(line => line.points)]);
}

/** The posting that gives back what still stands of an entry: its finding was corrected away, or voided with its result, or it is reversed (冲销). */
export function takingBackLine(posted: string, reason: Exclude<TakenBackBy, 'appealReversed'>): LedgerLine {
  return { reason, points: new Decimal(posted).neg().toString() };
}

/** What took an entry back, from the reasons of its postings; undefined where nothing has. */
export function takenBackBy(reasons: readonly string[]): TakenBackBy | undefined {
  return TAKING_BACK.find(each => reasons.includes(each));
}

/** What the ledger gains by an appeal's decision: nothing when upheld, else one line that gives points back. */
export function settleAppeal(original: string, outcome: AppealOutcome, points?: string): AppealSettlement {
  const full = new Decimal(original);
  switch (outcome) {
    case 'upheld':
      return { kind: 'settled', remaining: plain(original), lines: [] };
    case 'reversed':
      return { kind: 'settled', remaining: '0', lines: [{ reason: 'appealReversed', points: full.neg().toString() }] };
    case 'reduced': {
      const left = readPoints(points);
      if (!left || left.lte(0) || left.gte(full)) return { kind: 'pointsOutOfRange', original: plain(original) };
      return {
        kind: 'settled',
        remaining: left.toString(),
        lines: [{ reason: 'appealReduced', points: left.minus(full).toString() }],
      };
    }
    default: {
      const unknown: never = outcome;
      throw new RangeError(`unknown outcome: ${String(unknown)}`);
    }
  }
}

/** The sum of points, exact; '0' for none. */
export function sumPoints(points: readonly string[]): string {
  return points.reduce((sum, each) => sum.plus(each), new Decimal(0)).toString();
}

/**
 * What counts today of the posted points: an open appeal puts them off, so that nothing counts until it is decided.
 */
export function countedNow(status: PenaltyStatus, posted: string): string {
  return status === 'appealed' ? '0' : plain(posted);
}

/** Points without their sign, as people write them: of a reward, what is given. */
export function magnitude(points: string): string {
  return new Decimal(points).abs().toString();
}

/** Points as people write them: '1.00' is '1'. */
export function plain(points: string): string {
  return new Decimal(points).toString();
}

/** The ledger keeps hundredths; anything finer would be rounded behind the decider's back. */
function readPoints(points: string | undefined): Decimal | undefined {
  if (points === undefined || !/^\d{1,4}(\.\d{1,2})?$/.test(points)) return undefined;
  return new Decimal(points);
}
