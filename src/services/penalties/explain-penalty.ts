import type { Actor } from '../../domain/org/actor.ts';
import type { PenaltyChain } from '../../domain/penalties/chain.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import {
  canSeeAppeal,
  canSeePenalty,
  type PenaltyScope,
  seesInspectorName,
} from '../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../context.ts';
import { findPenaltiesAbout } from './find-penalties-about.ts';
import { loadChain } from './load-chain.ts';
import { type LoadedEntry, loadEntry } from './load-entry.ts';
import { loadOrigin, type Origin } from './load-origin.ts';

export type ExplainOutcome =
  | { kind: 'chain'; chain: PenaltyChain; seesAppeal: boolean }
  /** The 单号 is that of a notice, an order, a result or a report with several deductions. */
  | { kind: 'several'; no: string; penaltyNos: string[] }
  | { kind: 'none'; no: string };

/**
 * 为什么扣分: the whole chain behind a deduction; given the 单号 of what it came from (ZG, DB, CP, SB), that of its deduction.
 *
 * @throws AppError notFound, forbidden.
 */
export async function explainPenalty(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ExplainOutcome> {
  const { prisma } = context.db;
  const nos = input.no.startsWith('KF-') ? [input.no] : await findPenaltiesAbout(prisma, input.no);
  const [no, ...others] = nos;
  if (no === undefined) return { kind: 'none', no: input.no };
  const entry = await loadEntry(prisma, no);
  const origin = await loadOrigin(prisma, entry);
  assertAllowed(canSeePenalty(input.actor, await scopeOf(context, input.actor, entry, origin)));
  if (others.length > 0) return { kind: 'several', no: input.no, penaltyNos: nos };
  // The decider is a quality officer or a leader, so no id is needed to recognise them here.
  const seesAppeal = canSeeAppeal(input.actor, { responsibleUnitId: entry.responsibleUnitId, deciderId: '' }).allowed;
  const chain = await loadChain(context, entry, origin, {
    namesInspector: seesInspectorName(input.actor, origin.line),
    hidesDeliberation: !seesAppeal,
  });
  return { kind: 'chain', chain, seesAppeal };
}

async function scopeOf(
  context: ServiceContext,
  actor: Actor,
  entry: LoadedEntry,
  origin: Origin,
): Promise<PenaltyScope> {
  const units = await context.directory.units(context.db.prisma);
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const actorUnitPath: string[] = [];
  // A wrong parent loop must not hang a turn: a unit already on the path ends it.
  for (let id: string | null = actor.unitId; id !== null && !actorUnitPath.includes(id); id = parents.get(id) ?? null)
    actorUnitPath.push(id);
  const { inspectedUnitId, line } = origin;
  return { responsibleUnitId: entry.responsibleUnitId, inspectedUnitId, line, actorUnitPath };
}
