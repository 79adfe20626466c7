import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditRules } from '../../../domain/permissions/penalties.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { distinct, loadHeads } from '../../org/load-heads.ts';
import { listAccountableUnits } from '../list-accountable.ts';
import { type DraftObstacle, type LoadedDraft, loadDraft, type RuleDraft } from './draft-rule.ts';

/** JSON: kept as the answer to a repeat. */
export type PublishRuleOutcome =
  | { readonly kind: 'published'; readonly title: string; readonly version: number; readonly from: string }
  /** Somebody published another version since the dry run was shown. */
  | { readonly kind: 'changed'; readonly title: string }
  | DraftObstacle;

/**
 * Publishes a new version of a rule from a day that is not over. The version in force until then ends that day; what has been entered keeps the
 * version it was made under.
 *
 * @param input.version the number that was shown for it
 * @throws AppError `forbidden`, `notFound`, `invalidInput`
 */
export async function publishRule(
  context: ServiceContext,
  input: { actor: Actor; draft: RuleDraft; version: number; submissionId: string },
): Promise<PublishRuleOutcome> {
  const { actor, draft, version, submissionId } = input;
  assertAllowed(canEditRules(actor));
  const now = context.clock.now();
  const unitIds = (await listAccountableUnits(context)).map(({ id }) => id);
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'penalties.publishRule', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<PublishRuleOutcome> => {
      await tx.$queryRaw`SELECT 1 FROM "PenaltyRule" WHERE id = ${draft.ruleId} FOR UPDATE`;
      const loaded = await loadDraft(tx, draft, now);
      if (loaded.kind !== 'draft') return loaded;
      const { title, latest } = loaded;
      if (latest.version + 1 !== version) return { kind: 'changed', title };
      await store(tx, loaded, { draft, version, actorId: actor.id, now });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'penaltyRule.published' },
        ...{ subjectType: 'penaltyRule', subjectId: draft.ruleId },
        detail: {
          ...{ version, from: draft.from, terms: JSON.stringify(draft.terms), before: JSON.stringify(loaded.before) },
          withdrawn: loaded.withdrawn.map(each => String(each.version)),
        },
      });
      await context.notices.queue(tx, now, await noticesOf(context, tx, { loaded, draft, version, actor, unitIds }));
      return { kind: 'published', title, version, from: draft.from };
    });
    return result;
  });
}

/** To the head of every unit that points can belong to, and to the leaders. */
async function noticesOf(
  context: ServiceContext,
  tx: Tx,
  input: {
    loaded: Extract<LoadedDraft, { kind: 'draft' }>;
    draft: RuleDraft;
    version: number;
    actor: Actor;
    unitIds: readonly string[];
  },
): Promise<NewNotice[]> {
  const { loaded, draft, version, actor, unitIds } = input;
  const { title, before } = loaded;
  const heads = await loadHeads(tx, unitIds);
  const leaders = await context.directory.withRole(tx, 'leader');
  const recipients = distinct([...heads.values(), ...leaders.map(({ id }) => id)]).filter(id => id !== actor.id);
  return recipients.map(recipientId => ({
    recipientId,
    ref: null,
    content: { code: 'penaltyRuleChanged', title, version, from: draft.from, before, terms: draft.terms },
    dedupeKey: `penaltyRuleChanged:${draft.ruleId}:${version}:${recipientId}`,
  }));
}

async function store(
  tx: Tx,
  { rule, base, begins, text, ended, withdrawn }: Extract<LoadedDraft, { kind: 'draft' }>,
  input: { draft: RuleDraft; version: number; actorId: string; now: Date },
): Promise<void> {
  const { draft, version, actorId, now } = input;
  const ids = (versions: readonly { id: string }[]) => ({ id: { in: versions.map(({ id }) => id) } });
  await tx.penaltyRuleVersion.updateMany({
    where: ids(ended),
    data: { status: 'superseded', effectiveTo: begins },
  });
  await tx.penaltyRuleVersion.updateMany({ where: ids(withdrawn), data: { status: 'withdrawn' } });
  const { points, per, cap, capPeriod, needsConfirmation } = draft.terms;
  await tx.penaltyRuleVersion.create({
    data: {
      ...{ id: `${rule.id}@${version}`, ruleId: rule.id, version, status: 'published' as const },
      ...{ trigger: base.trigger, points, per, capPerPeriod: cap, capPeriod, needsConfirmation },
      ...{ text, source: base.source, effectiveFrom: begins },
      ...{ publishedById: actorId, publishedAt: now },
    },
  });
}
