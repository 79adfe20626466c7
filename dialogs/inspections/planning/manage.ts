import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { readAbsence, readDeputy } from '../../../src/domain/inspections/planning/absence-days.ts';
import { isMeaningful } from '../../../src/domain/language/clean-text.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { readNumber } from '../../../src/domain/language/record-number.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Reply } from '../../framework/reply.ts';
import { sayMore } from '../../framework/text-slot.ts';
import { planningReplies } from './replies.ts';
import { readHandover, readLeave, readSkip, readVisit } from './sentences.ts';
import { type MyTask, type Planning, whichTask } from './which-task.ts';

/** 「通川营业厅周三去」: all the tasks of one unit are made in one visit. */
export async function planVisit(planning: Planning, { actor, now }: Turn, args: CommandArgs): Promise<Reply> {
  const said = readVisit(args.text ?? '');
  if (!said) return planningReplies.howToPlan;
  const parsed = parseDate(said.day, now, { lean: 'future' });
  if (parsed.kind !== 'date') return planningReplies.dayUnclear(said.day);
  const named = await whichTask(planning, actor, said.what);
  switch (named.kind) {
    case 'none':
      return planningReplies.noSuchUnit(said.what);
    case 'ambiguous':
      return planningReplies.whichUnit(named.units);
    default: {
      const nos = named.kind === 'no' ? [named.no] : openNos(named.tasks);
      const results = [];
      for (const no of nos) results.push(await planning.planVisit({ actor, no, day: parsed.date }));
      return planningReplies.planned(results, now);
    }
  }
}

/** A unit's missed tasks are not planned along with its open ones, unless there are no others. */
function openNos(tasks: readonly MyTask[]): string[] {
  const open = tasks.filter(task => task.status !== 'missed');
  return (open.length > 0 ? open : tasks).map(task => task.no);
}

/** 「跳过 RW-2026-0003 停业装修」, 「未完成原因 RW-2026-0003 …」 */
export async function skipTask(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply> {
  const text = args.text ?? '';
  const [first = '', ...rest] = text.split(/[\s,，:：]+/);
  const said = readSkip(text) ?? { no: first, reason: rest.join(' ') };
  const no = readNumber(said.no);
  if (!no || said.reason === '') return planningReplies.howToSkip(no);
  if (!isMeaningful(said.reason)) return sayMore('跳过的原因');
  const { actor, messageId: submissionId } = turn;
  return planningReplies.skipped(await planning.skip({ actor, submissionId, no, reason: said.reason }), said.reason);
}

/** 「转给 同事姓名 RW-2026-0003」 */
export async function handOver(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply> {
  const { actor, messageId: submissionId } = turn;
  const text = args.text ?? '';
  const [who = '', ...what] = text.split(/[\s,，]+/);
  const said = readHandover(text) ?? { who, what: what.join(' ') };
  if (said.what === '' || said.who === '') return planningReplies.howToHandOver;
  const named = await whichTask(planning, actor, said.what);
  if (named.kind === 'none') return planningReplies.noSuchUnit(said.what);
  if (named.kind === 'ambiguous') return planningReplies.whichUnit(named.units);
  if (named.kind === 'tasks' && named.tasks.length > 1) {
    return planningReplies.whichOfUnit(named.tasks, no => `转给 ${said.who} ${no}`);
  }
  const no = named.kind === 'no' ? named.no : named.tasks[0].no;
  const successors = await planning.successors({ actor, no });
  if (successors.colleagues.length === 0) return planningReplies.noColleague(successors);
  const choice = parseChoice(
    said.who,
    successors.colleagues.map(person => ({ key: person.id, label: person.name, aliases: [person.name.slice(0, 1)] })),
  );
  if (choice.kind !== 'one') return planningReplies.whichColleague(successors, said.who);
  const toId = successors.colleagues[choice.index]!.id;
  return planningReplies.handed(await planning.handOver({ actor, submissionId, no, toId }));
}

/** 「请假 11月30日到12月4日」 */
export async function takeLeave(planning: Planning, turn: Turn, args: CommandArgs): Promise<Reply> {
  const { actor, now, messageId: submissionId } = turn;
  const text = args.text ?? '';
  const read = readAbsence(readLeave(text) ?? text, now);
  switch (read.kind) {
    case 'none':
      return planningReplies.howToLeave;
    case 'badSpan':
      return planningReplies.leaveBadSpan;
    case 'past':
      return planningReplies.leavePast;
    case 'halfDay':
      return planningReplies.leaveWholeDay(read.day, read.reason, now);
    case 'apart':
      return planningReplies.leaveApart(read.days, now);
    case 'days': {
      const { fromDay, toDay, reason } = read;
      const taken = await planning.takeLeave({ actor, submissionId, fromDay, toDay, reason });
      return taken.kind === 'already'
        ? planningReplies.leaveAlready(taken, now)
        : planningReplies.leave(taken, readDeputy(reason), now);
    }
    default:
      throw new Error(`unknown reading ${JSON.stringify(read satisfies never)}`);
  }
}
