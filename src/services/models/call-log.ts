import type { Clock } from '../../domain/clock.ts';
import type { ModelCall } from '../../llm/model.ts';
import type { Database } from '../../store/database.ts';

/** How long calls are gathered before they are written, real ms: a turn's calls become one statement, after the answer is on its way. */
const GATHER_MS = 200;
/** Calls kept while the database cannot be reached; the oldest go first. */
const MOST_WAITING = 1_000;

/** Keeps what the model's calls cost, beside the turns: an answer never waits for this, and is not lost when it fails. */
export function createModelCallLog(options: { db: Database; clock: Clock; onError: (error: unknown) => void }) {
  const { db, clock, onError } = options;
  let waiting: (ModelCall & { at: Date })[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const calls = waiting;
    if (calls.length === 0) return;
    waiting = [];
    try {
      await db.prisma.modelCall.createMany({
        data: calls.map(({ questionId = null, ...call }) => ({ ...call, questionId })),
      });
    } catch (error) {
      waiting = [...calls, ...waiting].slice(-MOST_WAITING);
      onError(error);
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  return {
    record(call: ModelCall): void {
      waiting.push({ ...call, at: clock.now() });
      timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
    },
    /** Writes what waits; resolves when it is written, or could not be. */
    flush,
  };
}

export type ModelCallLog = ReturnType<typeof createModelCallLog>;
