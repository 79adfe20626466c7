import { type Actor, hasRole } from '../../../src/domain/org/actor.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { type OwnTaskServices, readLooseIn } from './change-own.ts';
import { changeReplies } from './replies-change.ts';
import type { MyTask } from './which-task.ts';

export const RECHECK_UNIT = 'recheck-unit';

interface Rechecks {
  readonly unit: { readonly name: string };
  /** Rechecks of the unit that this person has to make. */
  readonly own: readonly MyTask[];
  /** Whether one can be planned. */
  readonly free: boolean;
}

/** What 「复查通川」 finds: the own tasks, or what could be planned. Undefined where the unit is not clear. */
export async function rechecksOf(
  { planning, inspections }: OwnTaskServices,
  actor: Actor,
  unitIds: readonly string[],
): Promise<Rechecks | undefined> {
  const [unitId, ...others] = unitIds;
  const unit = (await inspections.names()).units.find(({ id }) => id === unitId);
  if (!unit || others.length > 0) return undefined;
  const own = hasRole(actor, 'inspector') ? await planning.nameable({ actor }) : [];
  const recheckable = await planning.recheckable({ actor });
  return {
    unit,
    own: own.filter(task => task.origin === 'recheck' && task.unitId === unitId),
    free: recheckable.some(each => each.unitId === unitId && each.plannedAs === null),
  };
}

/** 「复查通川」 where a recheck of one's own waits, or there is nothing to look at again. */
export function recheckUnit(services: OwnTaskServices): CommandDialog {
  return new CommandDialog(RECHECK_UNIT, async (turn, args) => {
    const said = await readLooseIn(services, args.text ?? '');
    const found = said && (await rechecksOf(services, turn.actor, said.unitIds));
    return found ? changeReplies.rechecks(found, turn.now) : changeReplies.whichUnitToRecheck;
  });
}
