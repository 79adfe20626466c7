import { versionInForce } from '../../../domain/penalties/rule-in-force.ts';
import type { PenaltyTrigger, RuleTerms } from '../../../domain/penalties/rule-terms.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { loadNames } from '../load-people.ts';
import { termsOf } from '../terms-of.ts';

export interface RuleVersionView {
  readonly version: number;
  readonly terms: RuleTerms;
  readonly text: string;
  readonly source: string;
  readonly from: Date;
  readonly to: Date | null;
  /** Taken back before it was in force, or on its first day. */
  readonly withdrawn: boolean;
  /** Null: came with the installation. */
  readonly publishedBy: { readonly name: string; readonly at: Date } | null;
}

/** A rule with its versions, the newest first. */
export interface RuleView {
  readonly id: string;
  readonly scheme: string;
  readonly title: string;
  readonly trigger: PenaltyTrigger;
  readonly inForce: RuleVersionView | null;
  /** Published, and in force from a later day. */
  readonly upcoming: RuleVersionView | null;
  readonly versions: readonly RuleVersionView[];
}

/** Every rule, in the order of schemes and titles, or one of them. */
export async function loadRules(db: Tx | Prisma, now: Date, id?: string): Promise<RuleView[]> {
  const rows = await db.penaltyRule.findMany({
    ...(id !== undefined && { where: { id } }),
    include: { versions: { orderBy: { version: 'desc' } } },
    orderBy: [{ scheme: 'asc' }, { id: 'asc' }],
  });
  const publishers = rows.flatMap(({ versions }) => versions.map(({ publishedById }) => publishedById));
  const nameOf = await loadNames(db, publishers);
  return rows.flatMap(({ versions, ...rule }) => {
    const [latest] = versions;
    // A rule without any version takes no points and cannot be changed.
    if (!latest) return [];
    const views = versions.map(
      (row): RuleVersionView => ({
        version: row.version,
        terms: termsOf(row),
        text: row.text,
        source: row.source,
        from: row.effectiveFrom,
        to: row.effectiveTo,
        withdrawn: row.status === 'withdrawn',
        publishedBy:
          row.publishedById !== null && row.publishedAt !== null
            ? { name: nameOf(row.publishedById), at: row.publishedAt }
            : null,
      }),
    );
    const current = versionInForce(versions, now);
    const upcoming = views.find(view => !view.withdrawn && view.from > now) ?? null;
    const inForce = views.find(({ version }) => version === current?.version) ?? null;
    return [
      {
        ...{ id: rule.id, scheme: rule.scheme, title: rule.title, trigger: latest.trigger as PenaltyTrigger },
        ...{ inForce, upcoming, versions: views },
      },
    ];
  });
}
