import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase } from '../rectification/load-case.ts';
import { checkIssuable, type PrepareOutcome, partiesOfCase } from './prepare-order.ts';
import { storeOrder } from './store-order.ts';

export type IssueOutcome =
  /** `issueNo` is the 单号 of the major problem that was recorded with it. */
  | { kind: 'issued'; no: string; issueNo: string; title: string; responsibleUnitName: string; clocks: ClockLine[] }
  | Exclude<PrepareOutcome, { kind: 'ready' }>;

/**
 * 发起督办: judges a rectification notice to be a major problem (重大服务质量问题), which is recorded, and raises it to a supervision
 * order with its three clocks, all from now. Source: plan, part 6: 督办 is for major problems. To the responsible unit's
 * head and service officers; a copy to the inspected unit's head.
 */
export async function issueOrder(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; rectificationNo: string; title: string; requirement: string },
): Promise<IssueOutcome> {
  const { actor, submissionId, title, requirement } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    // Two officers at once must not both find that there is no order yet.
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${input.rectificationNo} FOR UPDATE`;
    const matter = await loadCase(tx, input.rectificationNo);
    const parties = await partiesOfCase(context, tx, matter);
    assertAllowed(canDecideOrder(actor, parties));
    const work = async (): Promise<IssueOutcome> => {
      const check = await checkIssuable(tx, matter);
      if (check.kind !== 'ready') return check;
      const { unitId, unitName, responsibleUnitId, responsibleUnitName } = matter;
      const stored = await storeOrder(context, tx, {
        ...{ actor, submissionId, title, requirement, unitId, unitName, responsibleUnitId, responsibleUnitName, now },
        ...{ rectification: matter, province: null, parties, copyToId: matter.parties.headId },
      });
      return { kind: 'issued', ...stored, title, responsibleUnitName };
    };
    return (await context.once(tx, { submissionId, useCase: 'issueOrder', at: now }, work)).result;
  });
}
