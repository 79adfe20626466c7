import {
  addNote,
  answerItem,
  answerOf,
  attachFiles,
  dropUnplaced,
  type InspectionDraft,
  keepUnplaced,
  removePhotos,
  UNPLACED,
  unplacedPhotos,
  waivePhoto,
} from '../../src/domain/inspections/draft.ts';
import { tellsFault } from '../../src/domain/inspections/free/faults.ts';
import { namedItems } from '../../src/domain/inspections/free/named-items.ts';
import { verdictTokens } from '../../src/domain/inspections/free/verdict-tokens.ts';
import { type ItemMention, itemMentions } from '../../src/domain/inspections/item-mentions.ts';
import type { PhotoWish } from '../../src/domain/inspections/photo-wish.ts';
import { isFailed } from '../../src/domain/inspections/progress.ts';
import { itemAt, type SheetItem } from '../../src/domain/inspections/sheet.ts';
import { backToOpen, record } from './answering.ts';
import { type Filing, lead, type OpenedDraft, type Outcome, save, stay } from './filing.ts';
import { advance, again } from './prompting.ts';
import { readAnswer } from './reading.ts';
import { itemReplies } from './replies/items.ts';
import { photoReplies } from './replies/photos.ts';
import { summaryReplies } from './replies/summary.ts';

/**
 * Photos belong to the item their caption names, else to the open one. People send several in a row, each as its own message:
 * after the first one the dialog may already have gone on, so bare photos that directly follow go to the same item as it.
 */
export async function takePhotos(filing: Filing, open: OpenedDraft, fileIds: readonly string[]): Promise<Outcome> {
  const outcome = await placePhotos(filing, open, fileIds);
  const { reused } = await filing.services.checkPictures({ actor: filing.turn.actor, fileIds });
  const [first, ...others] = outcome.replies;
  return reused && first ? { ...outcome, replies: [lead(photoReplies.usedBefore, first), ...others] } : outcome;
}

async function placePhotos(filing: Filing, open: OpenedDraft, fileIds: readonly string[]): Promise<Outcome> {
  const { state, turn } = filing;
  const [mention, ...others] = itemMentions(turn.text);
  if (mention && others.length === 0) return photosOfNamed(filing, open, mention, fileIds);
  if (state.photos?.burst && turn.text === '') return followingPhotos(filing, open, state.photos, fileIds);
  const item = itemAt(open.sheet, state.at);
  return state.phase === 'summary' || !item
    ? photosWithoutItem(filing, open, fileIds)
    : photosOfOpen(filing, open, item, fileIds);
}

/** A caption that answers the open item is its answer; any other caption is a remark. */
async function photosOfOpen(
  filing: Filing,
  open: OpenedDraft,
  item: SheetItem,
  fileIds: readonly string[],
): Promise<Outcome> {
  const { state, turn } = filing;
  state.photos = { fileIds: [...fileIds], ordinal: item.ordinal, burst: true };
  const read = turn.text === '' ? undefined : readAnswer(turn.text, item, turn.now);
  if (read?.kind === 'answer') return record(filing, open, item, read, fileIds);

  const note = remarkOf(turn.text);
  const saved = await save(
    filing,
    open,
    withRemark(attachFiles(open.draft, item.ordinal, fileIds), item.ordinal, note),
  );
  const answer = answerOf(saved.draft, item.ordinal);
  const said = photoReplies.attached(item, answer.fileIds.length, note !== '');
  if (state.phase === 'photo' || state.phase === 'reason' || item.scoring === 'photo')
    return advance(filing, saved, said);
  if (answer.answer !== undefined) return stay({ text: `${said}\n${photoReplies.goOn}` });
  const offer =
    state.previous === undefined || state.previous === item.ordinal
      ? ''
      : `\n${photoReplies.ofPrevious(state.previous)}`;
  return again(filing, saved, `${said}${offer}`);
}

