/** An unaltered piece of a clause: `clause.slice(start, end) === text`. */
export type Passage = { text: string; start: number; end: number };

export const SUB_POINT = /^\s*(?:[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．](?!\d)|[①-⑳])/u;

/** The sentences of a clause (to 。！？), and each sub-point as a whole line, in order. */
export function splitPieces(text: string): Passage[] {
  const pieces: Passage[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (SUB_POINT.test(line)) {
      pushTrimmed(pieces, line, lineStart);
    } else {
      for (const match of line.matchAll(/[^。！？!?]+[。！？!?]*[”’」』）)]*/gu))
        pushTrimmed(pieces, match[0], lineStart + match.index);
    }
    lineStart += line.length + 1;
  }
  return pieces;
}

/** The sentence a sub-point hangs on (…不得有下列行为：); none for a piece that stands alone. */
export function leadInOf(pieces: readonly Passage[], point: Passage): Passage | undefined {
  if (!SUB_POINT.test(point.text)) return undefined;
  return pieces.findLast(
    piece => piece.end <= point.start && !SUB_POINT.test(piece.text) && /[:：]$/u.test(piece.text),
  );
}

function pushTrimmed(pieces: Passage[], text: string, start: number): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  const offset = start + text.indexOf(trimmed);
  pieces.push({ text: trimmed, start: offset, end: offset + trimmed.length });
}
