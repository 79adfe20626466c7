import type { Activity, TurnContext } from 'botbuilder';
import type { Clock } from '../domain/clock.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import { MEMORY, type Memory, type ReceivedFile, TURN, type Turn } from '../domain/conversation/turn.ts';
import { cleanText } from '../domain/language/clean-text.ts';
import type { BotStates } from '../store/bot-state.ts';
import type { Conversations, InboxRow, OutboxDraft } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';
import type { Directory } from '../store/directory.ts';
import type { StoredInbound } from './accept.ts';
import type { TurnReplies } from './delivery.ts';

export interface TurnOptions {
  db: Database;
  clock: Clock;
  conversations: Conversations;
  botStates: BotStates;
  directory: Directory;
  /** The root dialog: reads TURN and MEMORY from the turn state, says what it says. */
  run: (context: TurnContext) => Promise<void>;
  bufferedReplies: (context: TurnContext) => readonly Activity[];
  contentOf: (activity: Partial<Activity>) => MessageContent;
  /** Whether a card that was clicked is not the last one that this conversation was answered with. */
  isLateClick: (conversationId: string, taskId: string) => Promise<boolean>;
  /** What somebody unknown is told. */
  unknownPerson: (id: string) => string;
  /** Told what a reply says so far; must return at once. Whoever misses it sees the reply itself. */
  onProgress?: (row: InboxRow, text: string) => void;
}

/** Replies of a finished turn, as stored. */
export type TurnEnd = (row: InboxRow, end: TurnReplies) => void;

/**
 * Runs one turn: identify, load state, run the root dialog, and end with one statement for state, replies and the inbox row.
 * Whatever fails before that statement leaves nothing behind, so the turn can be run again.
 */
export function createTurn(options: TurnOptions, onEnd: TurnEnd) {
  const { db, conversations, botStates, directory } = options;
  /** Turns that have been run before by this process: what is shown must not begin anew. */
  const begun = new WeakSet<InboxRow>();

  function progressOf(row: InboxRow): Pick<Turn, 'progress'> {
    const isRepeat = row.attempts > 1 || begun.has(row);
    begun.add(row);
    const { onProgress } = options;
    return onProgress && !isRepeat ? { progress: text => onProgress(row, text) } : {};
  }

  return async function runTurn(context: TurnContext, row: InboxRow): Promise<void> {
    const now = options.clock.now();
    const [actor, state] = await Promise.all([
      directory.actor(db.prisma, row.senderId),
      botStates.load(db.prisma, row.conversationId),
    ]);
    const inbound = row.payload as unknown as StoredInbound;
    // What a stranger said is not kept; somebody who has become known since says it again.
    if (!actor || inbound.stranger) {
      const replies = [draft(row, `${row.id}-1`, plain(options.unknownPerson(row.senderId)))];
      return onEnd(row, {
        replies,
        ...(await conversations.endTurn(db.prisma, row, { status: 'done', replies, now })),
      });
    }

    const { action } = inbound;
    const lateClick = action !== undefined && (await options.isLateClick(row.conversationId, action.taskId));
    const turn: Turn = {
      actor,
      messageId: row.id,
      now,
      text: cleanText(context.activity.text ?? ''),
      files: (inbound.files ?? []) as ReceivedFile[],
      unusable: inbound.unusable,
      lateClick,
      inGroup: inbound.roomId !== undefined,
      ...progressOf(row),
    };
    context.turnState.set(TURN, turn);
    context.turnState.set(MEMORY, state.data as Memory);
    const before = JSON.stringify(state.data);
    await options.run(context);

    const replies = options
      .bufferedReplies(context)
      .map((activity, index) => draft(row, activity.id ?? `${row.id}-${index + 1}`, options.contentOf(activity)));
    const changed = JSON.stringify(state.data) !== before;
    const end = { status: 'done' as const, replies, now, ...(changed && { state }) };
    onEnd(row, { replies, ...(await conversations.endTurn(db.prisma, row, end)) });
  };
}

/** A stored message of one turn. Its id follows from the inbound message's, so a replayed turn says the same under the same id. */
export function draft(row: InboxRow, id: string, content: MessageContent): OutboxDraft {
  return {
    id,
    recipientId: row.senderId,
    kind: 'reply',
    causeId: row.id,
    payload: { ...content } as unknown as OutboxDraft['payload'],
  };
}

export function plain(text: string): MessageContent {
  return { text, options: [], outcome: null, citations: [], ref: null };
}
