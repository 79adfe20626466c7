import type { App } from '../../src/app.ts';

export interface TurnKind {
  name: string;
  /** Said before anything is measured. */
  prepare: readonly string[];
  /** The n-th measured turn. */
  say: (turn: number) => string;
}

const QUESTIONS = [
  '营业厅等候多久算超时',
  '宽带装机要多久',
  '投诉多久答复',
  '客户经理多久联系一次',
  '障碍多久修好',
  '资费公示有什么要求',
];

export const TURN_KINDS: readonly TurnKind[] = [
  { name: 'ask a standard', prepare: ['帮助'], say: turn => QUESTIONS[turn % QUESTIONS.length]! },
  { name: 'answer an item', prepare: ['录测评 营业厅 通川'], say: () => 'a' },
];
/** A sheet has twenty items, the last of which ends the asking. */
export const MOST_TURNS = 18;

/** Lets people speak; a turn is over for them when its first reply has reached the channel. */
export function createTalk(app: App) {
  const waiting = new Map<string, () => void>();
  app.onDelivered(id => {
    const cause = id.slice(0, id.lastIndexOf('-'));
    waiting.get(cause)?.();
    waiting.delete(cause);
  });
  return {
    /** One turn; gives its milliseconds. */
    async say(person: string, turn: number | string, text: string): Promise<number> {
      const id = `${person}-turn-${turn}`;
      const answered = new Promise<void>(resolve => waiting.set(id, resolve));
      const start = performance.now();
      await app.accept({ id, conversationId: `u:${person}`, senderId: person, text });
      await answered;
      return performance.now() - start;
    },
    /** Nothing is being worked on any more. */
    quiet: () => app.drain(),
  };
}

export type Talk = ReturnType<typeof createTalk>;
