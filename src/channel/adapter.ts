import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { Message, Wechaty } from 'wechaty';
import { toActivity } from './activity.ts';
import type { InboundMessage, InboundPuppet } from './contracts.ts';
import { conversationIdFor } from './conversation.ts';
import { ChannelError } from './errors.ts';

export type TurnHandler = (context: TurnContext) => Promise<void>;

/** Where a turn's replies wait in `context.turnState` until the turn's end stores them. */
export const BUFFERED_REPLIES = Symbol('bufferedReplies');

/** The message activities this turn has sent so far, in order, each with an id that is the same when the turn is replayed. */
export function bufferedReplies(context: TurnContext): Activity[] {
  return context.turnState.get<Activity[]>(BUFFERED_REPLIES) ?? [];
}

export interface WechatyAdapterOptions {
  wechaty: Wechaty;
  puppet: InboundPuppet;
  /** How long Wechaty may take from `receive` to its `message` event; it looks up people and rooms in between. */
  takeTimeoutMs?: number;
}

const DEFAULT_TAKE_TIMEOUT_MS = 15_000;

/** A message on its way: first through Wechaty (`taken` false), then in the bot's hands. */
interface PendingTurn {
  inbound: InboundMessage;
  taken: boolean;
  outcome: PromiseWithResolvers<void>;
  timer: NodeJS.Timeout;
}

/**
 * Bot Framework adapter on Wechaty. Receives only: replies are stored with the turn's end and delivered afterwards, so `sendActivities`
 * buffers, and there is nothing to update, delete or continue.
 */
export class WechatyAdapter extends BotAdapter {
  readonly #wechaty: Wechaty;
  readonly #puppet: InboundPuppet;
  readonly #takeTimeoutMs: number;
  readonly #pending = new Map<string, PendingTurn>();
  #handler: TurnHandler | undefined;

  constructor(options: WechatyAdapterOptions) {
    super();
    this.#wechaty = options.wechaty;
    this.#puppet = options.puppet;
    this.#takeTimeoutMs = options.takeTimeoutMs ?? DEFAULT_TAKE_TIMEOUT_MS;
    // Not async, and not throwing: a rejection of a Wechaty listener would end the process.
    this.#wechaty.on('message', message => this.#take(message));
    this.#wechaty.on('error', error => this.#refuseLost(error));
    this.#wechaty.on('stop', () => this.#refuseAll());
  }

  /** Registers the bot; it must be there before the first `dispatch`. */
  onTurn(handler: TurnHandler): void {
    this.#handler = handler;
  }

  /**
   * Runs one stored message through Wechaty and the bot. Settles as the bot's handler does; a room message that is not for the bot
   * resolves without running it. The caller keeps to one message per conversation at a time; the same message handed over while it is
   * still running joins the run.
   */
  async dispatch(inbound: InboundMessage): Promise<void> {
    const running = this.#pending.get(inbound.id);
    if (running) return running.outcome.promise;
    if (!this.#handler) throw new ChannelError('noHandler', inbound.id);
    if (inbound.conversationId !== conversationIdFor(inbound.senderId, inbound.roomId)) {
      throw new ChannelError('conversationMismatch', inbound.conversationId);
    }
    if (!this.#wechaty.isLoggedIn) throw new ChannelError('notRunning', inbound.id);

    const outcome = Promise.withResolvers<void>();
    const timer = setTimeout(() => outcome.reject(new ChannelError('notTaken', inbound.id)), this.#takeTimeoutMs);
    this.#pending.set(inbound.id, { inbound, taken: false, outcome, timer });
    try {
      this.#puppet.receive(inbound);
      await outcome.promise;
    } finally {
      clearTimeout(timer);
      this.#pending.delete(inbound.id);
    }
  }

  /** Buffers messages for the turn's end; traces, typing and delays have no place in a stored conversation. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const replies = bufferedReplies(context);
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type !== ActivityTypes.Message) {
        responses.push({ id: activity.id ?? '' });
        continue;
      }
      const id = activity.id || `${context.activity.id}-${replies.length + 1}`;
      replies.push({ ...(activity as Activity), id });
      responses.push({ id });
    }
    context.turnState.set(BUFFERED_REPLIES, replies);
    return responses;
  }

  override async updateActivity(): Promise<void> {
    throw new ChannelError('unsupported', 'updateActivity');
  }

  override async deleteActivity(): Promise<void> {
    throw new ChannelError('unsupported', 'deleteActivity');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new ChannelError('unsupported', 'continueConversation');
  }

  #take(message: Message): void {
    const turn = this.#pending.get(message.id);
    // Not dispatched, given up, or already running: nobody waits for it.
    if (!turn || turn.taken) return;
    turn.taken = true;
    clearTimeout(turn.timer);
    this.#runTurn(message, turn.inbound).then(turn.outcome.resolve, turn.outcome.reject);
  }

  async #runTurn(message: Message, inbound: InboundMessage): Promise<void> {
    const handler = this.#handler;
    if (!handler) throw new ChannelError('noHandler', inbound.id);
    // A click can only be meant for the bot, whose card it is.
    if (message.room() && !inbound.mentionsBot && !inbound.action) return;
    const { currentUser } = this.#wechaty;
    const activity = toActivity(message, inbound, { id: currentUser.id, name: currentUser.name() });
    const context = new TurnContext(this, activity);
    context.turnState.set(BUFFERED_REPLIES, []);
    await this.runMiddleware(context, handler);
  }

  /** Wechaty says which message it could not load only in the text of its error; the timeout covers whatever it says otherwise. */
  #refuseLost(error: Error): void {
    const lost = /^message not found for id: (.+)$/s.exec(error.message)?.[1];
    const turn = lost === undefined ? undefined : this.#pending.get(lost);
    if (turn && !turn.taken) turn.outcome.reject(new ChannelError('notTaken', turn.inbound.id, { cause: error }));
  }

  /** A turn that is already in the bot's hands is left to finish. */
  #refuseAll(): void {
    for (const turn of this.#pending.values()) {
      if (!turn.taken) turn.outcome.reject(new ChannelError('notRunning', turn.inbound.id));
    }
  }
}
