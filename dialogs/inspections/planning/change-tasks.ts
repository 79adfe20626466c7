import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { isMeaningful } from '../../../src/domain/language/clean-text.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { readNumber } from '../../../src/domain/language/record-number.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Reply } from '../../framework/reply.ts';
import { splitNumber } from '../../framework/split-number.ts';
import { sayMore } from '../../framework/text-slot.ts';
import { inspects } from './mine.ts';
import { planningReplies } from './replies.ts';
import { planReplies } from './replies-plan.ts';
import { findDay, readVisit } from './sentences.ts';
import type { Planning } from './which-task.ts';

/** 「取消任务 RW-2026-0031 营业厅停业」 */
export async function cancelTask(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply> {
  const { no, words } = splitNumber(args);
  const reason = words.trim();
  if (no === undefined || reason === '') return planReplies.howToCancel(no);
  if (!isMeaningful(reason)) return sayMore('取消的原因');
  const { actor, messageId: submissionId } = turn;
  return planReplies.cancelled(await planning.cancel({ actor, submissionId, no, reason }), reason);
}

/** 「RW-2026-0031 改到周五」 by whoever gave it out; undefined where it is the person's own, or an inspector names a unit. */
export async function moveTask(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply | undefined> {
  const { actor, now, messageId: submissionId } = turn;
  const said = readVisit(args.text ?? '');
  const no = said && readNumber(said.what);
  if (!said || !no) return inspects(actor) ? undefined : planReplies.howToMove;
  const { own } = await planning.view({ actor, no });
  if (own) return undefined;
  const parsed = parseDate(said.day, now, { lean: 'future' });
  if (parsed.kind !== 'date') return planningReplies.dayUnclear(said.day);
  return planReplies.moved(await planning.move({ actor, submissionId, no, day: parsed.date }), now);
}

/** 「取消请假」, 「取消请假 11月30日」 */
export async function cancelLeave(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply> {
  const { actor, now, messageId: submissionId } = turn;
  const leaves = await planning.leaves({ actor });
  const text = args.text ?? '';
  const parsed = text === '' ? undefined : parseDate(findDay(text) ?? text, now, { lean: 'future' });
  if (parsed && parsed.kind !== 'date') return planningReplies.dayUnclear(text);
  const exactly = leaves.find(leave => planReplies.spanOf(leave) === text);
  const fitting = exactly
    ? [exactly]
    : leaves.filter(({ fromDay, toDay }) => !parsed || (fromDay <= parsed.date && parsed.date <= toDay));
  const [only, ...others] = fitting;
  if (!only) return planReplies.noLeave(leaves, now);
  if (others.length > 0) return planReplies.whichLeave(fitting, now);
  return planReplies.leaveCancelled(await planning.cancelLeave({ actor, submissionId, ...only }), now);
}
