import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated by its seed. */
export function createChance(seed: number) {
  const generator = xoroshiro128plus(seed);
  const below = (count: number): number => (count <= 1 ? 0 : uniformInt(generator, 0, count - 1));
  return {
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
    text(maxLength: number): string {
      let text = '';
      for (let left = below(maxLength + 1); left > 0; left -= 1)
        text += String.fromCharCode(below(4) === 0 ? below(65_536) : below(128));
      return text;
    },
  };
}

export type Chance = ReturnType<typeof createChance>;
