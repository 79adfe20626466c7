import type { SourceBlock, SourceLine } from '../document.ts';
import { readLine } from './document-lines.ts';
import type { LeftOutAccount } from './left-out.ts';
import { markersAt } from './markers.ts';

/** One of several documents that a text holds one after the other. */
export interface Volume {
  /** Its title; empty for what stands before the first one, or for a text that is one document. */
  readonly label: string;
  readonly blocks: readonly SourceBlock[];
}

const LONGEST_LABEL = 40;
/** 办法目录第一章总则…: a title, the word, and the first division on one line. */
const TITLE_AND_CONTENTS = /^(.{4,60}?)(目\s*录\s*第\s*[一二三四五六七八九十\d]{1,3}\s*(?:编|篇|部分|章).*)$/u;
/** A title that goes on like this is the subject of a sentence. */
const GOES_ON = /^(?:[是的应将可与和及已能要有]|为(?!了)|包括|主要)/u;

/**
 * Parts a text that several documents were copied into. Pages print a document's title twice before its text and often a third time in
 * its first line: where that happens more than once, each such title begins a volume. The repeats are left out.
 */
export function splitCollection(blocks: readonly SourceBlock[], account: LeftOutAccount): Volume[] {
  const filled = blocks.filter(block => block.kind !== 'line' || block.text.trim() !== '');
  const titles = doubledTitles(filled);
  const isCollection = titles.length > 1;
  const volumes: { label: string; blocks: SourceBlock[] }[] = [{ label: '', blocks: [] }];
  const starts = new Set(titles);
  for (let index = 0; index < filled.length; index++) {
    const block = filled[index]!;
    if (starts.has(index) && block.kind === 'line') {
      const label = block.text.trim();
      if (isCollection) volumes.push({ label, blocks: [] });
      else volumes.at(-1)!.blocks.push(block);
      index = takeRepeats(filled, index, label, volumes.at(-1)!.blocks, account);
      continue;
    }
    const titled = block.kind === 'line' ? TITLE_AND_CONTENTS.exec(block.text.trim()) : null;
    const isFirst = volumes.length === 1 && volumes[0]!.blocks.length === 0;
    if (titled && (isCollection || isFirst)) {
      const [, title = '', contents = ''] = titled;
      if (isCollection) volumes.push({ label: title, blocks: [] });
      else volumes.at(-1)!.blocks.push({ kind: 'line', text: title });
      volumes.at(-1)!.blocks.push({ kind: 'line', text: contents });
    } else volumes.at(-1)!.blocks.push(block);
  }
  if (isCollection) dropInnerTitles(volumes, account);
  return volumes.filter(volume => volume.label !== '' || volume.blocks.length > 0);
}

/** Where a short line stands that the next one says again. */
function doubledTitles(blocks: readonly SourceBlock[]): number[] {
  const found: number[] = [];
  for (let index = 0; index + 1 < blocks.length; index++) {
    const label = titleOf(blocks[index]!);
    if (label === undefined || titleOf(blocks[index + 1]!) !== label) continue;
    found.push(index);
    while (titleOf(blocks[index + 1]!) === label) index += 1;
  }
  return found;
}

function titleOf(block: SourceBlock | undefined): string | undefined {
  if (block?.kind !== 'line') return undefined;
  const text = block.text.trim();
  const isTitle = text.length >= 4 && text.length <= LONGEST_LABEL && !/[。；;，,：:！!？?]$/u.test(text);
  return isTitle && readLine({ text }).kind === 'text' && markersAt(text, 0).length === 0 ? text : undefined;
}

/** Drops the same title right after itself, whole or at the beginning of a line. @returns the index of the last block taken. */
function takeRepeats(
  blocks: readonly SourceBlock[],
  at: number,
  label: string,
  into: SourceBlock[],
  account: LeftOutAccount,
): number {
  let index = at + 1;
  while (titleOf(blocks[index]) === label) {
    account.add('repeated', label);
    index += 1;
  }
  const next = blocks[index];
  const text = next?.kind === 'line' ? next.text.trim() : '';
  const rest = text.slice(label.length);
  if (!text.startsWith(label) || rest === '' || GOES_ON.test(rest)) return index - 1;
  account.add('repeated', label);
  into.push({ ...(next as SourceLine), text: rest });
  return index;
}

/** A volume that opens with its own or another volume's title once more, right before its first number. */
function dropInnerTitles(volumes: readonly { label: string; blocks: SourceBlock[] }[], account: LeftOutAccount): void {
  const labels = [...new Set(volumes.map(volume => volume.label))].filter(label => label !== '');
  for (const { blocks } of volumes) {
    const [first] = blocks;
    if (first?.kind !== 'line') continue;
    let { text } = first;
    for (;;) {
      const label = labels.find(
        each => text.startsWith(each) && isRepeatOrNumber(text.slice(each.length).trimStart(), labels),
      );
      if (label === undefined) break;
      account.add('repeated', label);
      text = text.slice(label.length).trimStart();
    }
    if (text !== first.text) blocks.splice(0, 1, ...(text === '' ? [] : [{ ...first, text }]));
  }
}

const isRepeatOrNumber = (rest: string, labels: readonly string[]): boolean =>
  rest === '' ||
  markersAt(rest, 0).length > 0 ||
  labels.some(label => rest.startsWith(label) && markersAt(rest.slice(label.length), 0).length > 0);
