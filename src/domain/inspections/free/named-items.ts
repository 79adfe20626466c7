import type { Sheet, SheetItem } from '../sheet.ts';
import { anchorFinder } from './item-anchors.ts';

/** The items that a few words name: 工牌, 排队那项, 第3项. Empty when they name none, several when they are not clear. */
export function namedItems(words: string, sheet: Sheet): SheetItem[] {
  const found = anchorFinder(sheet)(words).map(anchor => anchor.ordinals);
  // Two names of one item leave no doubt: what all of them may mean.
  const common = (found[0] ?? []).filter(ordinal => found.every(each => each.includes(ordinal)));
  const ordinals = common.length > 0 ? common : found.flat();
  return sheet.items.filter(item => ordinals.includes(item.ordinal));
}
