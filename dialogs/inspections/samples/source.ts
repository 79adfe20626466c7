import { fromSource } from '../../../src/domain/inspections/draft.ts';
import { isAsked } from '../../../src/domain/inspections/given-answer.ts';
import { readSource } from '../../../src/domain/inspections/read-source.ts';
import { itemAt } from '../../../src/domain/inspections/sheet.ts';
import { type Filing, type OpenedDraft, type Outcome, save } from '../filing.ts';
import { again } from '../prompting.ts';
import { itemReplies } from '../replies/items.ts';

/** Where an item's figures come from is recorded; the rest of the message is then read as if it had not been said. */
export async function takeSource(
  filing: Filing,
  open: OpenedDraft,
): Promise<{ filing: Filing; open: OpenedDraft; outcome?: Outcome }> {
  const sourced = readSource(filing.turn.text, open.sheet);
  const item = sourced && itemAt(open.sheet, sourced.ordinal ?? filing.state.at);
  if (!sourced || !item || !isAsked(open.sheet, open.draft, item)) return { filing, open };
  const saved = await save(filing, open, fromSource(open.draft, item.ordinal, sourced.source));
  const rest: Filing = { ...filing, turn: { ...filing.turn, text: sourced.text } };
  if (!sourced.bare) return { filing: rest, open: saved };
  return { filing: rest, open: saved, outcome: again(filing, saved, itemReplies.sourceSet(item, sourced.source)) };
}
