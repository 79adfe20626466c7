import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What a choice is about: who or what, and which act; business keys, never ids or 单号. */
export type ChoiceKey = readonly (string | number)[];

/**
 * Every choice of the simulation. Each has a generator of its own, made from the seed and what the choice is about: in whatever order choices are
 * made, and however often after a restart, they come out the same.
 */
export function createChance(seed: string) {
  function drawn(key: ChoiceKey, below: number): number {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, ...key]))
      .digest();
    return uniformInt(xoroshiro128plus(digest.readInt32LE(0)), 0, below - 1);
  }

  return {
    /** True in so many of a hundred cases. */
    percent: (share: number, ...key: ChoiceKey): boolean => drawn(key, 10_000) < share * 100,
    /** A whole number, ends included. */
    between: (from: number, to: number, ...key: ChoiceKey): number => from + drawn(key, to - from + 1),
    /** One of several, each as often as its weight says. */
    oneOf<Name extends string>(weights: Readonly<Record<Name, number>>, ...key: ChoiceKey): Name {
      const names = Object.keys(weights) as Name[];
      let left = drawn(
        key,
        names.reduce((sum, name) => sum + weights[name], 0),
      );
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new RangeError('no weights');
    },
    pick<Item>(items: readonly Item[], ...key: ChoiceKey): Item {
      return items[drawn(key, items.length)]!;
    },
  };
}

export type Chance = ReturnType<typeof createChance>;
