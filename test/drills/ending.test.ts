import { spawn, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const NODE = ['--disable-warning=ExperimentalWarning', '--import', './src/preload.ts'];

it.each(['restore', 'upgrade'])(
  'drill:%s explains itself and does nothing else',
  name => {
    const run = spawnSync(process.execPath, [...NODE, `test/drills/${name}-drill.ts`, '--help'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining(`npm run drill:${name}`)]);
    expect(run.stdout).not.toContain('✓');
  },
  60_000,
);

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'what a drill has made is taken away where %s stops it, the last first',
  async (signal, code) => {
    const script = `
    import { createEnding } from './test/drills/ending.ts';
    const ending = createEnding();
    for (const name of ['server', 'database', 'files']) ending.later(async () => console.log(name));
    setInterval(() => {}, 1000);
    console.log('ready');`;
    const child = spawn(process.execPath, [...NODE, '--input-type=module', '--eval', script], { cwd: ROOT });
    let out = '';
    child.stdout.on('data', data => {
      out += String(data);
      if (out === 'ready\n') child.kill(signal);
    });
    const status = await new Promise(resolve => child.once('close', resolve));
    expect([status, out]).toEqual([code, 'ready\nfiles\ndatabase\nserver\n']);
  },
  60_000,
);
