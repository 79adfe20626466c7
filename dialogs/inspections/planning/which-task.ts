import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { readNumber } from '../../../src/domain/language/record-number.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import type { Services } from '../../../src/services/index.ts';

export type Planning = Services['planning'];
export type MyTask = Awaited<ReturnType<Planning['nameable']>>[number];

export type NamedTasks =
  | { kind: 'no'; no: string }
  /** Of one unit, which may have several. */
  | { kind: 'tasks'; tasks: readonly [MyTask, ...MyTask[]] }
  | { kind: 'ambiguous'; units: readonly string[] }
  | { kind: 'none' };

/** The task or tasks of this person that a 单号, or a unit's name, means. */
export async function whichTask(planning: Planning, actor: Actor, what: string): Promise<NamedTasks> {
  const no = readNumber(what);
  if (no) return { kind: 'no', no };
  const mine = await planning.nameable({ actor });
  const units = [...Map.groupBy(mine, task => task.unitId).values()];
  const options = units.map((tasks, index) => ({
    key: `${index + 1}`,
    label: tasks[0]!.unitName,
    aliases: [...tasks[0]!.unitAliases],
  }));
  // A bare number is nobody's name.
  const choice = /^\d+$/.test(what) ? ({ kind: 'none' } as const) : parseChoice(what, options);
  if (choice.kind === 'one')
    return { kind: 'tasks', tasks: units[choice.index] as unknown as readonly [MyTask, ...MyTask[]] };
  if (choice.kind === 'ambiguous') {
    return { kind: 'ambiguous', units: choice.indexes.map(index => options[index]!.label) };
  }
  return { kind: 'none' };
}
