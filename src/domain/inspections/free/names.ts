import { soundAlike } from '../../language/same-sound.ts';

/** Something people call by a name; of names found at the same place the longest wins, then the lowest rank. */
export interface Name<Value> {
  readonly text: string;
  readonly value: Value;
  /** 0 is the name proper; the higher, the looser. */
  readonly rank: number;
}

export interface FoundName<Value> {
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly text: string;
  readonly rank: number;
  /** More than one where the name is shared. */
  readonly values: readonly Value[];
  /** The name was written wrong. */
  readonly misspelt?: true;
}

type Match = (text: string, at: number, name: string) => number | undefined;

const exactly: Match = (text, at, name) => (text.startsWith(name, at) ? name.length : undefined);

/** One slip of the ear: a character of the same sound; in longer names two. Two-character names must sound wholly alike. */
const bySound: Match = (text, at, name) => {
  if (at + name.length > text.length) return undefined;
  let slips = 0;
  for (let index = 0; index < name.length; index += 1) {
    const [written, meant] = [text[at + index]!, name[index]!];
    if (written === meant) continue;
    if (!soundAlike(written, meant)) return undefined;
    slips += 1;
  }
  return slips > 0 && slips <= (name.length > 3 ? 2 : 1) ? name.length : undefined;
};

/** One slip of the finger in a name of at least five characters: one too many, one missing or another one. */
const byHand: Match = (text, at, name) => {
  if (name.length < 5 || text[at] !== name[0]) return undefined;
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    const written = text.slice(at, at + length);
    if (written.length === length && written.at(-1) === name.at(-1) && oneSlip(written, name)) return length;
  }
  return undefined;
};

function oneSlip(written: string, meant: string): boolean {
  let head = 0;
  while (head < written.length && written[head] === meant[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(written.length, meant.length);
  while (tail < shorter - head && written.at(-1 - tail) === meant.at(-1 - tail)) tail += 1;
  return Math.max(written.length, meant.length) - head - tail === 1;
}

/** The names standing in a text, from left to right, none overlapping. */
export function findNames<Value>(text: string, names: readonly Name<Value>[]): FoundName<Value>[] {
  return scan(text, names, exactly, false);
}

/** Names written wrong: by the ear first, then by the hand. For a text in which nothing was found as it is written. */
export function findMisspelt<Value>(text: string, names: readonly Name<Value>[]): FoundName<Value>[] {
  const heard = scan(text, names, bySound, true);
  return heard.length > 0 ? heard : scan(text, names, byHand, true);
}

function scan<Value>(text: string, names: readonly Name<Value>[], match: Match, misspelt: boolean): FoundName<Value>[] {
  const found: FoundName<Value>[] = [];
  for (let at = 0; at < text.length; ) {
    const best = bestAt(text, at, names, match);
    if (best) found.push(misspelt ? { ...best, misspelt: true } : best);
    at = best ? best.end : at + 1;
  }
  return found;
}

function bestAt<Value>(
  text: string,
  at: number,
  names: readonly Name<Value>[],
  match: Match,
): FoundName<Value> | undefined {
  let best: { length: number; rank: number; values: Value[] } | undefined;
  for (const { text: name, value, rank } of names) {
    const length = match(text, at, name);
    if (length === undefined) continue;
    if (!best || length > best.length || (length === best.length && rank < best.rank)) {
      best = { length, rank, values: [value] };
    } else if (length === best.length && rank === best.rank && !best.values.includes(value)) best.values.push(value);
  }
  if (!best) return undefined;
  const end = at + best.length;
  return { start: at, end, text: text.slice(at, end), rank: best.rank, values: best.values };
}
