import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppHarness, startAppHarness } from '../channel/puppets/wecom-app/harness.ts';

let harness: AppHarness;
beforeEach(async () => {
  harness = await startAppHarness({ answerWithinMs: 300 });
});
afterEach(() => harness.stop());

const texts = () => harness.accepted.map(each => each.text);
const ids = () => new Set(harness.accepted.map(each => each.id));

describe('callbacks that go wrong', () => {
  it('are repeated when they were not stored, under the same id', async () => {
    harness.failAccept.next = true;
    expect(await harness.simulator.say('zhou', '一')).toMatchObject({ answered: true, tries: 2, statuses: [500, 200] });
    expect(texts()).toEqual(['一']);
  });

  it.each(['duplicate', 'retry'])('%s comes twice under one id', async what => {
    harness.simulator.faults.command(what);
    await harness.simulator.say('zhou', '一');
    expect(texts()).toEqual(['一', '一']);
    expect(ids().size).toBe(1);
  });

  it('reordered ones come last first', async () => {
    harness.simulator.faults.command('reorder 3');
    const { simulator } = harness;
    await Promise.all([simulator.say('zhou', '一'), simulator.say('zhou', '二'), simulator.say('zhou', '三')]);
    expect(texts()).toEqual(['三', '二', '一']);
  });

  it('are given up after the last try', async () => {
    await harness.stop();
    harness = await startAppHarness({ answerWithinMs: 300 });
    const { url } = harness.simulator.callbacks;
    await harness.simulator.configureCallback(url!);
    harness.simulator.company.callbackToken = 'changed';
    expect(await harness.simulator.say('zhou', '一')).toMatchObject({ answered: false, tries: 4 });
    expect(harness.simulator.callbacks.lost).toHaveLength(1);
  });

  it('of a forger are refused', async () => {
    expect(await harness.simulator.callbacks.forge('<xml><MsgType>text</MsgType></xml>')).toBe(403);
    expect(texts()).toEqual([]);
  });
});
