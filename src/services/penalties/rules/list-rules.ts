import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditRules, canSeeRules } from '../../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../../context.ts';
import { loadRules, type RuleView } from './load-rules.ts';

/** 扣分规则: every rule with its versions, and whether this person may change them. @throws AppError `forbidden` */
export async function listRules(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ rules: RuleView[]; mayEdit: boolean }> {
  assertAllowed(canSeeRules(input.actor));
  const rules = await loadRules(context.db.prisma, context.clock.now());
  return { rules, mayEdit: canEditRules(input.actor).allowed };
}
