/** What a piece ends with by preference, the best first: a paragraph, a line, a sentence, a clause, a word. */
const BREAKS = [/\n\n+/g, /\n/g, /[。！？!?…]+[”’」』）)]*|\.\s/g, /[；;，,、：:]/g, /\s/g];

/** A preferred break is used only where it leaves the piece at least this full, or an early line would make a tiny message. */
const LEAST_FULL = 0.5;

/** A letter with its marks, a family of several figures: one character to whoever reads it. */
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The text in pieces of at most `mostBytes` UTF-8 bytes each, none of them empty and no character cut: joined, they are the text again.
 * WeCom counts bytes, of which a Chinese character has three, and cuts off what is beyond.
 */
export function splitByBytes(text: string, mostBytes: number): string[] {
  // The longest character has four.
  if (mostBytes < 4) throw new RangeError('a piece must have room for a character');
  const pieces: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > mostBytes) {
    const cut = cutOf(rest.slice(0, longestStart(rest, mostBytes)));
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

/** How many UTF-16 units from the start fit into the bytes: whole characters as a reader sees them, or whole code points of one that alone is too long. */
function longestStart(text: string, mostBytes: number): number {
  // A unit has a byte at least: nothing beyond can fit.
  const window = text.slice(0, mostBytes + 1);
  return fitting(segments(window), mostBytes) || fitting(window, mostBytes);
}

function* segments(text: string): Iterable<string> {
  for (const { segment } of characters.segment(text)) yield segment;
}

function fitting(parts: Iterable<string>, mostBytes: number): number {
  let bytes = 0;
  let units = 0;
  for (const part of parts) {
    bytes += Buffer.byteLength(part);
    if (bytes > mostBytes) break;
    units += part.length;
  }
  return units;
}

function cutOf(start: string): number {
  for (const pattern of BREAKS) {
    const last = [...start.matchAll(pattern)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end >= start.length * LEAST_FULL) return end;
  }
  return start.length;
}
