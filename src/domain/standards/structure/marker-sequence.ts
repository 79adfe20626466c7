import { DEPTHS } from './marker-context.ts';
import type { Marker } from './markers.ts';

/** The last number of a list that may go on. */
export interface OpenList extends Marker {
  readonly depth: number;
  /** Where its text begins. */
  readonly end: number;
}

/** How deep a marker nests where these lists are open. */
export function depthOf({ style, parts }: Marker, stack: readonly OpenList[]): number {
  if (style === 'dotted') return DEPTHS.digit! + parts.length - 1;
  const fixed = DEPTHS[style] ?? stack.findLast(open => open.style === style)?.depth;
  if (fixed !== undefined) return fixed;
  const around = stack.at(-1)?.depth ?? 0;
  return (around > DEPTHS.article! ? around : DEPTHS.digit!) + 0.1;
}

/** Whether it begins a list. */
export const isFirst = ({ parts, value, style }: Marker): boolean =>
  value === 1 && (style !== 'dotted' || parts.length > 1);

/** Whether a marker is the next one of a list that stands at another. */
export function isNext(before: Marker, { style, value, parts }: Marker): boolean {
  if (before.style !== style) return false;
  // 第三条之一 counts half: after 三 comes 三之一 or 四.
  if (style === 'article') return value > before.value && value <= Math.floor(before.value) + 1;
  if (value !== before.value + 1) return false;
  return style !== 'dotted' || isSameList(before.parts, parts);
}

const isSameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.slice(0, -1).every((part, index) => part === other[index]);

/** 2.1 right below 2, 2.1.1 below 2.1. */
export function isFirstChild(above: Marker, { style, value, parts }: Marker): boolean {
  if (style !== 'dotted' || value !== 1 || !['digit', 'bare', 'dotted'].includes(above.style)) return false;
  return parts.length === above.parts.length + 1 && above.parts.every((part, index) => part === parts[index]);
}
