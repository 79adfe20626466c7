import { cleanText } from '../language/clean-text.ts';

/** A figure by the name a person gives it. */
export interface SaidFigure {
  readonly name: string;
  readonly figure: string;
}

const LEAD =
  /^(?:对了|不对|不好意思|说错了?|写错了?|填错了?|错了|更正(?:一下)?|改一?下|等下|等一下|哦|嗯|那个|应该|请|麻烦|把|将|[\s,\uFF0C。:\uFF1A!\uFF01])+/u;
const FIGURE =
  /^(.{2,20}?)(?:那项|这项|一项)?(?:应该|应|其实|实际|现在)?(?:是|为|改成|改为|改到|填成?|写成?|[:\uFF1A=])?\s*(-?\d[\d.,%\uFF05]*\s*(?:件|户|次|人|起|个|单|条|项|例|分)?)$/u;

/** 「对了，投诉按时办结是19」, 「投诉受理量 22，按时办结量 20」: each a name and a figure, and nothing besides; else none. */
export function readFigures(text: string): SaidFigure[] {
  const parts = cleanText(text)
    .replace(/[。.!\uFF01]+$/u, '')
    .split(/[,\uFF0C;\uFF1B、。\n]+/u)
    .map(part => part.trim().replace(LEAD, ''))
    .filter(part => part !== '');
  const figures = parts.map(part => {
    const [, name, figure] = FIGURE.exec(part) ?? [];
    return name !== undefined && figure !== undefined ? { name: name.trim(), figure } : undefined;
  });
  return figures.every(found => found !== undefined) ? figures : [];
}
