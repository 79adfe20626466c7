import { type Day, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import { showFullDay } from '../replies/times.ts';
import type { Slot } from './form-definition.ts';

/** A slot that takes the day on which something happened: today or before. */
export function pastDaySlot<Values>(input: {
  key: keyof Values & string;
  label: string;
  question: string;
}): Slot<Values> {
  return {
    key: input.key,
    label: input.label,
    ask: () => ({ text: `${input.question}如「11月20日」「昨天」。`, options: [{ key: '今天', label: '今天' }] }),
    parse({ text, now }) {
      const parsed = parseDate(text.replace(/(?:的事|发生的?|那天)$/, ''), now, { lean: 'past' });
      if (parsed.kind !== 'date')
        return { ok: false, reply: { text: '没有看懂日期，请写成「11月20日」「昨天」或「2026-11-20」。' } };
      if (parsed.date > shanghaiDate(now))
        return { ok: false, reply: { text: '这一天还没有到，请写已经发生的日期。' } };
      return { ok: true, value: parsed.date as Values[keyof Values] };
    },
    show: value => showFullDay(value as Day),
  };
}
