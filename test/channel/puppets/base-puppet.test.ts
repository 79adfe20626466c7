import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ChannelError } from '../../../src/channel/errors.ts';
import { abstractPuppetMethods, BasePuppet } from '../../../src/channel/puppets/base-puppet.ts';
import { DeliveringPuppet } from '../../../src/channel/puppets/delivering-puppet.ts';
import { BOT, directoryOf } from '../harness.ts';

/** The TypeScript sources, which the package ships, still say `abstract`. */
function methodsInSources(): string[] {
  const root = fileURLToPath(new URL('../../../node_modules/wechaty-puppet/src', import.meta.url));
  const names = new Set<string>();
  for (const folder of ['mixins', 'puppet']) {
    for (const file of readdirSync(`${root}/${folder}`).filter(name => !name.includes('.spec.'))) {
      const source = readFileSync(`${root}/${folder}/${file}`, 'utf8');
      for (const [, name] of source.matchAll(/^\s+abstract (?:override )?(\w+)\s*\(/gm)) names.add(name!);
    }
  }
  return [...names].sort();
}

class EmptyPuppet extends BasePuppet {}

describe('BasePuppet', () => {
  it('knows the 65 abstract methods of the installed wechaty-puppet', () => {
    expect(methodsInSources()).toHaveLength(65);
    expect([...abstractPuppetMethods].sort()).toEqual(methodsInSources());
  });

  it.each(abstractPuppetMethods)('%s exists and answers "unsupported"', async name => {
    const puppet = new EmptyPuppet();
    const method = puppet[name] as unknown;
    if (typeof method !== 'function') throw new Error(`${name} is not a function`);
    const outcome = await Promise.resolve()
      .then(() => method.call(puppet, 'id'))
      .catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(ChannelError);
    expect(outcome).toMatchObject({ code: 'unsupported', message: `unsupported: ${name}` });
  });

  it('leaves none undefined in the local puppet', () => {
    const puppet = new DeliveringPuppet({ bot: BOT, directory: directoryOf(), deliver: () => {} });
    expect(abstractPuppetMethods.filter(name => typeof puppet[name] !== 'function')).toEqual([]);
  });
});
