import { namedItems } from '../../src/domain/inspections/free/named-items.ts';
import { readSheet } from '../../src/domain/inspections/free/read-sheet.ts';
import { moveRemark, readBelonging, remarksWith } from '../../src/domain/inspections/move-remark.ts';
import { progressOf } from '../../src/domain/inspections/progress.ts';
import { itemAt } from '../../src/domain/inspections/sheet.ts';
import { type Filing, type OpenedDraft, type Outcome, save } from './filing.ts';
import { afterFilling, fill } from './free.ts';
import { again, goTo } from './prompting.ts';
import { freeReplies } from './replies/free.ts';
import { summaryReplies } from './replies/summary.ts';

/**
 * 「厕所那个算环境的」: what was quoted as not understood is read for the item it belongs to, a remark goes to it from another item. Undefined
 * where nothing of the kind was said of this visit.
 */
export async function takeBelonging(filing: Filing, open: OpenedDraft): Promise<Outcome | undefined> {
  const { state, turn } = filing;
  const said = readBelonging(turn.text);
  const named = said ? namedItems(said.to, open.sheet) : [];
  const [to, ...others] = named;
  if (!said || !to) return undefined;
  const quoted = state.notUnderstood?.find(each => each.includes(said.words));
  const remarks = remarksWith(open.sheet, open.draft, said.words);
  if (quoted === undefined && remarks.length === 0) return undefined;
  if (others.length > 0) return again(filing, open, summaryReplies.itemUnclear(named));
  if (quoted !== undefined) {
    state.notUnderstood = state.notUnderstood!.filter(each => each !== quoted);
    const reading = readSheet(quoted, open.sheet, to.ordinal);
    const filled = await fill(filing, { from: open, draft: open.draft }, reading, '已记 ');
    const touched = filled.reading.items.map(each => each.ordinal);
    return afterFilling(filing, open, filled.saved, touched, filled.open, filled.said);
  }
  const there = remarks.find(each => each.ordinal === to.ordinal);
  if (there) return again(filing, open, freeReplies.belongsThere(to, there.remark));
  const [found] = remarks;
  const from = itemAt(open.sheet, found!.ordinal)!;
  const moved = moveRemark(open.draft, { from, to, found: found! });
  const saved = await save(filing, open, moved.draft);
  const told = freeReplies.remarkMoved(saved, { from, to, remark: found!.remark, points: moved.points });
  const { open: left } = progressOf(open.sheet, moved.draft);
  const asked = [to, from].map(each => each.ordinal).filter(ordinal => left.includes(ordinal));
  if (asked.length === 0) return again(filing, saved, told);
  state.unread = [...new Set([...(state.unread ?? []), ...asked])];
  if (left.includes(to.ordinal)) state.faulted = [...new Set([...(state.faulted ?? []), to.ordinal])];
  return goTo(filing, saved, asked[0]!, told);
}
