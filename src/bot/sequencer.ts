import { setTimeout as pause } from 'node:timers/promises';
import type { Conversations, InboxRow } from '../store/conversations.ts';
import type { Database } from '../store/database.ts';
import { createSlots } from './slots.ts';

/** How often an instance looks for conversations that a dead one, or a failure of its own, left behind. Lease + poll stay under 15 s. */
const RESCUE_MS = 2_500;
/** How often a turn that fails is run before it is given up. */
const MAX_TRIES = 3;
/** A message taken this often has ended its process each time: it is answered with an apology instead of ending the next one. */
const MAX_TAKEN = 10;
const RETRY_PAUSE_MS = 100;
/**
 * So many turns at once on an instance. More would not be quicker, and each one that is under way stands between a callback and its answer, which
 * has five seconds; what is stored can wait. Sending does not count, nor does a turn that waits for a model.
 */
const TURNS_AT_ONCE = { most: 6, longMs: 1_000 };
/** So many conversations are taken up at a look; an instance that is busy leaves the others to those who are not. */
const RESCUED_AT_ONCE = 100;

export interface SequencerOptions {
  db: Database;
  conversations: Conversations;
  /** Unique per process start. */
  owner: string;
  realNow: () => Date;
  /** Runs one turn to its end (its last transaction included). */
  runTurn: (row: InboxRow) => Promise<void>;
  /** Hands the conversation's replies to the channel and releases the lease; false when nothing waits behind. */
  afterTurn: (row: InboxRow) => Promise<boolean>;
  /** Answers with an apology and keeps the message as a dead letter. */
  giveUp: (row: InboxRow, error: unknown) => Promise<void>;
  /** The database could not be reached: no fault of the message, which waits until it can. */
  isTransient: (error: unknown) => boolean;
  onError: (error: unknown, row?: InboxRow) => void;
}

/** Runs waiting messages: within a conversation in order and one at a time, conversations side by side. */
export function createSequencer(options: SequencerOptions) {
  const { db, conversations, owner, realNow } = options;
  const running = new Map<string, { again: boolean; begun: boolean; done: Promise<void> }>();
  const inSlot = createSlots(TURNS_AT_ONCE);
  let rescue: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let stopping = false;

  async function work(conversationId: string, state: { again: boolean; begun: boolean }): Promise<void> {
    async function turn(): Promise<InboxRow | undefined> {
      state.begun = true;
      // While it waited for its turn the process may have been told to end.
      const row = stopping ? undefined : await conversations.lease(db.prisma, conversationId, owner, realNow());
      if (row) await attempt(row);
      return row;
    }
    try {
      do {
        state.again = false;
        while (!stopping) {
          const row = await inSlot(turn);
          if (!row) break;
          if (!(await options.afterTurn(row))) break;
        }
      } while (state.again && !stopping);
    } finally {
      // In the same breath as the last look at `again`: a wake in between would be taken for this run's, and lost.
      running.delete(conversationId);
    }
  }

  async function attempt(row: InboxRow): Promise<void> {
    if (row.attempts > MAX_TAKEN) return options.giveUp(row, new Error('taken too often'));
    for (let tried = 1; ; tried++) {
      try {
        return await options.runTurn(row);
      } catch (error) {
        options.onError(error, row);
        // Left waiting: the rescue takes it up again.
        if (options.isTransient(error)) throw error;
        // Whoever ended it answered it: running it again would be a second effect.
        if ((error as Error).name === 'TurnEndedElsewhere') return;
        if (tried >= MAX_TRIES) return options.giveUp(row, error);
        await conversations.noteError(db.prisma, row, String((error as { code?: unknown }).code ?? 'error'));
        await pause(RETRY_PAUSE_MS * tried);
      }
    }
  }

  /** Looks at a conversation; returns at once. */
  function wake(conversationId: string): void {
    if (stopping) return;
    const busy = running.get(conversationId);
    if (busy) {
      // One that has not begun will see whatever is stored by now.
      busy.again = busy.begun;
      return;
    }
    const state = { again: false, begun: false, done: Promise.resolve() };
    running.set(conversationId, state);
    state.done = work(conversationId, state).catch(error => options.onError(error));
  }

  async function rescueWaiting(): Promise<void> {
    for (const id of await conversations.waiting(db.prisma, owner, realNow(), RESCUED_AT_ONCE)) wake(id);
  }

  return {
    wake,
    /** Resolves when no conversation is being worked on. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].map(state => state.done));
    },
    async start(): Promise<void> {
      if (db.pglite) await conversations.releaseAll(db.prisma);
      await rescueWaiting();
      rescue = setInterval(() => void rescueWaiting().catch(options.onError), RESCUE_MS);
      if (db.pglite) return;
      renewal = setInterval(() => {
        if (running.size > 0)
          void conversations.renew(db.prisma, [...running.keys()], owner, realNow()).catch(options.onError);
      }, conversations.leaseMs / 3);
    },
    /** Finishes the turns at work, starts none. */
    async stop(): Promise<void> {
      stopping = true;
      clearInterval(rescue);
      await this.idle();
      // The turns that were still at work had to keep their conversations.
      clearInterval(renewal);
    },
  };
}

export type Sequencer = ReturnType<typeof createSequencer>;
