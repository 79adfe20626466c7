import type { Timer } from '../domain/timers.ts';
import type { Services } from '../services/index.ts';

/** The table of timers: each kind is one use case of one feature. */
export function createFire(services: Services) {
  const table: Record<string, unknown> = {};
  for (const feature of Object.values(services)) Object.assign(table, 'timers' in feature ? feature.timers : {});
  return async function fire(timer: Timer): Promise<void> {
    const handler = table[(timer as { kind: string }).kind] as ((timer: Timer) => Promise<unknown>) | undefined;
    if (!handler) throw new Error(`no use case for timer ${(timer as { kind: string }).kind}`);
    await handler(timer);
  };
}
