import { readSampleWish } from '../../src/domain/inspections/samples/read-samples.ts';
import { itemAt } from '../../src/domain/inspections/sheet.ts';
import { answerOpenItem } from './answering.ts';
import { atCompare, atWhy } from './correcting.ts';
import type { Filing, OpenedDraft, Outcome } from './filing.ts';
import { answerByName } from './free.ts';
import { type ItemCommand, readItemCommand } from './item-commands.ts';
import { takeBelonging } from './moving-remarks.ts';
import { takeOtherUnit } from './other-unit.ts';
import { noPhoto, placeByName, takePhotos } from './photos.ts';
import { itemOptions, PHOTO_OPTIONS } from './prompting.ts';
import { runCommand } from './run-command.ts';
import { takeSource } from './samples/source.ts';
import { takeSamples } from './samples/take-samples.ts';
import { atSummary } from './summary.ts';

/** Where a reason is asked for, only these are commands; everything else is the reason. */
const LEAVES_REASON = new Set<ItemCommand['kind']>(['back', 'skip', 'progress', 'goTo', 'submit', 'handIn']);

/** One message while a draft is open: photos first, then sampled customers, then commands, then an answer to the open item. */
export async function atDraft(said: Filing, opened: OpenedDraft): Promise<Outcome> {
  const { state, turn } = said;
  // A message with a refused file never reaches a dialog.
  const fileIds = turn.files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
  if (fileIds.length > 0) return takePhotos(said, opened, fileIds);
  if (state.photos) state.photos.burst = false;
  if (state.phase === 'why') return atWhy(said, opened);
  if (state.phase === 'compare') return atCompare(said, opened);
  if (state.phase === 'reason') return atText(said, opened);
  const wish = readSampleWish(turn.text, opened.sheet);
  if (wish) return takeSamples(said, opened, wish);
  const { filing, open, outcome } = await takeSource(said, opened);
  return outcome ?? atText(filing, open);
}

async function atText(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { state, turn } = filing;
  const item = itemAt(open.sheet, state.at);
  if (state.phase === 'summary' || !item) return atSummary(filing, open);
  const options = state.phase === 'photo' ? PHOTO_OPTIONS : itemOptions(item);
  const text = ofPrevious(optionText(turn.text, options), state.previous);
  const said: Filing = { ...filing, turn: { ...turn, text } };
  const command = readItemCommand(text, open.sheet);
  if (state.phase === 'reason') {
    return command && LEAVES_REASON.has(command.kind)
      ? runCommand(said, open, command)
      : noPhoto(said, open, item, turn.text);
  }
  if (command) return runCommand(said, open, command);
  // A tapped option can only be meant for the open item.
  if (options.some(({ label }) => label === text)) return answerOpenItem(said, open, item);
  return (
    (await placeByName(said, open)) ??
    (await takeOtherUnit(said, open)) ??
    (await takeBelonging(said, open)) ??
    (await answerByName(said, open, item)) ??
    answerOpenItem(said, open, item)
  );
}

/** 「上一题改成扣1」 as what is said of that item by its number. */
function ofPrevious(text: string, previous: number | undefined): string {
  const said = /^(?:刚才)?(?:那个)?上一?(?:题|项|个|条)(?:应该)?(?:改[成为到]|换成|是|改)[\s:：]*(.+)$/s.exec(
    text,
  )?.[1];
  return said === undefined || previous === undefined ? text : `第${previous}项${said}`;
}

/** A letter key as what it stands for; any other text as it is. */
function optionText(text: string, options: readonly { key: string; label: string }[]): string {
  const key = text.replace(/[.。、)）]$/, '').toUpperCase();
  return options.find(option => option.key === key)?.label ?? text;
}
