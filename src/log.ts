import { pino } from 'pino';

/** Structured logs without message text, names or secrets: ids, codes, counts and durations only. */
export function createLog(level: string) {
  return pino({ level, base: null, serializers: { err: describeError } });
}

/**
 * Only kind, message and stack: libraries hang whole contexts on their errors (Bot Framework the dialog stack, with what people typed).
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  // Bot Framework wraps what a dialog threw.
  const inner = (error as { error?: unknown }).error;
  if (inner instanceof Error) return describeError(inner);
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
