import { changesOf } from './properties.ts';

/** What a paragraph style says, its ancestors' say included. */
export interface DocStyle {
  readonly changes: ReadonlyMap<number, Buffer>;
  /** What it is for, where it is one of Word's own. */
  readonly role: StyleRole | undefined;
}

export type StyleRole = { kind: 'heading'; outline: number } | { kind: 'title' } | { kind: 'contents' };

const NO_BASE = 0x0fff;
const PARAGRAPH_STYLE = 1;
const LONGEST_CHAIN = 20;

/** Numbers of Word's own styles (sti): 标题 1 to 9, 目录 1 to 9, 标题 of the document. */
const FIRST_HEADING = 1;
const FIRST_CONTENTS = 19;
const EACH = 9;
const TITLE = 62;

interface Style {
  readonly base: number;
  readonly role: StyleRole | undefined;
  readonly changes: Map<number, Buffer>;
}

/** Reads the style sheet (STSH). */
export function readStyles(sheet: Buffer): (style: number) => DocStyle {
  const styles: (Style | undefined)[] = [];
  const header = sheet.length < 4 ? 0 : sheet.readUInt16LE(0);
  const count = sheet.length < 6 ? 0 : sheet.readUInt16LE(2);
  const fixed = sheet.length < 6 ? 0 : sheet.readUInt16LE(4);
  for (let at = 2 + header; styles.length < count && at + 2 <= sheet.length; ) {
    const length = sheet.readUInt16LE(at);
    styles.push(length === 0 ? undefined : readStyle(sheet.subarray(at + 2, at + 2 + length), fixed));
    at += 2 + length + (length % 2);
  }
  const known = new Map<number, DocStyle>();
  const resolve = (index: number, depth = 0): DocStyle => {
    const done = known.get(index);
    if (done) return done;
    const style = styles[index];
    if (!style || depth > LONGEST_CHAIN) return { changes: new Map(), role: undefined };
    const isRoot = style.base === NO_BASE || style.base === index;
    const inherited = isRoot ? undefined : resolve(style.base, depth + 1);
    const own = {
      changes: new Map([...(inherited?.changes ?? []), ...style.changes]),
      role: style.role ?? inherited?.role,
    };
    known.set(index, own);
    return own;
  };
  return index => resolve(index);
}

function roleOf(sti: number): StyleRole | undefined {
  if (sti === TITLE) return { kind: 'title' };
  if (sti >= FIRST_CONTENTS && sti < FIRST_CONTENTS + EACH) return { kind: 'contents' };
  return sti >= FIRST_HEADING && sti < FIRST_HEADING + EACH
    ? { kind: 'heading', outline: sti - FIRST_HEADING }
    : undefined;
}

/** One style (STD): a fixed part, the name, then the changes; a paragraph style's first are those of paragraphs. */
function readStyle(style: Buffer, fixed: number): Style | undefined {
  if (style.length < fixed + 2) return undefined;
  const kind = style.readUInt16LE(2);
  const base = kind >> 4;
  const role = roleOf(style.readUInt16LE(0) & 0x0fff);
  if ((kind & 0x0f) !== PARAGRAPH_STYLE) return { base, role: undefined, changes: new Map() };
  const name = style.readUInt16LE(fixed);
  // Name, its closing zero, padded to an even place.
  let at = fixed + 2 + (name + 1) * 2;
  at += at % 2;
  if (at + 4 > style.length) return { base, role, changes: new Map() };
  const length = style.readUInt16LE(at);
  // The first two bytes name the style itself.
  return { base, role, changes: changesOf(style.subarray(at + 4, at + 2 + length)) };
}
