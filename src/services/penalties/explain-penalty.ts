import { type Disclosure, discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { PenaltyChain } from '../../domain/penalties/chain.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { findPenaltiesAbout } from './find-penalties-about.ts';
import { loadChain } from './load-chain.ts';
import { type LoadedEntry, loadEntry } from './load-entry.ts';
import { loadOrigin, type Origin } from './load-origin.ts';
import { seesAppealOf, seesEntry } from './sees-entry.ts';
import { assertSeesSource } from './sees-source.ts';

export type ExplainOutcome =
  | { kind: 'chain'; chain: PenaltyChain; seesAppeal: boolean }
  /** The 单号 is that of a notice, an order, a result or a report with several deductions. */
  | { kind: 'several'; no: string; penaltyNos: string[] }
  | { kind: 'none'; no: string };

/**
 * 为什么扣分: the whole chain behind a deduction or a reward; given the 单号 of what it came from (ZG, DB, CP, SB), that of its deduction.
 * Of several, those this person may see.
 *
 * @throws AppError notFound, forbidden.
 */
export async function explainPenalty(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ExplainOutcome> {
  const { prisma } = context.db;
  const nos = /^[KJ]F-/.test(input.no) ? [input.no] : await findPenaltiesAbout(prisma, input.no);
  if (nos.length === 0) {
    await assertSeesSource(context, input.actor, input.no);
    return { kind: 'none', no: input.no };
  }
  const seen: { entry: LoadedEntry; origin: Origin }[] = [];
  for (const no of nos) {
    const entry = await loadEntry(prisma, no);
    const origin = await loadOrigin(prisma, entry);
    if ((await seesEntry(context, input.actor, entry, origin)).allowed) seen.push({ entry, origin });
  }
  const [only, ...others] = seen;
  if (!only) throw new AppError('forbidden', { reason: 'otherUnit' });
  if (others.length > 0) return { kind: 'several', no: input.no, penaltyNos: seen.map(({ entry }) => entry.no) };
  const { entry, origin } = only;
  const seesAppeal = seesAppealOf(input.actor, entry);
  const chain = await loadChain(context, entry, origin, {
    inspection: disclosureOf(input.actor, origin),
    hidesDeliberation: !seesAppeal,
    actor: input.actor,
  });
  return { kind: 'chain', chain, seesAppeal };
}

function disclosureOf(actor: Actor, { inspection }: Origin): Disclosure | undefined {
  if (!inspection) return undefined;
  const { line, methods } = inspection.programme;
  return discloseVisit(actor, { ...inspection, line, methods });
}
