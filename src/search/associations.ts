import { ASSOCIATIONS } from './associations-data.ts';

/** Which pairs of characters stand in the passages that answer a question with a pair; the closest first, strengths 0–1. */
export type Associations = ReadonlyMap<string, readonly Association[]>;
export type Association = readonly [pair: string, strength: number];

const NONE: readonly Association[] = [];
const STRENGTHS = 100;

/** By pair; a line of the data until it is asked for. */
let known: Map<string, string | readonly Association[]> | undefined;

/** Pairs that go with a pair of a question, as learned from the development questions. */
export function associationsOf(pair: string): readonly Association[] {
  // Cut into lines with the first question only: the start of the application does not wait for it.
  known ??= new Map(ASSOCIATIONS.split('\n').map(line => [line.slice(0, 2), line.slice(2)]));
  const found = known.get(pair);
  if (typeof found !== 'string') return found ?? NONE;
  const list = readAssociations(found);
  known.set(pair, list);
  return list;
}

/** One line of the data: four characters each, a pair and two digits. */
function readAssociations(line: string): Association[] {
  const list: Association[] = [];
  for (let at = 0; at + 4 <= line.length; at += 4)
    list.push([line.slice(at, at + 2), Number(line.slice(at + 2, at + 4)) / STRENGTHS]);
  return list;
}

/** The data `associationsOf` reads. */
export function writeAssociations(associations: Associations): string {
  return [...associations]
    .map(([pair, list]) => {
      const written = list.flatMap(([other, strength]) => {
        const digits = Math.min(STRENGTHS - 1, Math.round(strength * STRENGTHS));
        return digits > 0 ? `${other}${String(digits).padStart(2, '0')}` : [];
      });
      return pair + written.join('');
    })
    .filter(line => line.length > 2)
    .sort()
    .join('\n');
}
