const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const LINE_END = /\n/g;
const SENTENCE_END = /[。！？；…!?;][”’」』）)"']*/g;
/** A part is not made shorter than this share of the limit for the sake of a nice end. */
const MIN_SHARE = 0.5;

/**
 * Splits a text into parts of at most `maxBytes` of UTF-8, preferably after a line, else after a sentence, else after what a reader sees as one
 * character. The parts joined are the text.
 */
export function splitText(text: string, maxBytes: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > maxBytes) {
    const end = endOfPart(rest, maxBytes);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function endOfPart(text: string, maxBytes: number): number {
  // A UTF-16 unit is at least one byte: nothing that fits lies beyond.
  const window = text.slice(0, maxBytes + 1);
  const fits = lastFitting(window, maxBytes);
  const head = text.slice(0, fits);
  const least = Math.floor(fits * MIN_SHARE);
  for (const ending of [LINE_END, SENTENCE_END]) {
    const end = lastEnd(head, ending);
    if (end >= least && end > 0) return end;
  }
  return fits;
}

function lastEnd(text: string, ending: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(ending)) end = match.index + match[0].length;
  return end;
}

/** The end of the last whole character within the limit; one that alone exceeds it (a long run of marks) is cut between code points. */
function lastFitting(text: string, maxBytes: number): number {
  let end = 0;
  let bytes = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maxBytes) break;
    end += segment.length;
  }
  return end > 0 ? end : lastFittingCodePoint(text, maxBytes);
}

function lastFittingCodePoint(text: string, maxBytes: number): number {
  let end = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return end;
}
