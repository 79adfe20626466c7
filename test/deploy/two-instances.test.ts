import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createServerDatabase, onPostgres } from '../helpers/postgres.ts';
import { type Instance, startInstance } from '../operating/instance.ts';
import { sample } from '../web/upload/upload-server.ts';
import { NGINX, startNginx } from './nginx.ts';

/** Beside other work an answer may take long. */
const ANSWERED = { timeout: 60_000, interval: 100 };

onPostgres('two instances on one PostgreSQL', () => {
  describe.skipIf(!NGINX)(`behind nginx${NGINX ? '' : ' (not installed: apt-get install nginx-light)'}`, () => {
    let dataDir: string;
    let url: string;
    let drop: () => Promise<void>;
    /** Makes links and looks at rows; takes no part in the work. */
    let onlooker: App;
    let [one, two]: [Instance, Instance] = [undefined as never, undefined as never];
    let nginx: Awaited<ReturnType<typeof startNginx>>;

    const start = () =>
      startInstance({
        ...{ DATABASE_URL: url, DATA_DIR: dataDir, LOCAL_CHAT: 'off', DEMO: 'on' },
        ...{ TRUSTED_PROXIES: 'loopback', METRICS_TOKEN: 'a-token-of-the-operator' },
      });

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'two-instances-'));
      ({ url, drop } = await createServerDatabase());
      onlooker = await createApp({
        config: readConfig({ DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
        home: { kind: 'server', url },
        clock: { mode: 'real' },
      });
      [one, two] = await Promise.all([start(), start()]);
      nginx = await startNginx([one.port, two.port]);
    }, 180_000);
    afterAll(async () => {
      await nginx?.stop();
      await Promise.all([one?.stop(), two?.stop()]);
      await onlooker?.stop();
      await drop?.();
      await rm(dataDir, { recursive: true, force: true });
    }, 60_000);

    /** Sends a file as a person does who was given a link. @returns the status */
    async function upload(): Promise<number> {
      const { directory, db, services } = onlooker;
      const actor = (await directory.actor(db.prisma, 'wu'))!;
      const link = await services.uploads.makeLink({ actor, conversationId: 'u:wu', purpose: { kind: 'standard' } });
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(sample)]), '营业厅便民服务规范(2026-12-01).md');
      const answer = await fetch(`${nginx.address}${new URL(link.url).pathname}`, { method: 'POST', body: form });
      return answer.status;
    }

    const unanswered = () => onlooker.db.prisma.inboxMessage.count({ where: { status: { not: 'done' } } });
    const answers = () => onlooker.db.prisma.outboxMessage.count({ where: { kind: 'reply', sentAt: { not: null } } });

    async function sendAndAwait(times: number): Promise<void> {
      const before = await answers();
      for (let time = 0; time < times; time++) expect(await upload()).toBe(200);
      await expect.poll(answers, ANSWERED).toBe(before + times);
      expect(await unanswered()).toBe(0);
    }

    it('answer what comes through, with one of them stopped as well, and after it is back', async () => {
      await sendAndAwait(2);
      expect(await one.stop()).toBe(0);
      await sendAndAwait(2);
      one = await start();
      await nginx.stop();
      nginx = await startNginx([one.port, two.port]);
      expect(await two.stop()).toBe(0);
      await sendAndAwait(2);
    }, 240_000);

    it.each(['/', '/metrics', '/healthz', '/readyz', '/api/chat/people', '/wecom/callback/x'])(
      '%s leads nowhere',
      async path => {
        const answer = await fetch(`${nginx.address}${path}`, {
          headers: { authorization: 'Bearer a-token-of-the-operator' },
        });
        expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('nginx')]);
      },
    );

    it('takes no more than a message on the callback, and no more than a file on the upload page', async () => {
      const post = (path: string, bytes: number) =>
        fetch(`${nginx.address}${path}`, { method: 'POST', body: new Uint8Array(bytes) }).then(
          answer => answer.status,
          // nginx may close before it has read what it refuses.
          () => 413,
        );
      expect(await post('/wecom/callback', 65 * 1024)).toBe(413);
      expect(await post('/upload/x', 27 * 1024 * 1024)).toBe(413);
    });

    it('keeps the keys of links out of its log', async () => {
      await fetch(`${nginx.address}/upload/key-of-a-link?x=key-of-a-link`);
      await fetch(`${nginx.address}/wecom/callback?msg_signature=key-of-a-callback`);
      const log = await nginx.log();
      expect(log).toContain('GET 404');
      expect(log).not.toContain('key-of');
    });
  });
});
