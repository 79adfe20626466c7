import { kindOfPeriod, monthsOf, periodAt, quarterOf } from '../../../domain/kpi/periods.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { type ReplayedEntry, replayRule } from '../../../domain/penalties/replay-rule.ts';
import type { RuleTerms } from '../../../domain/penalties/rule-terms.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditRules } from '../../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../../context.ts';
import { loadUnitNames } from '../load-people.ts';
import { type DraftObstacle, loadDraft, type RuleDraft } from './draft-rule.ts';
import { loadOccurrences } from './load-occurrences.ts';

/** What a draft would change, before anything is written. */
export interface RulePreview {
  readonly kind: 'preview';
  readonly title: string;
  readonly version: number;
  readonly before: RuleTerms;
  readonly terms: RuleTerms;
  readonly from: string;
  readonly text: string;
  /** Versions that were to begin then or later, and never will. */
  readonly withdrawn: readonly { readonly version: number; readonly from: Date }[];
  /** The period replayed: 2026-Q3, 2026-10 or 2026. */
  readonly period: string;
  readonly looked: number;
  readonly differing: readonly (Omit<ReplayedEntry, 'unitId'> & { readonly unitName: string })[];
  readonly totals: readonly { readonly unitName: string; readonly before: string; readonly after: string }[];
}

/**
 * The dry run: what the entries of last quarter, or of the period named, would be under a draft of their rule. Writes nothing.
 *
 * @throws AppError `forbidden`, `notFound`, `invalidInput`
 */
export async function previewRule(
  context: ServiceContext,
  input: { actor: Actor; draft: RuleDraft; period?: string },
): Promise<RulePreview | DraftObstacle> {
  assertAllowed(canEditRules(input.actor));
  const { prisma } = context.db;
  const now = context.clock.now();
  const { draft } = input;
  const loaded = await loadDraft(prisma, draft, now);
  if (loaded.kind !== 'draft') return loaded;
  const period = input.period ?? periodAt(now, 'quarter', 1);
  const months = monthsOf(period);
  const quarters = kindOfPeriod(period) === 'quarter' ? [period] : [...new Set(months.map(quarterOf))];
  const occurrences = await loadOccurrences(prisma, { ruleId: draft.ruleId, quarters });
  const { looked, differing, totals } = replayRule(occurrences, draft.terms, months);
  const nameOf = await loadUnitNames(prisma);
  return {
    kind: 'preview',
    ...{ title: loaded.title, version: loaded.latest.version + 1, before: loaded.before, terms: draft.terms },
    ...{ from: draft.from, text: loaded.text, period, looked },
    withdrawn: loaded.withdrawn.map(({ version, effectiveFrom }) => ({ version, from: effectiveFrom })),
    differing: differing.map(({ unitId, ...entry }) => ({ ...entry, unitName: nameOf(unitId) })),
    totals: totals.map(({ unitId, ...sums }) => ({ ...sums, unitName: nameOf(unitId) })),
  };
}
