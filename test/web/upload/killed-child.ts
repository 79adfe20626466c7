import { writeSync } from 'node:fs';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createWeb } from '../../../src/web/server.ts';

/** Handed over as the one argument, JSON: where the data is, and where an upload stops for ever. */
export interface ChildTask {
  dataDir: string;
  stopAt?: 'stored' | 'accepted';
  /** Said by the quality officer before anything else. */
  say?: readonly string[];
}

const report = (line: string) => writeSync(1, `${line}\n`);
const forEver = () => new Promise<never>(() => {});

const task = JSON.parse(process.argv[2]!) as ChildTask;
const app = await createApp({
  config: readConfig({ DATA_DIR: task.dataDir, LOG_LEVEL: 'error' }),
  home: { kind: 'directory', dataDir: task.dataDir, purpose: 'killed upload' },
  clock: { mode: 'frozen', start: new Date('2026-11-02T09:00:00+08:00') },
});
const accept: typeof app.accept = async (message, claim) => {
  report('stored');
  if (task.stopAt === 'stored') return forEver();
  const result = await app.accept(message, claim);
  report('accepted');
  return task.stopAt === 'accepted' ? forEver() : result;
};
const web = await createWeb({ ...app, accept }, { renderError: () => '' });
await app.start();
await app.drain();
for (const [index, text] of (task.say ?? []).entries()) {
  await app.accept({ id: `said-${index}-${text}`, conversationId: 'u:wu', senderId: 'wu', text });
  await app.drain();
}
const actor = (await app.directory.actor(app.db.prisma, 'wu'))!;
const address = await web.listen({ host: '127.0.0.1', port: 0 });
const { url } = await app.services.uploads.makeLink({
  ...{ actor, conversationId: 'u:wu', purpose: { kind: 'standard' } },
});
report(`open ${address} ${new URL(url).pathname}`);
