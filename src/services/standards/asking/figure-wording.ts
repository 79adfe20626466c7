import type { FigureItem } from '../../../domain/standards/figure-items.ts';
import { frequenciesIn } from '../../../domain/standards/figures.ts';
import type { AskedFigure } from './asked-figure.ts';

/** An amount given or taken; without of what it is and its cap it says something else. */
const TRANSFER = /减免|返还|退还|补偿|赔[付偿]|加收/u;
/** Of what: 减免3天月租. */
const LONGEST_OBJECT = 8;
const CAP = /不得?超过|最[多高]|至多|封顶|为限|上限/u;
const EXTENDED = /延长$/u;
/** 每满30秒: how often, which nobody means who asks how long. */
const RECURRING = /^每(?!日\d|天\d)/u;

/** A figure as far as it must be shown for its meaning to hold: with its object and cap (每超过24小时减免3天月租，单次减免不超过当月月租), with how often. */
export function fullFigure(item: FigureItem, text: string, question: string): string {
  const { figure } = item;
  // 可以延长5个工作日 is no limit by itself.
  if (EXTENDED.test(item.subject) && !/延/u.test(question)) return `延长${figure.text}`;
  const often = frequenciesIn(text).find(({ start, end }) => start <= figure.start && figure.end <= end);
  if (often) return often.text;
  if (!TRANSFER.test(figure.text)) return figure.text;
  const [object = '', ...parts] = item.after.split('，');
  if ([...object].length > LONGEST_OBJECT) return figure.text;
  const last = parts.findLastIndex(part => CAP.test(part));
  return [`${figure.text}${object}`, ...parts.slice(0, last + 1)].join('，');
}

/** Whether a figure, taken out of its sentence, would be read as something that it is not. */
export function misleads({ figure, deed }: FigureItem, { before, often, kind, question }: AskedFigure): boolean {
  if (kind !== 'duration') return false;
  // 停机前72小时短信提醒: no answer to after how long, nor to how long.
  if (figure.text.startsWith('前')) return !before && !(deed !== '' && question.includes(deed));
  return RECURRING.test(figure.text) && !often && !TRANSFER.test(figure.text);
}
