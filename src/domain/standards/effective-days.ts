import type { SourceDocument } from './document.ts';
import { isRealDay } from './file-name.ts';

/** A day on which the text says it takes effect, with its words. */
export interface EffectiveDayMention {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly quote: string;
}

const MENTION =
  /自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:零时|0时)?\s*起(?:正式)?(?:施行|实施|执行|生效|试行|实行)/gu;

/**
 * Days the text names for itself: 自2026年1月1日起施行. Only suggestions: an amended text keeps the day of its first edition, and a
 * sentence may speak of another document.
 */
export function effectiveDaysIn({ blocks }: SourceDocument): EffectiveDayMention[] {
  const found = new Map<string, EffectiveDayMention>();
  for (const block of blocks) {
    if (block.kind !== 'line') continue;
    for (const [quote, year = '', month = '', date = ''] of block.text.matchAll(MENTION)) {
      const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
      if (isRealDay(day) && !found.has(day)) found.set(day, { day, quote });
    }
  }
  return [...found.values()];
}
