import { mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../src/web/server.ts';
import { type ChatServer, openChatServer } from './chat-server.ts';

let server: ChatServer;
beforeAll(async () => {
  const pageRoot = await mkdtemp(join(tmpdir(), 'page-'));
  await writeFile(join(pageRoot, 'index.html'), '<!doctype html><title>page</title>');
  server = await openChatServer({}, pageRoot);
}, 60_000);
afterAll(() => server.close());

/** A request as no browser API would let a page write it. */
function status(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.address}${path}`, { method, headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

describe('other sites', () => {
  it.each(['/', '/api/chat/people', '/api/files/x?as=lina'])(
    'cannot reach %s under a name of their own',
    async path => {
      expect(await status(path, { host: 'rebound.example' })).toBe(403);
    },
  );

  it('cannot post', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await server.postJson('/api/chat/read?as=lina', { seq: 1 }, foreign)).status).toBe(403);
    expect(await status('/api/chat/read?as=lina', { ...foreign, 'content-type': 'text/plain' }, 'POST')).toBe(403);
  });

  it('cannot post a form without naming themselves', async () => {
    expect(await status('/api/chat/read?as=lina', { 'content-type': 'text/plain' }, 'POST')).not.toBe(200);
  });

  it('cannot open a socket', async () => {
    await expect(server.connect('lina', { origin: 'https://evil.example' })).rejects.toThrow('refused with 403');
    await expect(server.connect('lina', { host: 'rebound.example' })).rejects.toThrow('refused with 403');
  });

  it('cannot embed what a person sent', async () => {
    expect(await status('/api/chat/people', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    // A link to the page may stand anywhere.
    expect(await status('/', { 'sec-fetch-site': 'cross-site' })).toBe(200);
  });

  it('are not this one', async () => {
    const own = { origin: server.address };
    expect((await server.postJson('/api/chat/read?as=lina', { seq: 1 }, own)).status).toBe(200);
    await (await server.connect('lina', own)).close();
  });
});

describe('answers', () => {
  it('carry the security headers', async () => {
    const page = await server.get('/');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await server.get('/api/chat/people')).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['/api/nothing', 404],
    ['/nothing.js', 404],
    ['/api/chat/socket?as=lina', 404],
    ['/api/chat/messages', 400],
    ['/api/chat/messages?as=lina&limit=1000000', 400],
    ['/api/chat/messages?as=lina&before=x', 400],
  ])('%s is %i with a sentence', async (path, expected) => {
    const answer = await server.get(path);
    expect(answer.status).toBe(expected);
    if (!path.includes('socket')) expect(((await answer.json()) as { error: string }).error).toMatch(/\p{Script=Han}/u);
  });

  it('to a body too large is 413', async () => {
    const answer = await server.postJson('/api/chat/read?as=lina', { seq: 1, more: 'x'.repeat(20_000) });
    expect(answer.status).toBe(413);
  });

  it('of health need no name', async () => {
    expect(await status('/healthz', { host: 'probe.internal' })).toBe(200);
    expect(await status('/readyz', { host: 'probe.internal' })).toBe(200);
  });
});

const rendered = { renderError: () => '' };

it('says how to build the page where it is missing', async () => {
  const web = await createWeb(server.app, { ...rendered, pageRoot: join(tmpdir(), 'no-such-page') });
  const answer = await web.inject({ url: '/', headers: { host: 'localhost' } });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('npm run build');
  await web.close();
});

it('serves health alone while the local chat is off', async () => {
  const web = await createWeb(
    {
      ...server.app,
      config: { localChat: false, host: '0.0.0.0', metricsToken: undefined, trustedProxies: undefined },
    },
    rendered,
  );
  const statusOf = async (url: string) => (await web.inject({ url })).statusCode;
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/api/chat/people')).toBe(404);
  expect((await web.inject({ url: '/' })).body).toContain('没有开启');
  await web.close();
});

it('tells what has stopped, and is ready all the same', async () => {
  const counts = { failedJobs: 1, deadLetters: 2, unsent: 3, undeliverable: 4 };
  const web = await createWeb({ ...server.app, health: async () => counts }, rendered);
  const answer = await web.inject({ url: '/readyz' });
  expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true, ...counts }]);
  await web.close();
});

it('is not ready while the database does not answer', async () => {
  const failing = { $queryRaw: () => Promise.reject(new Error('gone')) };
  const db = { ...server.app.db, prisma: failing as unknown as typeof server.app.db.prisma };
  const web = await createWeb({ ...server.app, db }, rendered);
  expect((await web.inject({ url: '/readyz' })).statusCode).toBe(503);
  expect((await web.inject({ url: '/healthz' })).statusCode).toBe(200);
  await web.close();
});

it('closes in time although a page no longer answers', async () => {
  const own = await openChatServer();
  const deaf = await own.connect('lina');
  deaf.pause();
  await own.close();
  await expect(own.get('/healthz')).rejects.toThrow();
}, 20_000);
