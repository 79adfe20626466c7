import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type Instance, say } from '../operating/instance.ts';

export interface Sent {
  id: string;
  text: string;
}

/** Sends as a platform does: to whoever takes it, again until somebody has. */
export function createTraffic(rows: Pool, instances: () => readonly Instance[]) {
  const accepted: Sent[] = [];
  const retried = { count: 0 };
  let [running, taken] = [true, 0];

  async function deliver(as: string, clientId: string, text: string): Promise<string> {
    for (;;) {
      const alive = instances();
      const instance = alive[taken++ % alive.length];
      try {
        if (!instance) throw new Error('nobody is there');
        await say(instance.address, { as, clientId, text });
        const id = `web-${as}-${clientId}`;
        accepted.push({ id, text });
        return id;
      } catch {
        retried.count++;
        await pause(50);
      }
    }
  }

  async function answered(id: string): Promise<string> {
    for (;;) {
      const { rows: found } = await rows.query<{ payload: { text: string } }>(
        `SELECT payload FROM "OutboxMessage" WHERE "causeId" = $1 ORDER BY seq`,
        [id],
      );
      if (found.length > 0) return found.map(row => row.payload.text).join('\n');
      await pause(50);
    }
  }

  return {
    accepted,
    retried,
    /** Asks one thing after the other, several before the first is answered, until it is over. */
    async chatter(as: string, texts: readonly string[]): Promise<void> {
      for (let count = 0; running; count++) {
        const ids: string[] = [];
        for (const text of texts) ids.push(await deliver(as, `${count}-${ids.length}`, text));
        for (const id of ids) await answered(id);
      }
    },
    /** Goes through a form to its end, again and again. @returns what each end was answered with */
    async fillForms(as: string, steps: readonly string[]): Promise<string[]> {
      const ends: string[] = [];
      for (let count = 0; running; count++) {
        let last = '';
        for (const [step, text] of steps.entries())
          last = await answered(await deliver(as, `form-${count}-${step}`, text));
        ends.push(last);
      }
      return ends;
    },
    stop(): void {
      running = false;
    },
  };
}
