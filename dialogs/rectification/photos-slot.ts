import { filesSlot } from '../framework/files-slot.ts';
import type { Slot } from '../framework/form-definition.ts';

/** What is answered, and how far its photos have come. JSON: it is stored between turns. */
export interface AnsweredItem {
  readonly no: string;
  readonly ordinal: number;
  readonly title: string;
}

export interface ItemPhotos {
  /** Index of the item whose photos are being sent; past the last when all are there. */
  readonly at: number;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

interface WithItems {
  items: readonly AnsweredItem[];
  photos: ItemPhotos;
}

const NONE: ItemPhotos = { at: 0, files: {} };

/** One set of photos per item, one item after the other. */
export function itemPhotosSlot<Values extends WithItems>(label: string): Slot<Values> {
  const itemsOf = (values: Partial<Values>) => values.items ?? [];
  /** Asked again from the summary, it begins at the first item. */
  const stateOf = (values: Partial<Values>): ItemPhotos => {
    const state = values.photos ?? NONE;
    return state.at < itemsOf(values).length ? state : { ...state, at: 0 };
  };
  const inner = (values: Partial<Values>, at: number) => {
    const item = itemsOf(values)[at]!;
    const { length } = itemsOf(values);
    const whose = length === 1 ? '' : `${at + 1}/${length}：第 ${item.ordinal} 项「${item.title}」（${item.no}）。`;
    return filesSlot<{ ids: readonly string[] }>({
      key: 'ids',
      label,
      question: `${whose}请发送整改后的照片或文件作为佐证。`,
    });
  };
  return {
    key: 'photos',
    label,
    ask: (values, turn) => {
      const { at, files } = stateOf(values);
      return inner(values, at).ask({ ids: files[itemsOf(values)[at]!.no] ?? [] }, turn);
    },
    async parse(turn, values) {
      const { at, files } = stateOf(values);
      const { no } = itemsOf(values)[at]!;
      const parsed = await inner(values, at).parse(turn, { ids: files[no] ?? [] });
      if (!parsed.ok) return parsed;
      const sent = { ...files, [no]: parsed.value };
      const value = (next: number) => ({ at: next, files: sent }) as Values[keyof Values];
      if (parsed.stay) return { ...parsed, value: value(at) };
      const next = at + 1;
      if (next >= itemsOf(values).length) return { ok: true, value: value(next) };
      const reply = await inner(values, next).ask({ ids: sent[itemsOf(values)[next]!.no] ?? [] }, turn);
      return { ok: true, stay: true, value: value(next), reply };
    },
    /** Of one item's answer there is no doubt whose they are. */
    keep(turn, values) {
      const [only, ...others] = itemsOf(values);
      if (!only || others.length > 0) return undefined;
      const { at, files } = stateOf(values);
      const kept = inner(values, at).keep?.(turn, { ids: files[only.no] ?? [] });
      if (!kept?.ok) return kept;
      return { ...kept, value: { at, files: { ...files, [only.no]: kept.value } } as Values[keyof Values] };
    },
    show(value, values) {
      const { files } = value as ItemPhotos;
      const shown = (no: string) => inner(values, 0).show(files[no] ?? [], {});
      const items = itemsOf(values);
      return items.length === 1
        ? shown(items[0]!.no)
        : items.map(({ no, ordinal }) => `第 ${ordinal} 项 ${shown(no)}`).join('；');
    },
  };
}
