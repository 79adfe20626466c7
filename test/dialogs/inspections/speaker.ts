import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import { contentOf } from '../../../dialogs/framework/reply.ts';
import { createRoot } from '../../../dialogs/root.ts';
import type { MessageContent } from '../../../src/domain/conversation/message.ts';
import { MEMORY, type Memory, type ReceivedFile, TURN, type Turn } from '../../../src/domain/conversation/turn.ts';
import type { TestContext } from '../../helpers/context.ts';

/** Keeps what was said instead of sending it. */
class KeepingAdapter extends BotAdapter {
  readonly said: MessageContent[] = [];
  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.said.push(...activities.map(contentOf));
    return activities.map((_, index) => ({ id: String(index) }));
  }
  override async updateActivity(): Promise<undefined> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

/**
 * One person talking to the root dialog on the test database. `repeat` runs a message twice from the same memory, as after a crash
 * between the use case's transaction and the end of the turn.
 */
export async function openSpeaker(
  test: TestContext,
  staffId: string,
  options: { repeat?: boolean; inGroup?: boolean; memory?: Memory } = {},
) {
  const root = createRoot(test.services);
  const actor = await test.actor(staffId);
  let memory: Memory = options.memory ?? {};
  const device = randomUUID();
  let count = 0;

  async function run(messageId: string, text: string, files: readonly ReceivedFile[]) {
    const adapter = new KeepingAdapter();
    const context = new TurnContext(adapter, {
      type: ActivityTypes.Message,
      text,
      conversation: { id: staffId },
    } as Activity);
    const turn: Turn = {
      actor,
      messageId,
      now: test.context.clock.now(),
      text,
      files,
      inGroup: options.inGroup ?? false,
    };
    const next: Memory = JSON.parse(JSON.stringify(memory));
    context.turnState.set(TURN, turn);
    context.turnState.set(MEMORY, next);
    await root.run(context);
    return { said: adapter.said, next: JSON.parse(JSON.stringify(next)) as Memory };
  }

  return {
    /** What the conversation remembers by now, to go on with it as somebody who has changed. */
    memory: (): Memory => memory,
    /** What the bot says; with `repeat` both times, to be compared. */
    async say(
      text: string,
      files: readonly ReceivedFile[] = [],
    ): Promise<{ first: MessageContent[]; again: MessageContent[] }> {
      count += 1;
      const messageId = `${device}-${count}`;
      const first = await run(messageId, text, files);
      const again = options.repeat ? await run(messageId, text, files) : first;
      memory = again.next;
      return { first: first.said, again: again.said };
    },
  };
}
