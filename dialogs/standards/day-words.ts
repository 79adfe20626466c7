import { toShanghai } from '../../src/domain/calendar/shanghai.ts';

/** 2026年11月25日 */
export function dayWords(instant: Date): string {
  const { year, month, day } = toShanghai(instant);
  return `${year}年${month}月${day}日`;
}

/** What a citation says of its clause: in force up to then. */
export const inForce = (instant: Date): string => `，截至${dayWords(instant)}有效`;

/** The same for several citations, once. */
export const allInForce = (instant: Date): string => `（以上条款截至${dayWords(instant)}有效）`;

/** 昨天（2026年11月24日）, 12月5日（2026年12月5日）: as said, and what was taken for it. */
export function timeWords(said: string, taken: { year: number; month?: number; day?: number } | null): string {
  if (!taken) return said;
  const { year, month, day } = taken;
  return `${said}（${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}）`;
}
