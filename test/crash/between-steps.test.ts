import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DieAt, Said } from './child.ts';
import { expectAsUninterrupted, readRun } from './expectations.ts';
import { runChild, sentIn } from './run-child.ts';

const AT = '2026-11-03T10:00:00+08:00';
const PHOTO = new URL('../conversations/inspections-photo-1.png', import.meta.url).pathname;
const say = (id: string, text: string, photo?: string): Said => ({ id, who: 'zhou', text, ...(photo && { photo }) });

/** Every step of a guided filing and of one from a sentence, with the moments at which the process dies while it is at it. */
const STEPS: readonly [Said, ...DieAt[]][] = [
  [say('begin', '录测评 营业厅 通川'), { after: 'beginDraft' }],
  [say('answer', '不合格，灯箱不亮'), { after: 'saveDraft' }],
  [say('photo', '第1项', PHOTO), { after: 'saveDraft' }],
  [say('summary', '其余满分'), { replying: 'summary' }],
  [say('confirm', '确认提交'), { within: 'submit' }, { after: 'submit' }, { replying: 'confirm' }],
  [say('sentence', '上午查了南外厅，厅容扣2分，其余满分'), { after: 'beginDraft' }, { after: 'saveDraft' }],
  [say('yes', '确认提交')],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'between-steps-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('killed between any two steps of filing, it goes on as if nothing had happened', { timeout: 600_000 }, async () => {
  const [quiet, dataDir] = [join(folder, 'quiet'), join(folder, 'killed')];
  const said = STEPS.map(([message]) => message);
  const whole = await runChild({ dataDir: quiet, at: AT, said, burst: 1 });
  expect(whole.lines.at(-1), whole.stderr).toBe('end');

  const delivered = new Set<string>();
  const run = async (messages: Said[], dieAt?: DieAt) => {
    const result = await runChild({ dataDir, at: AT, said: messages, burst: 1, ...(dieAt && { dieAt }) });
    for (const id of sentIn(result.lines)) delivered.add(id);
    expect([dieAt, result.killed], result.stderr).toEqual([dieAt, dieAt !== undefined]);
  };
  for (const [message, ...deaths] of STEPS) {
    // The channel has no acknowledgement that it could trust: it delivers the message again each time.
    for (const dieAt of deaths) await run([message], dieAt);
  }
  await run(said);

  const [uninterrupted, killed] = [await readRun(quiet), await readRun(dataDir)];
  expect(uninterrupted.counts).toMatchObject({ inspections: 2, drafts: 0, rectifications: 2, evidence: 1, audit: 2 });
  expectAsUninterrupted(killed, uninterrupted, new Set(said.map(({ id }) => id)), delivered);
});
