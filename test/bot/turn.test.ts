import type { TurnContext } from 'botbuilder';
import { expect, it, vi } from 'vitest';
import { createTurn, type TurnOptions } from '../../src/bot/turn.ts';
import { TURN, type Turn } from '../../src/domain/conversation/turn.ts';
import type { InboxRow } from '../../src/store/conversations.ts';

const row = (attempts = 1): InboxRow => ({
  id: 'm1',
  conversationId: 'u:lina',
  seq: 1,
  senderId: 'lina',
  channel: 'local',
  payload: { text: '宽带装机要多久' },
  receivedAt: new Date(0),
  attempts,
});

/** A turn whose dialog tells how far it is; gives back what was shown of it. */
function staged(onProgress?: TurnOptions['onProgress']) {
  const offered: boolean[] = [];
  const options = {
    db: { prisma: {} },
    clock: { now: () => new Date(0) },
    conversations: { endTurn: async () => {} },
    botStates: { load: async () => ({ data: {} }) },
    directory: { actor: async () => ({ id: 'lina' }) },
    run: async (context: TurnContext) => {
      const turn = context.turnState.get(TURN) as Turn;
      offered.push(turn.progress !== undefined);
      turn.progress?.('城市48小时内。');
    },
    bufferedReplies: () => [],
    contentOf: vi.fn(),
    unknownPerson: vi.fn(),
    ...(onProgress ? { onProgress } : {}),
  } as unknown as TurnOptions;
  const runTurn = createTurn(options, () => {});
  const context = () => ({ turnState: new Map(), activity: { text: '' } }) as unknown as TurnContext;
  return { offered, run: (message: InboxRow) => runTurn(context(), message) };
}

it('what a reply says so far is shown once: a turn that is run again shows only its reply', async () => {
  const shown: string[] = [];
  const { offered, run } = staged((message, text) => shown.push(`${message.id} ${text}`));
  const message = row();
  await run(message);
  await run(message);
  await run(row(2));
  expect(shown).toEqual(['m1 城市48小时内。']);
  expect(offered).toEqual([true, false, false]);
});

it('where nobody would see it, nothing is offered', async () => {
  const { offered, run } = staged();
  await run(row());
  expect(offered).toEqual([false]);
});
