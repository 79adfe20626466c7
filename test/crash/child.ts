import { readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

export interface Said {
  id: string;
  who: string;
  text: string;
  /** Path of a picture that comes with it. */
  photo?: string;
}

export type Step = 'beginDraft' | 'saveDraft' | 'submit';

/**
 * Where the process kills itself: with a use case's work done and not committed, right after its commit (nothing is answered yet), or with
 * the reply handed over and not yet marked as sent.
 */
export type DieAt = { within: Step } | { after: Step } | { replying: string };

/** Handed over as the one argument, JSON. */
export interface ChildTask {
  dataDir: string;
  /** ISO time at which the clock of a new directory stands. */
  at: string;
  said: Said[];
  /** So many messages are accepted before their turns are waited for. */
  burst: number;
  dieAt?: DieAt;
}

/** One line for the parent, written before anything else happens: what it has read is really over. */
const report = (line: string) => writeSync(1, `${line}\n`);

const task = JSON.parse(process.argv[2]!) as ChildTask;
const app = await createApp({
  config: readConfig({ DATA_DIR: task.dataDir, LOG_LEVEL: 'error' }),
  home: { kind: 'directory', dataDir: task.dataDir, purpose: 'crash test' },
  clock: { mode: 'frozen', start: new Date(task.at) },
});
app.onDelivered(id => {
  report(`sent ${id}`);
  if (task.dieAt && 'replying' in task.dieAt && id.startsWith(`${task.dieAt.replying}-`)) die();
});
const [first] = task.said;
const known = first ? await app.db.prisma.inboxMessage.count({ where: { id: first.id } }) : 0;
// A message that was accepted before is run again by the start; what an earlier one has left is finished first.
if (known > 0) await arm();
report('open');
await app.start();
if (known === 0) await arm();
for (const [index, { id, who, text, photo }] of task.said.entries()) {
  const files = photo ? [await app.receiveFile(pictureOf(who, photo))] : [];
  await app.accept({ id, conversationId: `u:${who}`, senderId: who, text, files });
  report(`ack ${id}`);
  if ((index + 1) % task.burst === 0) await app.drain();
}
await app.drain();
await app.stop();
report('end');
process.exit(0);

async function arm(): Promise<void> {
  if (!task.dieAt || 'replying' in task.dieAt) return;
  if (known === 0) await app.drain();
  dieAt(app, task.dieAt);
}

function pictureOf(senderId: string, path: string) {
  return { senderId, name: basename(path), content: readFileSync(path) };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function dieAt({ services: { inspections }, db }: App, point: { within: Step } | { after: Step }): void {
  const [step, within] = 'within' in point ? [point.within, true] : [point.after, false];
  const run = inspections[step] as (input: unknown) => Promise<unknown>;
  const { transaction } = db;
  const dying: typeof transaction = work =>
    transaction(async tx => {
      const result = await work(tx);
      die();
      return result;
    });
  Object.assign(inspections, {
    async [step](input: unknown) {
      if (within) Object.assign(db, { transaction: dying });
      const result = await run(input);
      die();
      return result;
    },
  });
}
