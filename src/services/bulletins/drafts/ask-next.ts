import { type Approver, nextApprovers, preparerOf, stageOf } from '../../../domain/standards/approval.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { namesOf } from '../../standards/approvers.ts';
import type { LoadedDraft } from './load-draft.ts';
import { remindLater } from './remind-approval.ts';

/** Asks whoever may take the step that is next, in the transaction of the step before. @returns their names */
export async function askNext(
  context: ServiceContext,
  tx: Tx,
  input: { draft: LoadedDraft; approvers: readonly Approver[]; now: Date },
): Promise<string[]> {
  const { draft, approvers, now } = input;
  const stage = stageOf(draft.approval);
  if (stage.kind !== 'step') return [];
  const { no, title, round } = draft;
  const asked = nextApprovers(draft.approval, approvers);
  const preparerId = preparerOf(draft.approval)!;
  const nameOf = await namesOf(tx, [preparerId, ...asked]);
  await context.notices.queue(
    tx,
    now,
    asked.map(recipientId => ({
      recipientId,
      ref: { type: 'bulletinDraft', no },
      dedupeKey: `bulletinToDecide:${no}:${round}:${stage.step}:${recipientId}`,
      content: { code: 'bulletinToDecide', no, title, step: stage.step, preparerName: nameOf(preparerId) },
    })),
  );
  await remindLater(context, tx, { no, round, step: stage.step, since: now });
  return asked.map(nameOf);
}
