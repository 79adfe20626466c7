import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { onPostgres } from '../helpers/postgres.ts';
import { runChaos } from './run.ts';

/** The load alone is 45 s; instances start before it, and what the faults held back comes after it. */
const LONGEST_MS = 12 * 60_000;

onPostgres('a minute of chaos', () => {
  it(
    'loses nothing acknowledged, does nothing twice and keeps the order',
    async () => {
      const provided = inject('postgres');
      const logs = await mkdtemp(join(tmpdir(), 'chaos-logs-'));
      const { violations, facts } = await runChaos({
        ...{ adminUrl: 'url' in provided ? provided.url : '', seconds: 45, people: 20, instances: 2, seed: '1' },
        ...{ pause: 6, faultEvery: 1.5, killEvery: 20, logs, say: () => {} },
      });
      await rm(logs, { recursive: true, force: true });
      expect(violations, facts.join('\n')).toEqual([]);
    },
    LONGEST_MS,
  );
});
