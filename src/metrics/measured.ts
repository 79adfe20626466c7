import type { Metrics } from './metrics.ts';

/** The same function, with what comes of it counted. */

export function measuredAccept<
  Input extends { channel?: string },
  More extends unknown[],
  Result extends { accepted: boolean },
>(metrics: Metrics, accept: (input: Input, ...more: More) => Promise<Result>) {
  return async (input: Input, ...more: More): Promise<Result> => {
    const result = await accept(input, ...more);
    if (result.accepted) metrics.accepted(input.channel ?? 'local');
    return result;
  };
}

/** A notice has a title, a reply has none. */
export function measuredSend<Message extends { title: string | null }>(
  metrics: Metrics,
  channel: string,
  send: (message: Message) => Promise<void>,
) {
  return async (message: Message): Promise<void> => {
    let outcome: 'sent' | 'failed' = 'failed';
    try {
      await send(message);
      outcome = 'sent';
    } finally {
      metrics.sent(channel, message.title === null ? 'reply' : 'notice', outcome);
    }
  };
}

export function measuredTurn<Row>(metrics: Metrics, runTurn: (row: Row) => Promise<void>) {
  return async (row: Row): Promise<void> => {
    const startedAt = performance.now();
    let outcome: 'done' | 'failed' = 'failed';
    try {
      await runTurn(row);
      outcome = 'done';
    } finally {
      metrics.turnEnded(outcome, startedAt);
    }
  };
}
