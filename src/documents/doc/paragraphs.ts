import { automaticNumbers } from '../automatic-numbers.ts';
import { readLists } from './lists.ts';
import { changesOf, characterRuns, type PropertyRun, paragraphRuns } from './properties.ts';
import { readStyles, type StyleRole } from './styles.ts';

/** A paragraph of a Word 97–2003 document, a cell's last one, or the end of a table's row. */
export interface DocParagraph {
  /** With the number that Word prints before it. */
  readonly text: string;
  readonly ends: 'paragraph' | 'cell' | 'row';
  /** How many tables it is in. */
  readonly depth: number;
  /** What its style is for; undefined for running text. */
  readonly role: StyleRole | undefined;
  /** The row's definition, at its end. */
  readonly row: Buffer | undefined;
}

/** Places in the File Information Block ([MS-DOC] 2.5.6): pairs of offset and length in the table stream. */
const STYLES = 0x00a2;
const CHARACTER_PAGES = 0x00fa;
const PARAGRAPH_PAGES = 0x0102;
const TEXT_PIECES = 0x01a2;
const LIST_DEFINITIONS = 0x02e2;
const LISTS = 0x02ea;
const TEXT_LENGTH = 0x004c;

/** Changes of paragraphs and characters that matter here ([MS-DOC] 2.6). */
const LEVEL = 0x260a;
const LIST = 0x460b;
const OUTLINE = 0x2640;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE_DEPTH = 0x6649;
const INNER_CELL = 0x244b;
const INNER_ROW_END = 0x244c;
const ROW_DEFINITION = 0xd608;
const ELSEWHERE = [0x6645, 0x6646];
const DELETED = 0x0800;
const HIDDEN = 0x083c;
/** Running text. */
const NO_OUTLINE = 9;
const NO_LIST = new Set([0, 0xf801]);

/** The paragraphs of the main text. `table` is the stream with the tables, `data` holds properties too long for their place. */
export function docParagraphs(stream: Buffer, table: Buffer, data: Buffer | undefined): DocParagraph[] {
  const part = (place: number): Buffer => {
    const [from, length] = [stream.readUInt32LE(place), stream.readUInt32LE(place + 4)];
    return table.subarray(from, from + length);
  };
  const definitions = part(LIST_DEFINITIONS);
  // The levels follow their definitions without being counted in.
  const levels = table.subarray(stream.readUInt32LE(LIST_DEFINITIONS) + definitions.length);
  const nextNumber = automaticNumbers(readLists(definitions, levels, part(LISTS)));
  const styleOf = readStyles(part(STYLES));
  const paragraphAt = runFinder(paragraphRuns(stream, part(PARAGRAPH_PAGES)));
  const isShown = shownCharacters(characterRuns(stream, part(CHARACTER_PAGES)));

  const paragraphs: DocParagraph[] = [];
  let text = '';
  for (const { sign, place } of characters(stream, part(TEXT_PIECES), stream.readUInt32LE(TEXT_LENGTH))) {
    if (sign !== '\r' && sign !== '\u0007' && sign !== '\f') {
      if (isShown(place)) text += sign;
      continue;
    }
    const run = paragraphAt(place);
    const own = run ? changesOf(run.changes) : new Map<number, Buffer>();
    const far = ELSEWHERE.map(code => own.get(code)).find(offset => offset !== undefined);
    if (far && data) for (const [code, value] of changesElsewhere(data, far.readUInt32LE(0))) own.set(code, value);
    const style = styleOf(run?.style ?? 0);
    const all = new Map([...style.changes, ...own]);
    const flag = (code: number): boolean => (all.get(code)?.[0] ?? 0) !== 0;
    const list = all.get(LIST)?.readUInt16LE(0) ?? 0;
    const clean = withoutFields(text);
    // An empty paragraph counts, but prints a number that stands before nothing.
    const label = NO_LIST.has(list) ? '' : nextNumber(String(list), all.get(LEVEL)?.[0] ?? 0);
    const depth = all.get(TABLE_DEPTH)?.readUInt32LE(0) ?? (flag(IN_TABLE) ? 1 : 0);
    const isRowEnd = flag(ROW_END) || flag(INNER_ROW_END);
    const isCell = sign === '\u0007' || flag(INNER_CELL);
    const outline = all.get(OUTLINE)?.[0] ?? NO_OUTLINE;
    paragraphs.push({
      text: clean.trim() === '' ? '' : label + clean.trim(),
      ends: isRowEnd ? 'row' : isCell ? 'cell' : 'paragraph',
      depth,
      role: outline < NO_OUTLINE ? { kind: 'heading', outline } : style.role,
      row: isRowEnd ? all.get(ROW_DEFINITION) : undefined,
    });
    text = '';
  }
  if (text.trim() !== '')
    paragraphs.push({
      text: withoutFields(text).trim(),
      ends: 'paragraph',
      depth: 0,
      role: undefined,
      row: undefined,
    });
  return paragraphs;
}

