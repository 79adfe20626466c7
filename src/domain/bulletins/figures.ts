/** Everything a generated bulletin says: its text, tables and charts read these figures and nothing else. Scores and points are decimal strings. */
export interface BulletinFigures {
  readonly period: string;
  /** ISO: the first moment of the period, and the first after it. */
  readonly from: string;
  readonly before: string;
  /** ISO: when they were counted; absent in figures of before. */
  readonly countedAt?: string;
  readonly inspections: Tally & {
    readonly byProgramme: readonly (Tally & Named)[];
    readonly byUnit: readonly (Tally & Named)[];
    /** Means by responsible unit and programme, where there are any. */
    readonly cells: readonly { readonly unit: string; readonly programme: string; readonly mean: string }[];
    /** Tasks due in the period without a released result. */
    readonly missing: number;
  };
  readonly failed: {
    readonly total: number;
    /** The most frequent first. */
    readonly items: readonly { readonly title: string; readonly programme: string; readonly count: number }[];
  };
  readonly rectification: {
    readonly opened: number;
    readonly closedOnTime: number;
    readonly closedLate: number;
    /** Open at the period's end with their deadline passed. */
    readonly overdue: number;
  };
  readonly supervision: { readonly issued: number; readonly failedClocks: number; readonly closed: number };
  readonly points: {
    /** Deductions that count; neither rewards nor what an open appeal puts off. */
    readonly total: string;
    /** Positive: points added. Absent in figures of before. */
    readonly rewards?: string;
    readonly appealed?: string;
    readonly byUnit: readonly { readonly name: string; readonly points: string }[];
  };
  readonly reports: { readonly due: number; readonly late: number; readonly omitted: number };
  readonly questions: { readonly asked: number; readonly unanswered: number };
  /** What came of the bulletin of this kind before; null where there was none. */
  readonly last: {
    readonly no: string;
    readonly title: string;
    readonly issues: readonly LastIssue[];
  } | null;
  /** The last periods, this one at the end. */
  readonly trend: readonly {
    readonly period: string;
    readonly count: number;
    readonly mean: string | null;
    readonly failed: number;
  }[];
  /** What a person may take up as problems of the bulletin. */
  readonly suggested: readonly { readonly unitId: string; readonly unitName: string; readonly text: string }[];
}

interface Tally {
  readonly count: number;
  /** Null where nothing was measured: missing, never zero. */
  readonly mean: string | null;
}

interface Named {
  readonly name: string;
}

export interface LastIssue {
  readonly no: string;
  readonly unitName: string;
  readonly title: string;
  readonly state: 'noMeasure' | 'underWay' | 'toCheck' | 'closed';
  readonly executed: number;
  readonly unexecuted: number;
}

export const TREND_PERIODS = 6;
export const MOST_FAILED_ITEMS = 10;

/** Shares of the whole, adding up along the list: the line of a Pareto chart, in per cent with one decimal. */
export function cumulativeShares(counts: readonly number[], total: number): number[] {
  let sum = 0;
  return counts.map(count => {
    sum += count;
    return total === 0 ? 0 : Math.round((sum / total) * 1000) / 10;
  });
}

/** How many problems of the last bulletin are closed. */
export const closedCount = (issues: readonly LastIssue[]): number =>
  issues.filter(({ state }) => state === 'closed').length;
