import { pino } from 'pino';

/** Structured logs without message text, names or secrets: ids, codes, counts and durations only. */
export function createLog(level: string) {
  return pino({ level, base: null, redact: ['*.apiKey', '*.text', '*.payload'] });
}

export type Log = ReturnType<typeof createLog>;