/** 「第3项」 or 「第3项扣1分」 as a caption. */
async function photosOfNamed(
  filing: Filing,
  open: OpenedDraft,
  mention: ItemMention,
  fileIds: readonly string[],
): Promise<Outcome> {
  const item = itemAt(open.sheet, mention.ordinal);
  if (!item) {
    const kept = await keepWaiting(filing, open, fileIds);
    return again(filing, kept, itemReplies.noSuchItem(mention.ordinal, open.sheet));
  }
  filing.state.photos = { fileIds: [...fileIds], ordinal: item.ordinal, burst: true };
  const read = mention.text === '' ? undefined : readAnswer(mention.text, item, filing.turn.now);
  const note = read?.kind === 'answer' ? '' : remarkOf(mention.text);
  const answered = read?.kind === 'answer' ? answerItem(open.draft, item, read.answer, read.note) : open.draft;
  const saved = await save(filing, open, withRemark(attachFiles(answered, item.ordinal, fileIds), item.ordinal, note));
  const answer = answerOf(saved.draft, item.ordinal);
  const said = [
    photoReplies.attached(item, answer.fileIds.length, note !== ''),
    ...(read?.kind === 'answer' ? [itemReplies.recorded(item, answer)] : []),
  ];
  return backToOpen(filing, open, saved, said.join('\n'));
}

function remarkOf(caption: string): string {
  return caption.replace(/^(?:备注|说明)[\s:：,，]*/, '');
}

function withRemark(draft: InspectionDraft, ordinal: number, note: string): InspectionDraft {
  return note === '' ? draft : addNote(draft, ordinal, note);
}

async function followingPhotos(
  filing: Filing,
  open: OpenedDraft,
  { ordinal, fileIds: before }: { ordinal: number; fileIds: readonly string[] },
  fileIds: readonly string[],
): Promise<Outcome> {
  const { state } = filing;
  const saved = await save(filing, open, attachFiles(open.draft, ordinal, fileIds));
  // All that came for the open item are of one piece: 「照片归上一项」 moves them together. Of another item's, the last was asked about.
  const together =
    ordinal === state.at && state.phase !== 'summary' ? [...new Set([...before, ...fileIds])] : [...fileIds];
  state.photos = { fileIds: together, ordinal, burst: true };
  const item = itemAt(open.sheet, ordinal)!;
  const said = photoReplies.attached(item, answerOf(saved.draft, ordinal).fileIds.length, false);
  const elsewhere = state.phase !== 'summary' && ordinal !== state.at ? `\n${photoReplies.ofThis(state.at)}` : '';
  return again(filing, saved, `${said}${elsewhere}`);
}

async function keepWaiting(filing: Filing, open: OpenedDraft, fileIds: readonly string[]): Promise<OpenedDraft> {
  const saved = await save(filing, open, keepUnplaced(open.draft, fileIds));
  filing.state.photos = { fileIds: [...unplacedPhotos(saved.draft)], ordinal: UNPLACED, burst: false };
  return saved;
}

/** Photos that wait for their item; a repeated message finds those that it has placed already. */
export function waitingPhotos({ state }: Filing, open: OpenedDraft): readonly string[] {
  const kept = unplacedPhotos(open.draft);
  return kept.length === 0 && state.photos?.ordinal === UNPLACED ? state.photos.fileIds : kept;
}

/** At the summary no item is open: the photos wait in the draft until one is named, and nothing is submitted without them. */
async function photosWithoutItem(filing: Filing, open: OpenedDraft, fileIds: readonly string[]): Promise<Outcome> {
  await keepWaiting(filing, open, fileIds);
  const failed = open.sheet.items.filter(item => isFailed(open.sheet, open.draft, item.ordinal));
  return stay(photoReplies.toWhich(failed));
}

/** 「照片归上一项」, 「照片归第3项」: moves the photos that came last. */
export async function movePhotos(
  filing: Filing,
  open: OpenedDraft,
  to: number | 'previous' | 'this',
  one = false,
): Promise<Outcome> {
  const { state } = filing;
  const waiting = waitingPhotos(filing, open);
  const all = waiting.length > 0 ? waiting : (state.photos?.fileIds ?? []);
  // 「这张」 is the last one.
  const fileIds = one ? all.slice(-1) : all;
  if (fileIds.length === 0) return again(filing, open, photoReplies.noneToMove);
  const ordinal = to === 'previous' ? (state.previous ?? state.at - 1) : to === 'this' ? state.at : to;
  if (to === 'previous' && ordinal < 1) return again(filing, open, photoReplies.noPrevious);
  const item = itemAt(open.sheet, ordinal);
  if (!item) return again(filing, open, itemReplies.noSuchItem(ordinal, open.sheet));
  const saved = await save(filing, open, attachFiles(open.draft, ordinal, fileIds));
  const left = unplacedPhotos(saved.draft);
  state.photos =
    left.length > 0
      ? { fileIds: [...left], ordinal: UNPLACED, burst: false }
      : { fileIds: [...fileIds], ordinal, burst: true };
  const said = photoReplies.moved(item, answerOf(saved.draft, ordinal).fileIds.length);
  return again(filing, saved, said);
}

