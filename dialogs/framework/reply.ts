import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { MessageContent, Option } from '../../src/domain/conversation/message.ts';

/** What a dialog says: text, and whatever else applies. */
export type Reply = Partial<MessageContent> & { text: string };

/** Says one or more messages in order. They are stored with the end of the turn and delivered after it. */
export async function say(context: TurnContext, ...replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) await context.sendActivity(toActivity(reply));
  const last = replies.at(-1);
  if (last) context.turnState.set(LAST_OFFER, last.options ?? []);
  const about = replies.findLast(reply => reply.ref);
  if (about) context.turnState.set(LAST_REF, about.ref);
}

const LAST_OFFER = Symbol('lastOffer');
const LAST_REF = Symbol('lastRef');

/** The options of the last message said in this turn. */
export function lastOffer(context: TurnContext): readonly Option[] {
  return (context.turnState.get(LAST_OFFER) as readonly Option[] | undefined) ?? [];
}

/** What the last message of this turn that is about a record is about. */
export function lastRef(context: TurnContext): MessageContent['ref'] {
  return (context.turnState.get(LAST_REF) as MessageContent['ref'] | undefined) ?? null;
}

function toActivity(reply: Reply): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    suggestedActions: {
      to: [],
      actions: (reply.options ?? []).map(option => ({ type: 'imBack', title: option.label, value: option.key })),
    },
    channelData: {
      outcome: reply.outcome ?? null,
      citations: reply.citations ?? [],
      ref: reply.ref ?? null,
      ...(reply.file && { file: reply.file }),
    },
  };
}

/** The stored form of what a dialog said. */
export function contentOf(activity: Partial<Activity>): MessageContent {
  const data = (activity.channelData ?? {}) as Partial<MessageContent>;
  return {
    text: activity.text ?? '',
    options: (activity.suggestedActions?.actions ?? []).map(action => ({
      key: String(action.value),
      label: action.title,
    })),
    outcome: data.outcome ?? null,
    citations: data.citations ?? [],
    ref: data.ref ?? null,
    ...(data.file && { file: data.file }),
  };
}
