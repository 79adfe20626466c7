import { READINGS } from './pinyin.ts';

let readings: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function readingsOf(character: string): ReadonlySet<string> | undefined {
  if (!readings) {
    const read = new Map<string, Set<string>>();
    for (const [, syllable = '', written = ''] of READINGS.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
      for (const each of written) read.set(each, (read.get(each) ?? new Set()).add(blurred(syllable)));
    }
    readings = read;
  }
  return readings.get(character);
}

/** Sounds that typing by ear and voice text mix up: 川 and 穿 are one, so are 厅 and 听, 容 and 荣, 南 and 蓝, 山 and 三. */
const blurred = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/([ein])ng$/, '$1n')
    .replace(/ang$/, 'an');

/** Whether two characters are pronounced alike, tones apart. A character outside the common ones is only like itself. */
export function soundAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [readingsOf(a), readingsOf(b)];
  if (!first || !second) return false;
  for (const each of second) if (first.has(each)) return true;
  return false;
}