/** What may stand around an item's name where only photos can be meant: 「是门头招牌的」, 「那个照片是门头的」. */
const NAMED_SO =
  /^(?:(?:这|那|刚才|上面)?(?:一|两|几)?[张个些幅]?的?(?:照片|图片|图)?)?(?:应该|都)?(?:是|属于|归|放到?|算)?(.{1,12}?)(?:的|那一?项|这一?项|那里|里)*(?:照片|图片)?(?:吧|哈|啊|哦)?$/;

/** While photos wait for their item, its name alone tells where they belong. */
export async function placeByName(filing: Filing, open: OpenedDraft): Promise<Outcome | undefined> {
  const { text } = filing.turn;
  if (waitingPhotos(filing, open).length === 0 || verdictTokens(text).length > 0 || tellsFault(text)) return undefined;
  const name = NAMED_SO.exec(text)?.[1] ?? '';
  const [named, ...others] = name === '' ? [] : namedItems(name, open.sheet);
  if (!named) return undefined;
  return others.length > 0
    ? again(filing, open, summaryReplies.itemUnclear([named, ...others]))
    : movePhotos(filing, open, named.ordinal, /^(?:这|那|最后|后面)一?[张幅]/.test(text));
}

/** What is asked while photos wait for their item; undefined where none do. */
export function whichPhotos(filing: Filing, open: OpenedDraft): Outcome | undefined {
  if (waitingPhotos(filing, open).length === 0) return undefined;
  return stay(photoReplies.toWhich(open.sheet.items.filter(item => isFailed(open.sheet, open.draft, item.ordinal))));
}

/** 「第1项的照片发错了，删掉」, 「门头的照片晚点补」: the result stays as it is. */
export async function takePhotoWish(filing: Filing, open: OpenedDraft, { about, wish }: PhotoWish): Promise<Outcome> {
  const [mention] = itemMentions(about);
  const named = mention ? itemAt(open.sheet, mention.ordinal) : undefined;
  const meant = about === '' ? undefined : namedItems(about, open.sheet);
  const item =
    named ?? (meant?.length === 1 ? meant[0] : about === '' ? itemAt(open.sheet, filing.state.at) : undefined);
  if (!item) return again(filing, open, photoReplies.wishOfWhich);
  const needed = isFailed(open.sheet, open.draft, item.ordinal);
  if (wish === 'later') return again(filing, open, photoReplies.later(item, needed));
  const { fileIds } = answerOf(open.draft, item.ordinal);
  if (fileIds.length === 0) return again(filing, open, photoReplies.noneOnItem(item));
  const saved = await save(filing, open, removePhotos(open.draft, item.ordinal));
  delete filing.state.photos;
  return again(filing, saved, photoReplies.removed(item, fileIds.length, needed));
}

/** 「不附照片」: those that wait for an item are left out. */
export async function dropPhotos(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const waiting = waitingPhotos(filing, open).length;
  if (waiting === 0) return again(filing, open, photoReplies.noneWaiting);
  const saved = await save(filing, open, dropUnplaced(open.draft));
  delete filing.state.photos;
  return again(filing, saved, photoReplies.dropped(waiting));
}

/** 「第3项照片」, before the photos: those that follow belong there. */
export function expectPhotos(filing: Filing, open: OpenedDraft, ordinal: number): Outcome {
  const item = itemAt(open.sheet, ordinal);
  if (!item) return again(filing, open, itemReplies.noSuchItem(ordinal, open.sheet));
  filing.state.photos = { fileIds: [], ordinal, burst: true };
  return stay({ text: photoReplies.expected(item) });
}

/** 「暂无照片」 needs its reason, which stays with the item as a remark. */
export async function noPhoto(filing: Filing, open: OpenedDraft, item: SheetItem, reason: string): Promise<Outcome> {
  const { state } = filing;
  if (item.scoring !== 'photo' && !isFailed(open.sheet, open.draft, item.ordinal))
    return again(filing, open, photoReplies.notNeeded);
  if (reason === '') {
    state.phase = 'reason';
    return again(filing, open, '');
  }
  const saved = await save(filing, open, waivePhoto(open.draft, item.ordinal, photoReplies.noPhotoNote(reason)));
  return advance(filing, saved, photoReplies.waived(item));
}
