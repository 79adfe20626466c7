import { Decimal } from 'decimal.js';
import type { ItemAnswer } from '../../language/item-answer.ts';
import { itemAt, type Sheet, type SheetItem } from '../sheet.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { ItemReading } from './reading.ts';

/** What a sentence amounts to, in words and figures that anybody can compare. */
export interface FormItem {
  readonly item: string;
  /** Points got, points lost, or a choice; a sample is qualified/sampled. None of them: it has to be asked. */
  readonly score?: number;
  readonly deduction?: number;
  readonly choice?: string;
  readonly sample?: string;
  readonly note?: string;
}

export interface FilledForm {
  readonly unit: string | null;
  readonly programme: string | null;
  /** 2026-11-18 */
  readonly date: string | null;
  /** 15:00, 上午, 下午 */
  readonly time?: string;
  readonly items: readonly FormItem[];
  readonly rest: '满分' | null;
  readonly fields?: Readonly<Record<string, string>>;
  readonly notUnderstood: readonly string[];
}

const PERIOD = { am: '上午', noon: '中午', pm: '下午', evening: '晚上' } as const;

/** The form of a reading. A programme or unit that is not clear is null. */
export function formOf({ programmes, time }: SentenceReading): FilledForm {
  const [first, ...others] = programmes;
  const unitId = first?.unit?.unitIds.length === 1 ? first.unit.unitIds[0] : undefined;
  const unit = others.every(each => each.unit?.unitIds[0] === unitId) ? unitId : undefined;
  const sheet = first?.programme.sheet;
  const fields = Object.entries(first?.sheet.fields ?? {}).map(([key, value]) => [titleOf(sheet, key), value]);
  const hour = time?.said?.time ?? (time?.said?.period && PERIOD[time.said.period]);
  return {
    unit: first?.programme.units.find(each => each.id === unit)?.name ?? null,
    programme: first && others.length === 0 ? first.programme.name : null,
    date: time?.said?.day ?? null,
    ...(hour && { time: hour }),
    items: sheet ? first.sheet.items.map(reading => formItem(reading, itemAt(sheet, reading.ordinal)!)) : [],
    rest: first?.sheet.rest ? '满分' : null,
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) as Record<string, string> }),
    notUnderstood: [
      ...(first?.sheet.notUnderstood ?? []),
      ...(first?.sheet.items.flatMap(each => (each.refused ? [each.said] : [])) ?? []),
      ...(time && !time.said ? [time.text] : []),
    ].filter(each => each !== ''),
  };
}

const titleOf = (sheet: Sheet | undefined, key: string): string =>
  sheet?.fields.find(field => field.key === key)?.title ?? key;

function formItem(reading: ItemReading, item: SheetItem): FormItem {
  const { answer, note, said } = reading;
  return { item: item.title, ...(answer && answerSaid(answer, said, item)), ...(note !== '' && { note }) };
}

function answerSaid(answer: ItemAnswer, said: string, item: SheetItem): Partial<FormItem> {
  if (answer.result === 'notApplicable') return { choice: '不适用' };
  if (answer.result === 'recorded') return { choice: answer.text };
  const { points, choice, value, sampled, qualified, occurrences } = answer;
  if (sampled !== undefined && qualified !== undefined) return { sample: `${qualified}/${sampled}` };
  if (choice !== undefined) return { choice };
  if (value !== undefined) return { choice: String(value) };
  if (item.scoring === 'yesNo') return { choice: points === item.maxPoints ? '合格' : '不合格' };
  const lost = /扣|减|丢/.test(said) || (occurrences !== undefined && occurrences > 0);
  return lost && points < item.maxPoints
    ? { deduction: new Decimal(item.maxPoints).minus(points).toNumber() }
    : { score: points };
}
