import type { Activity, TurnContext } from 'botbuilder-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bufferedReplies, WechatyAdapter } from '../../src/channel/adapter.ts';
import type { InboundMessage } from '../../src/channel/contracts.ts';
import { DeliveringPuppet } from '../../src/channel/puppets/delivering-puppet.ts';
import { BOT, directoryOf, type Harness, type HarnessOptions, inboundMessage, ROOM, startHarness } from './harness.ts';

describe('WechatyAdapter', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.channel.stop());

  /** Replaces the harness of this test. */
  async function restart(options: HarnessOptions): Promise<void> {
    await harness.channel.stop();
    harness = await startHarness(options);
  }

  /** The activity the bot is given for a message; undefined when it is not asked. */
  async function activityOf(inbound: InboundMessage): Promise<Activity | undefined> {
    let activity: Activity | undefined;
    harness.channel.adapter.onTurn(async context => {
      activity = context.activity;
    });
    await harness.channel.adapter.dispatch(inbound);
    return activity;
  }

  describe('mapping', () => {
    it('maps a direct text message', async () => {
      const inbound = inboundMessage({ text: ' 营业厅几点开门？\n谢谢 ' });
      expect(await activityOf(inbound)).toMatchObject({
        type: 'message',
        id: inbound.id,
        channelId: 'wechaty-local',
        from: { id: 'lin', name: '林芳' },
        recipient: BOT,
        conversation: { id: 'u:lin', isGroup: false },
        text: ' 营业厅几点开门？\n谢谢 ',
        attachments: [],
        timestamp: inbound.at,
        locale: 'zh-CN',
      });
    });

    it.each([
      ['image/png', '现场.png'],
      ['application/pdf', '通报.pdf'],
    ])('maps a file of type %s without text to an attachment and the text ""', async (mime, name) => {
      const activity = await activityOf(inboundMessage({ text: '', file: { id: 'f9', name, mime, size: 12 } }));
      expect(activity?.text).toBe('');
      expect(activity?.attachments).toEqual([
        { contentType: mime, name, contentUrl: 'file:f9', content: { fileId: 'f9', size: 12 } },
      ]);
    });

    it('maps a click on a card, in a room without a mention too', async () => {
      const action = { taskId: 'task-1', key: 'yes' };
      expect((await activityOf(inboundMessage({ text: '确认', action })))?.value).toEqual(action);
      expect((await activityOf(inboundMessage({ text: '确认', action, roomId: ROOM.id })))?.value).toEqual(action);
    });

    it('has no value without a click', async () => {
      expect(await activityOf(inboundMessage())).not.toHaveProperty('value');
    });

    it('takes the mention out of a room message, and out of a caption', async () => {
      const inRoom = { roomId: ROOM.id, mentionsBot: true, text: `@${BOT.name} 记录问题` };
      const file = { id: 'f1', name: 'a.jpg', mime: 'image/jpeg', size: 1 };
      expect((await activityOf(inboundMessage(inRoom)))?.text).toBe('记录问题');
      expect((await activityOf(inboundMessage({ ...inRoom, file })))?.text).toBe('记录问题');
    });

    it('gives two members of a room separate conversations', async () => {
      const members = ['lin', 'gao'];
      const conversations = [];
      for (const senderId of members) {
        const activity = await activityOf(inboundMessage({ senderId, roomId: ROOM.id, mentionsBot: true }));
        conversations.push(activity?.conversation);
      }
      expect(conversations.map(conversation => conversation?.id)).toEqual(['r:hall:lin', 'r:hall:gao']);
      expect(conversations.every(conversation => conversation?.isGroup)).toBe(true);
    });

    it('does not ask the bot about a room message that is not for it', async () => {
      expect(await activityOf(inboundMessage({ roomId: ROOM.id, text: '中午吃什么' }))).toBeUndefined();
    });

    it('asks the bot about somebody unknown, in a room unknown too', async () => {
      expect((await activityOf(inboundMessage({ senderId: 'ghost' })))?.from).toEqual({ id: 'ghost', name: 'ghost' });
      const activity = await activityOf(inboundMessage({ senderId: 'ghost', roomId: 'nowhere', mentionsBot: true }));
      expect(activity?.conversation.id).toBe('r:nowhere:ghost');
      expect(harness.errors.length).toBeGreaterThan(0);
    });
  });

  describe('replies', () => {
    it('buffers messages with ids that a replay repeats, and sends nothing', async () => {
      const turns: Activity[][] = [];
      harness.channel.adapter.onTurn(async context => {
        await context.sendActivity('第一句');
        await context.sendActivities([{ type: 'typing' }, { type: 'message', text: '第二句' }]);
        await context.sendTraceActivity('trace', {});
        turns.push(bufferedReplies(context));
      });
      const inbound = inboundMessage();
      await harness.channel.adapter.dispatch(inbound);
      await harness.channel.adapter.dispatch(inbound);
      const seen = turns.map(replies => replies.map(reply => [reply.id, reply.text]));
      expect(seen[0]).toEqual([
        [`${inbound.id}-1`, '第一句'],
        [`${inbound.id}-2`, '第二句'],
      ]);
      expect(seen[1]).toEqual(seen[0]);
      expect(harness.deliveries).toEqual([]);
    });

    it.each<[string, (context: TurnContext) => Promise<unknown>]>([
      ['updateActivity', context => context.updateActivity({ id: 'x' })],
      ['deleteActivity', context => context.deleteActivity('x')],
      ['continueConversation', context => context.adapter.continueConversation({}, async () => {})],
    ])('does not support %s', async (_name, use) => {
      harness.channel.adapter.onTurn(async context => void (await use(context)));
      await expect(harness.channel.adapter.dispatch(inboundMessage())).rejects.toMatchObject({ code: 'unsupported' });
    });
  });

  describe('outcome', () => {
    it('rejects with the error of the bot, and the next message still works', async () => {
      const failure = new Error('the bot broke');
      harness.channel.adapter.onTurn(() => Promise.reject(failure));
      await expect(harness.channel.adapter.dispatch(inboundMessage())).rejects.toBe(failure);
      harness.channel.adapter.onTurn(() => {
        throw failure;
      });
      await expect(harness.channel.adapter.dispatch(inboundMessage())).rejects.toBe(failure);
      expect((await activityOf(inboundMessage({ text: '还在吗' })))?.text).toBe('还在吗');
    });

    it('leaves no rejection unhandled', async () => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown) => void unhandled.push(reason);
      process.on('unhandledRejection', note);
      try {
        harness.channel.adapter.onTurn(() => Promise.reject(new Error('the bot broke')));
        await Promise.allSettled([
          harness.channel.adapter.dispatch(inboundMessage()),
          harness.channel.adapter.dispatch(inboundMessage({ senderId: 'ghost' })),
        ]);
        // Node reports at the end of a turn of the event loop.
        await new Promise(resolve => setImmediate(resolve));
        expect(unhandled).toEqual([]);
      } finally {
        process.off('unhandledRejection', note);
      }
    });

    it('joins the run of the same message instead of starting another', async () => {
      const gate = Promise.withResolvers<void>();
      let runs = 0;
      harness.channel.adapter.onTurn(() => {
        runs += 1;
        return gate.promise;
      });
      const inbound = inboundMessage();
      const both = [harness.channel.adapter.dispatch(inbound), harness.channel.adapter.dispatch(inbound)];
      gate.resolve();
      await Promise.all(both);
      expect(runs).toBe(1);
    });

    it('refuses before a bot is registered, after the stop, and with a foreign conversation id', async () => {
      const { adapter } = harness.channel;
      await expect(adapter.dispatch(inboundMessage())).rejects.toMatchObject({ code: 'noHandler' });
      adapter.onTurn(async () => {});
      await expect(adapter.dispatch(inboundMessage({ conversationId: 'u:gao' }))).rejects.toMatchObject({
        code: 'conversationMismatch',
      });
      await harness.channel.stop();
      await expect(adapter.dispatch(inboundMessage())).rejects.toMatchObject({ code: 'notRunning' });
    });

    it('refuses a message that Wechaty cannot load, at once', async () => {
      class ForgetfulPuppet extends DeliveringPuppet {
        override messageRawPayload(): Promise<never> {
          return Promise.reject(new Error('gone'));
        }
      }
      await restart({ puppetClass: ForgetfulPuppet });
      harness.channel.adapter.onTurn(async () => {});
      await expect(harness.channel.adapter.dispatch(inboundMessage())).rejects.toMatchObject({ code: 'notTaken' });
    });

    it('refuses a message that never comes out of Wechaty', async () => {
      const { wechaty } = harness.channel;
      const adapter = new WechatyAdapter({ wechaty, puppet: { receive: () => {} }, takeTimeoutMs: 1 });
      adapter.onTurn(async () => {});
      await expect(adapter.dispatch(inboundMessage())).rejects.toMatchObject({ code: 'notTaken' });
    });

    it('refuses at the stop what Wechaty has not taken yet, and lets a running turn finish', async () => {
      const asked = Promise.withResolvers<void>();
      const never = new Promise<undefined>(() => {});
      await restart({
        directory: {
          ...directoryOf(),
          contact: id => {
            if (id !== 'slow') return directoryOf().contact(id);
            asked.resolve();
            return never;
          },
        },
      });
      const gate = Promise.withResolvers<void>();
      const started = Promise.withResolvers<void>();
      harness.channel.adapter.onTurn(() => {
        started.resolve();
        return gate.promise;
      });
      const running = harness.channel.adapter.dispatch(inboundMessage());
      const waiting = harness.channel.adapter.dispatch(inboundMessage({ senderId: 'slow' }));
      const refused = expect(waiting).rejects.toMatchObject({ code: 'notRunning' });
      await Promise.all([started.promise, asked.promise]);
      await harness.channel.stop();
      await refused;
      gate.resolve();
      await running;
    });
  });

  describe('order and overlap', () => {
    it('keeps the order of 50 messages of one person nobody has looked up yet', async () => {
      // Wechaty handlers run concurrently, so the order rests on dispatch settling only with the turn.
      let lookups = 0;
      await restart({
        directory: {
          ...directoryOf(),
          contact: async id => {
            lookups += 1;
            await new Promise(resolve => setImmediate(resolve));
            return { id, name: '新人' };
          },
        },
      });
      const seen: string[] = [];
      harness.channel.adapter.onTurn(async context => {
        const { text } = context.activity;
        // A turn takes turns of the event loop too: an early answer of dispatch would let the next one in.
        await new Promise(resolve => setImmediate(resolve));
        seen.push(text);
      });
      const texts = Array.from({ length: 50 }, (_, index) => `第${index + 1}条`);
      for (const [index, text] of texts.entries()) {
        await harness.channel.adapter.dispatch(inboundMessage({ senderId: 'cold', text }));
        expect(seen).toHaveLength(index + 1);
      }
      expect(seen).toEqual(texts);
      expect(lookups).toBeGreaterThan(0);
    });

    it('runs 20 conversations at the same time', async () => {
      const people = Array.from({ length: 20 }, (_, index) => ({ id: `p${index}`, name: `员工${index}` }));
      await restart({ directory: directoryOf(people) });
      const allIn = Promise.withResolvers<void>();
      let inside = 0;
      // Nobody leaves before all are in: one conversation waiting for another would never end.
      harness.channel.adapter.onTurn(() => {
        inside += 1;
        if (inside === people.length) allIn.resolve();
        return allIn.promise;
      });
      await Promise.all(people.map(({ id }) => harness.channel.adapter.dispatch(inboundMessage({ senderId: id }))));
      expect(inside).toBe(20);
    });
  });
});
