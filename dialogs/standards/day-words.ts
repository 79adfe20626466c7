import { toShanghai } from '../../src/domain/calendar/shanghai.ts';

/** 2026年11月25日 */
export function dayWords(instant: Date): string {
  const { year, month, day } = toShanghai(instant);
  return `${year}年${month}月${day}日`;
}
