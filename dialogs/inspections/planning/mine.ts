import type { Actor } from '../../../src/domain/org/actor.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { planningReplies } from './replies.ts';
import type { Planning } from './which-task.ts';

type Mine = Awaited<ReturnType<Planning['mine']>>;

/** 我的任务, 本周任务, 我没完成的任务 */
export function listMine(
  planning: Planning,
  id: string,
  render: (mine: Mine, now: Date) => ReturnType<typeof planningReplies.mine>,
) {
  return new CommandDialog(id, async ({ actor, now }) => {
    if (!inspects(actor)) return planningReplies.notMine;
    return render(await planning.mine({ actor }), now);
  });
}

export const inspects = (actor: Actor): boolean => actor.roles.includes('inspector');
