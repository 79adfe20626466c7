import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { inspectionPeriod } from '../../../src/domain/inspections/inspected-at.ts';
import { readTaskPeriod } from '../../../src/domain/inspections/planning/read-period.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { readQueryMonth } from '../../../src/domain/penalties/query-month.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Reply } from '../../framework/reply.ts';
import { overseeReplies } from './replies-oversee.ts';
import { readProgress } from './sentences.ts';
import type { Planning } from './which-task.ts';

/** 任务进度, 「11月任务进度」 */
export async function viewProgress(planning: Planning, { actor, now }: Turn, args: CommandArgs): Promise<Reply> {
  const text = args.text ?? '';
  const said = (readProgress(text) ?? text).replace(/^的/, '');
  // Tasks are given out for the running month and the next; any other is one that is over.
  const given = readTaskPeriod(said, 'monthly', now);
  const month = given ? inspectionPeriod('monthly', given) : readQueryMonth(said, now);
  if (month === undefined) return overseeReplies.monthUnclear(said);
  return overseeReplies.progress(await planning.progress({ actor, month }), now);
}

/** 「任务 通川营业厅」 */
export async function viewUnitTasks(planning: Planning, { actor, now }: Turn, args: CommandArgs): Promise<Reply> {
  const units = await planning.units({ actor });
  const text = args.text ?? '';
  if (text === '') return overseeReplies.whichUnit;
  const options = units.map(({ id, name, aliases }) => ({ key: id, label: name, aliases: [...aliases] }));
  const choice = parseChoice(text, options);
  if (choice.kind === 'ambiguous') {
    return overseeReplies.severalUnits(choice.indexes.map(index => units[index]!.name));
  }
  if (choice.kind !== 'one') return overseeReplies.noUnit(text);
  return overseeReplies.ofUnit(await planning.ofUnit({ actor, unitId: units[choice.index]!.id }), now);
}
