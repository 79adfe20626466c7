import { type PlaceableItem, placeRemarks } from '../../prompts/place-remarks.ts';
import { withoutInstructions } from './instructions.ts';
import type { Model } from './model.ts';

const MAX_TOKENS = 300;
const MAX_REMARKS = 10;
const MAX_REMARK_CHARS = 200;

export interface PlacedRemark {
  readonly remark: string;
  readonly ordinal: number;
  /** Stands in the remark; empty where it says no result. */
  readonly verdict: string;
}

/** Has the model say which items remarks belong to. Never throws; whatever does not stand in a remark or names no such item is left out. */
export async function placeOnItems(
  model: Model,
  input: { remarks: readonly string[]; items: readonly PlaceableItem[]; timeoutMs: number },
): Promise<PlacedRemark[]> {
  const remarks = input.remarks.slice(0, MAX_REMARKS).filter(each => each.length <= MAX_REMARK_CHARS);
  if (remarks.length === 0 || input.items.length === 0) return [];
  const completion = await model.complete({
    prompt: placeRemarks.build({ remarks: remarks.map(withoutInstructions), items: input.items }),
    schema: placeRemarks.schema,
    maxTokens: MAX_TOKENS,
    timeoutMs: input.timeoutMs,
  });
  if (completion.kind === 'failed') return [];
  const placed: PlacedRemark[] = [];
  for (const { remark: number, item: ordinal, verdict } of completion.value.placed) {
    const remark = remarks[number - 1];
    const known = input.items.some(each => each.ordinal === ordinal);
    const repeated = placed.some(each => each.remark === remark || each.ordinal === ordinal);
    if (remark !== undefined && known && !repeated && remark.includes(verdict))
      placed.push({ remark, ordinal, verdict });
  }
  return placed;
}