/** The characters of the main text in order, with their places in the stream. Pieces of it may stand anywhere. */
function* characters(stream: Buffer, pieces: Buffer, length: number): Generator<{ sign: string; place: number }> {
  let at = 0;
  // Before the table of pieces stand settings that do not matter here.
  while (pieces[at] === 1) at += 3 + pieces.readUInt16LE(at + 1);
  if (pieces[at] !== 2) throw new Error('no table of pieces');
  const size = pieces.readUInt32LE(at + 1);
  const count = (size - 4) / 12;
  const table = pieces.subarray(at + 5, at + 5 + size);
  const western = new TextDecoder('windows-1252');
  for (let index = 0; index < count; index++) {
    const from = table.readUInt32LE(index * 4);
    const to = Math.min(table.readUInt32LE((index + 1) * 4), length);
    const raw = table.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isNarrow = (raw & 0x40000000) !== 0;
    const start = isNarrow ? (raw & ~0x40000000) / 2 : raw;
    for (let position = from; position < to; position++) {
      const place = start + (position - from) * (isNarrow ? 1 : 2);
      if (place + (isNarrow ? 1 : 2) > stream.length) throw new Error('text outside the file');
      const sign = isNarrow
        ? western.decode(stream.subarray(place, place + 1))
        : String.fromCharCode(stream.readUInt16LE(place));
      yield { sign, place };
    }
  }
}

/** Finds the run a place is in. Text is read mostly in the file's order, so the last one found is tried first. */
function runFinder(runs: readonly PropertyRun[]): (place: number) => PropertyRun | undefined {
  const sorted = [...runs].sort((a, b) => a.from - b.from);
  let last: PropertyRun | undefined;
  return place => {
    if (last && place >= last.from && place < last.to) return last;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.from <= place) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low - 1];
    last = found && place < found.to ? found : undefined;
    return last;
  };
}

/** Whether a character is shown: neither deleted under change tracking nor hidden. */
function shownCharacters(runs: readonly PropertyRun[]): (place: number) => boolean {
  const concealed = runs.filter(run => {
    const changes = changesOf(run.changes);
    return changes.get(DELETED)?.[0] === 1 || changes.get(HIDDEN)?.[0] === 1;
  });
  const find = runFinder(concealed);
  return concealed.length === 0 ? () => true : place => find(place) === undefined;
}

function changesElsewhere(data: Buffer, offset: number): Map<number, Buffer> {
  if (offset + 2 > data.length) return new Map();
  return changesOf(data.subarray(offset + 2, offset + 2 + data.readUInt16LE(offset)));
}

/** Text as printed: of a field its result, no signs for pictures, notes and the like; line breaks stay. */
function withoutFields(text: string): string {
  let shown = '';
  const fields: boolean[] = [];
  for (const sign of text) {
    if (sign === '\u0013') fields.push(false);
    else if (sign === '\u0014') fields[fields.length - 1] = true;
    else if (sign === '\u0015') fields.pop();
    else if (fields.every(inResult => inResult)) shown += sign;
  }
  return shown
    .replace(/\u000b/gu, '\n')
    .replace(/\u001e/gu, '-')
    .replace(/[\u0000-\u0008\u000e-\u001f]/gu, '');
}
