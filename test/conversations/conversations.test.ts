import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { play } from '../helpers/play.ts';

const folder = new URL('./', import.meta.url);
const scripts = readdirSync(folder).filter(name => name.endsWith('.chat'));

describe('conversation scripts', () => {
  it.each(scripts)('%s goes as written', { timeout: 240_000 }, async name => {
    const { unmet, expectations } = await play(new URL(name, folder).pathname);
    expect(unmet.join('\n')).toBe('');
    // A script that expects nothing proves nothing.
    expect(expectations).toBeGreaterThan(0);
  });
});
