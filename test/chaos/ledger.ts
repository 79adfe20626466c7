/** Something a person did, and what the platform knows of it. Times are `performance.now()`. */
export interface Said {
  who: string;
  conversationId: string;
  channel: 'wecomApp' | 'wecomBot';
  /** Of the inbox; a click on a card of the app has none that could be told from outside. */
  id?: string;
  /** The card that was clicked. */
  taskId?: string;
  at: number;
  /** When the callback was answered with 200; the bot's platform asks for no receipt. */
  acknowledgedAt?: number;
  /** The bot's connection that carried it. */
  connection?: number;
}

/** What people did, and when the bot's connections ended. */
export function createLedger() {
  const said: Said[] = [];
  const given: Said[] = [];
  const connectionEnds = new Map<number, number>();
  const counts = new Map<string, number>();
  return {
    said,
    /** Callbacks whose every try failed: never acknowledged, and the platform does not try again. */
    given,
    connectionEnds,
    counts,
    count(what: string): void {
      counts.set(what, (counts.get(what) ?? 0) + 1);
    },
  };
}

export type Ledger = ReturnType<typeof createLedger>;
