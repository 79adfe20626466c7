import type { NewNotice } from '../../domain/notices/notice.ts';
import { magnitude } from '../../domain/penalties/ledger.ts';
import type { RewardNotice } from '../../domain/penalties/notices.ts';
import type { PenaltyReason } from '../../domain/penalties/reason.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { eachOnce, type Spokesperson, spokespeopleOf } from '../org/spokespeople.ts';
import type { LoadedEntry } from './load-entry.ts';

/** What every notice about a reward names; `points` as a plain figure. */
export function rewardFacts(entry: LoadedEntry, unitName: string) {
  const reason = entry.reason as PenaltyReason;
  return {
    no: entry.no,
    unitName,
    points: magnitude(entry.points.toString()),
    text: reason.code === 'reward' ? reason.text : '',
    ruleTitle: entry.ruleVersion.rule.title,
  };
}

/** A notice about a reward to these people, each once per record and code. */
export const rewardNotices = (no: string, readers: readonly Spokesperson[], content: RewardNotice): NewNotice[] =>
  eachOnce(readers).map(to => ({
    ...{ ...to, ref: { type: 'penalty' as const, no }, content },
    dedupeKey: `${content.code}:${no}:${to.recipientId}`,
  }));

/** Who hears how a reward was decided: the unit's head with who stands in for one on leave, where it was given, and the person who proposed it. */
export async function rewardReaders(
  context: ServiceContext,
  tx: Tx,
  entry: LoadedEntry,
  given: boolean,
): Promise<Spokesperson[]> {
  const { proposedById, responsibleUnitId } = entry;
  return [
    ...(given ? await spokespeopleOf(context, tx, responsibleUnitId) : []),
    ...(proposedById === null ? [] : [{ recipientId: proposedById }]),
  ];
}
