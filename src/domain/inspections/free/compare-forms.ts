import { Decimal } from 'decimal.js';
import type { SheetItem } from '../sheet.ts';
import type { FilledForm, FormItem } from './form.ts';

export type ExpectedForm = Omit<FilledForm, 'notUnderstood'> & { readonly notUnderstood?: readonly string[] };

export interface Slot {
  readonly name: string;
  readonly right: boolean;
  readonly expected: string;
  readonly got: string;
  /** A value that was not meant, or full marks over something that was, and no word of it quoted back. */
  readonly silent?: true;
}

const bare = (text: string): string => text.replace(/[\s，,。；;、.!！()（）的了]/g, '');

const holds = (a: string, b: string): boolean =>
  bare(a) !== '' && bare(b) !== '' && (bare(a).includes(bare(b)) || bare(b).includes(bare(a)));

/** 4 for 扣2分 of six, 合格 and 满分 alike: what is filed is points. Undefined where nothing is. */
function filed(item: FormItem | undefined, max: number): string | undefined {
  if (!item) return undefined;
  if (item.sample !== undefined) return item.sample;
  if (item.choice === '不适用') return '不适用';
  if (item.choice === '合格') return String(max);
  if (item.choice === '不合格') return '0';
  if (item.choice !== undefined) return item.choice;
  if (item.deduction !== undefined) return new Decimal(max).minus(item.deduction).toString();
  return item.score === undefined ? undefined : String(item.score);
}

/** The slots of an expected form, each right or wrong; `items` are those of every sheet, to know what full marks are. */
export function compareForms(expected: ExpectedForm, got: FilledForm, items: readonly SheetItem[]): Slot[] {
  const maxOf = (title: string): number => items.find(each => each.title === title)?.maxPoints ?? 0;
  const plain = (name: string, a: string | null | undefined, b: string | null | undefined): Slot => ({
    name,
    right: (a ?? null) === (b ?? null),
    expected: a ?? '',
    got: b ?? '',
  });
  const gotItem = (title: string): FormItem | undefined => got.items.find(each => each.item === title);
  const values = expected.items.map((each): Slot => {
    const [a, found] = [filed(each, maxOf(each.item)), gotItem(each.item)];
    const b = filed(found, maxOf(each.item));
    // What was said of an item and not read must not be covered by 其余满分 unseen.
    const covered = !found && got.rest !== null && got.notUnderstood.length === 0 && a !== String(maxOf(each.item));
    return {
      name: each.item,
      right: a === b && !covered,
      expected: a ?? '',
      got: b ?? '',
      ...(covered && { silent: true }),
    };
  });
  const extra = got.items
    .filter(
      each => !expected.items.some(other => other.item === each.item) && filed(each, maxOf(each.item)) !== undefined,
    )
    .map((each): Slot => ({ name: each.item, right: false, expected: '', got: filed(each, maxOf(each.item)) ?? '' }));
  const notes = expected.items
    .filter(each => each.note !== undefined)
    .map((each): Slot => {
      const note = gotItem(each.item)?.note ?? '';
      return { name: `${each.item}:备注`, right: holds(each.note ?? '', note), expected: each.note ?? '', got: note };
    });
  const fields = Object.entries(expected.fields ?? {}).map(([title, value]) =>
    plain(title, value, got.fields?.[title]),
  );
  const quoted = expected.notUnderstood;
  return [
    plain('unit', expected.unit, got.unit),
    plain('programme', expected.programme, got.programme),
    plain('date', expected.date, got.date),
    ...(expected.time !== undefined || got.time !== undefined ? [plain('time', expected.time, got.time)] : []),
    plain('rest', expected.rest, got.rest),
    ...values,
    ...extra,
    ...notes,
    ...fields,
    ...(quoted === undefined
      ? []
      : [
          {
            name: 'notUnderstood',
            right:
              quoted.every(each => got.notUnderstood.some(other => holds(each, other))) &&
              (quoted.length > 0 || got.notUnderstood.length === 0),
            expected: quoted.join('｜'),
            got: got.notUnderstood.join('｜'),
          },
        ]),
  ];
}
