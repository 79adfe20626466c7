import type { Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Reply } from '../../framework/reply.ts';
import { planReplies } from './replies-plan.ts';
import type { Planning } from './which-task.ts';

/** What is said of a visit's day on which nobody works; undefined of any other, and of none. */
export async function offDay(
  planning: Pick<Planning, 'dayOff'>,
  day: Day | undefined,
  now: Date,
): Promise<Reply | undefined> {
  return day === undefined ? undefined : planReplies.offDay(day, await planning.dayOff({ day }), now);
}

/** Several things as one message, with the options of the last; undefined where there is nothing to say. */
export function joined(...said: readonly (Reply | false | undefined)[]): Reply | undefined {
  const replies = said.filter(each => each !== false && each !== undefined);
  const last = replies.at(-1);
  return last && { ...last, text: replies.map(({ text }) => text).join('\n') };
}
