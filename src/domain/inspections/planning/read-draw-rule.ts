import { FIGURE, readFigure } from '../../language/chinese-number.ts';
import { foldAnswer } from '../../language/fold-answer.ts';
import type { TaskRule } from '../programme-rules.ts';

const N = `(?<n>${FIGURE})`;
const VISITS = new RegExp(
  `(?:每(?:个|家)?(?:单位|营业厅|厅)?|各(?:单位)?)(?:查|去|检查)?(?<visits>${FIGURE})(?:次|遍|趟)`,
);
const ALL = /全部|所有|走遍|每个都|都查|全查|每个单位/;
const RANDOM = new RegExp(`随机(?:抽|抽查|查)?${N}|抽签${N.replace('n>', 'm>')}`);
const ROTATION = new RegExp(`(?:轮流|轮换|轮查|轮着|依次)(?:查|抽|抽查|检查)?${N}`);
/** Less than nothing, or a part of a unit: such a figure is not read without its sign or its whole. */
const NO_COUNT = new RegExp(`(?:[-−–—负]|负数|减)${FIGURE}|\\d[.点]\\d|半`);
const NAMES_RANDOM = /随机|抽签/;
const COUNT = new RegExp(`(?:每[期周月]|每个?季度?)?(?:查|抽|抽查|检查)?${N}(?:个|家|户)(?:单位|厅|营业厅)?`);

/**
 * A rule of drawing as it is said: 「全部」, 「轮查3个」, 「随机抽4个」, 「每期3个」; a mere number of units takes them in turn, those longest not
 * visited first (our default). 「每个单位查2次」 may be added to any of them, or stand for all.
 *
 * @returns undefined when it is none, or says nought, less, or a part.
 */
export function readDrawRule(raw: string): TaskRule | undefined {
  const text = foldAnswer(raw).replace(/\s/g, '');
  if (NO_COUNT.test(text)) return undefined;
  const twice = VISITS.exec(text);
  const visits = twice ? readFigure(twice.groups?.visits ?? '') : 1;
  if (visits === undefined || !isCount(visits)) return undefined;
  const rest = twice ? text.replace(twice[0], '') : text;
  const random = RANDOM.exec(rest)?.groups;
  if (random) return counted('random', random.n ?? random.m, visits);
  const rotation = ROTATION.exec(rest)?.groups;
  if (rotation) return counted('rotation', rotation.n, visits);
  // A draw by lot that is named without its figure is no rotation.
  if (NAMES_RANDOM.test(rest)) return undefined;
  if (ALL.test(rest) || (twice && !COUNT.test(rest))) return { draw: { mode: 'all' }, visits };
  const count = COUNT.exec(rest)?.groups;
  return count ? counted('rotation', count.n, visits) : undefined;
}

function counted(mode: 'random' | 'rotation', figure: string | undefined, visits: number): TaskRule | undefined {
  const count = readFigure(figure ?? '');
  return count !== undefined && isCount(count) ? { draw: { mode, count }, visits } : undefined;
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= 99;
