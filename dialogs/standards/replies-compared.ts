import type { AnswerShape } from '../../src/services/standards/ask-standard.ts';
import { cite } from './cite.ts';
import { allInForce, inForce } from './day-words.ts';

/** Both sides first, in figures where there are any, then what they rest on. */
export function comparedBody({ sides, sameClause }: Extract<AnswerShape, { kind: 'compared' }>, asOf: Date): string {
  const [left, right] = sides;
  const figured = left.part.figures !== null && right.part.figures !== null;
  const equal = figured && left.part.figures === right.part.figures;
  const heads = equal
    ? [`${left.name}和${right.name}一致：${left.part.figures}`]
    : sides.flatMap(({ name, part }) => (part.figures === null ? [] : [`${name}：${part.figures}`]));
  if (sameClause) {
    const quotes = [...new Set(sides.map(({ part }) => part.quote))];
    const lead = figured ? [] : [`${left.name}和${right.name}在同一条里规定：`];
    return [...lead, ...heads, ...quotes, `——${cite(left.part.clause)}${inForce(asOf)}`].join('\n');
  }
  const blocks = sides.map(({ name, part }) => `【${name}】${part.quote}\n——${cite(part.clause)}`);
  const lead = figured ? heads.join('\n') : '没有找到可以直接对比的同类数字，两边分别是这样规定的：';
  return [lead, `${blocks.join('\n')}\n${allInForce(asOf)}`].join('\n\n');
}

/** The figure of the one, and that the other has none. */
export function oneSidedBody(
  { side, lacking, measure }: Extract<AnswerShape, { kind: 'oneSided' }>,
  asOf: Date,
): string {
  const { figures, quote, clause } = side.part;
  const lines = [`${side.name}：${figures}`, `${lacking}：标准里没有查到${measure}的规定，无法对比。`];
  return [...lines, '', quote, `——${cite(clause)}${inForce(asOf)}`].join('\n');
}
