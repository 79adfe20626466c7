import type { Services } from '../../src/services/index.ts';
import { wordingText } from '../standards/versions/diff-text.ts';
import { showDay } from '../standards/versions/words.ts';

type Change = Awaited<ReturnType<Services['rectification']['view']>>['clauseChange'];

/** One line that the clause reads otherwise since, and that this matter is still measured by the edition of its day. */
export function clauseChangeLine(change: Change, now: Date): string[] {
  if (!change) return [];
  const from = `自${showDay(change.effectiveFrom)}起${change.effectiveFrom > now ? '将' : ''}施行的 ${change.label}版`;
  const kept = '本项整改仍按检查当日的版本办理';
  if (!change.now) return [`提示：${from}已删去这一条。${kept}。`];
  const where = /^第.+条$/u.test(change.now.number) ? change.now.number : change.now.path;
  const changes = change.now.wording.map(each => wordingText(each).replace(/[；。;]$/u, ''));
  return [`提示：这一条在${from}（${where}）里改了：${changes.join('；')}。${kept}。`];
}
