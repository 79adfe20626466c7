import type { CapPeriod, RuleTerms } from '../../domain/penalties/rule-terms.ts';

interface VersionRow {
  readonly points: { toString(): string };
  readonly per: string;
  readonly capPerPeriod: { toString(): string } | null;
  readonly capPeriod: string;
  readonly needsConfirmation: boolean;
}

/** A stored version's terms. */
export function termsOf({ points, per, capPerPeriod, capPeriod, needsConfirmation }: VersionRow): RuleTerms {
  return {
    points: points.toString(),
    per,
    cap: capPerPeriod?.toString() ?? null,
    capPeriod: capPeriod as CapPeriod,
    needsConfirmation,
  };
}
