import { writeSync } from 'node:fs';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

export interface Said {
  id: string;
  who: string;
  text: string;
}

/** Handed over as the one argument, JSON. */
export interface ChildTask {
  dataDir: string;
  /** ISO time at which the clock of a new directory stands. */
  at: string;
  said: Said[];
  /** So many messages are accepted before their turns are waited for. */
  burst: number;
}

/** One line for the parent, written before anything else happens: what it has read is really over. */
const report = (line: string) => writeSync(1, `${line}\n`);

const task = JSON.parse(process.argv[2]!) as ChildTask;
const app = await createApp({
  config: readConfig({ DATA_DIR: task.dataDir, LOG_LEVEL: 'error' }),
  home: { kind: 'directory', dataDir: task.dataDir, purpose: 'crash test' },
  clock: { mode: 'frozen', start: new Date(task.at) },
});
app.onDelivered(id => report(`sent ${id}`));
report('open');
await app.start();
for (const [index, { id, who, text }] of task.said.entries()) {
  await app.accept({ id, conversationId: `u:${who}`, senderId: who, text });
  report(`ack ${id}`);
  if ((index + 1) % task.burst === 0) await app.drain();
}
await app.drain();
await app.stop();
report('end');
process.exit(0);
