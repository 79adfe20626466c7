const MINUTE_MS = 60_000;
/** What is marked in a minute is read together, half a minute after its end: whatever was stored in it is there by then. */
const AFTER_MS = 30_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** 02:10 in Shanghai: nobody works, and not on the hour, when everybody's timers call WeCom. */
const NIGHT_MS = (2 - 8) * 60 * MINUTE_MS + 10 * MINUTE_MS;

/** When what is marked now is read. */
export function readingOf(now: Date): Date {
  return new Date((Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS + AFTER_MS);
}

/** The next time at which everything is read. */
export function nextNight(now: Date): Date {
  return new Date(Math.floor((now.getTime() - NIGHT_MS) / DAY_MS) * DAY_MS + NIGHT_MS + DAY_MS);
}
