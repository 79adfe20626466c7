import type { Actor } from '../../domain/org/actor.ts';
import { hasRole } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import { type ApprovalStage, stageOf } from '../../domain/standards/approval.ts';
import { rankOfLevel, type StandardLevel } from '../../domain/standards/levels.ts';
import type { ServiceContext } from '../context.ts';

export interface ListedEdition {
  readonly no: string | null;
  readonly label: string;
  readonly effectiveFrom: Date;
}

export interface ListedStandard {
  readonly title: string;
  readonly level: StandardLevel;
  /** Null before the first edition takes effect, and after the last was withdrawn. */
  readonly inForce: ListedEdition | null;
  /** Public, and not begun. */
  readonly upcoming: readonly ListedEdition[];
  /** Only for those who prepare and approve. */
  readonly drafts: readonly (ListedEdition & { stage: ApprovalStage })[];
  /** Editions that were in force, the latest first. */
  readonly past: readonly ListedEdition[];
  readonly withdrawnAt: Date | null;
}

/**
 * 标准目录: every standard with the edition in force, national law first. A standard of which nothing is public is shown only to those who
 * prepare and approve.
 *
 * @param input.name part of a title or an alias.
 */
export async function listStandards(
  context: ServiceContext,
  input: { actor: Actor; name?: string },
): Promise<ListedStandard[]> {
  const { actor, name } = input;
  assertAllowed(canAskStandards(actor));
  const now = context.clock.now();
  const standards = await context.db.prisma.standard.findMany({
    include: { versions: { include: { approvals: true }, orderBy: { effectiveFrom: 'asc' } } },
    orderBy: { title: 'asc' },
  });
  const seesDrafts = hasRole(actor, 'qualityOfficer', 'leader');
  return standards
    .filter(({ title, aliases }) => !name || [title, ...aliases].some(each => each.includes(name)))
    .map(({ title, level, versions }): ListedStandard => {
      const edition = ({ no, label, effectiveFrom }: ListedEdition): ListedEdition => ({ no, label, effectiveFrom });
      const valid = versions.filter(({ status }) => status === 'published' || status === 'superseded');
      const inForce = valid.find(
        each => each.effectiveFrom <= now && (each.effectiveTo === null || now < each.effectiveTo),
      );
      const past = versions.filter(
        each => each.publishedAt !== null && each.effectiveFrom <= now && each !== inForce && each.withdrawnAt === null,
      );
      const withdrawn = versions.findLast(each => each.status === 'withdrawn' && each.publishedAt !== null);
      return {
        title,
        level,
        inForce: inForce ? edition(inForce) : null,
        upcoming: valid.filter(each => each.effectiveFrom > now).map(edition),
        drafts: versions
          .filter(({ status }) => seesDrafts && status === 'draft')
          .map(draft => ({ ...edition(draft), stage: stageOf({ ...draft, acts: draft.approvals }) })),
        past: past.toReversed().map(edition),
        withdrawnAt: inForce ? null : (withdrawn?.withdrawnAt ?? null),
      };
    })
    .filter(
      each =>
        each.inForce || each.upcoming.length > 0 || each.drafts.length > 0 || each.withdrawnAt || each.past.length > 0,
    )
    .sort((a, b) => rankOfLevel(a.level) - rankOfLevel(b.level) || compare(a.title, b.title));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
