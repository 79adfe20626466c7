import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { play } from '../helpers/play.ts';

const folder = new URL('./', import.meta.url);

/** Every conversation script, unchanged, by people who sit at a simulated WeCom: buttons are tapped where a card has them. */
export function describeThrough(channel: 'wecomApp' | 'wecomBot', what: string): void {
  const scripts = readdirSync(folder).filter(name => name.endsWith('.chat'));
  describe(`conversation scripts through ${what}`, () => {
    it.each(scripts)('%s goes as written, within the limits', { timeout: 240_000 }, async name => {
      const { unmet, objections } = await play(new URL(name, folder).pathname, channel);
      expect(unmet.join('\n')).toBe('');
      expect(objections).toEqual([]);
    });
  });
}
