import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_STANDARD_BYTES } from '../../../src/domain/standards/document-types.ts';
import { MAX_UPLOAD_BYTES } from '../../../src/web/limits.ts';
import { createWeb } from '../../../src/web/server.ts';
import { MOST_FAILURES } from '../../../src/web/upload/failure-bound.ts';
import { saidWithFile, text } from '../../../src/web/upload/text.ts';
import { openUploadServer, SAMPLE, sample, type UploadServer } from './upload-server.ts';

let server: UploadServer;
beforeAll(async () => {
  // As with a real channel: the upload page is all there is.
  server = await openUploadServer({ LOCAL_CHAT: 'off', PUBLIC_URL: 'https://qc.example.com/' });
}, 60_000);
afterAll(() => server.close());
afterEach(() => server.app.db.prisma.inboxMessage.deleteMany({ where: { id: { startsWith: 'upload-' } } }));

const unknown = `/upload/${'A'.repeat(43)}`;
const error = async (answer: Response): Promise<string> => ((await answer.json()) as { error: string }).error;

it('brings a file into the report it was asked for', async () => {
  const { prisma } = server.app.db;
  const now = server.app.clock.now();
  const no = 'SB-2026-9001';
  await prisma.submission.create({
    data: {
      ...{ id: 'sb-9001', no, obligationId: 'quality-analysis:public-customers', unitId: 'public-customers' },
      ...{ period: '2026-10', dueAt: new Date(now.getTime() + 86_400_000), dueBasis: {}, status: 'due', content: {} },
    },
  });
  const actor = await server.app.directory.actor(prisma, 'wen');
  const purpose = { kind: 'report', no } as const;
  const { url } = await server.app.services.uploads.makeLink({ actor: actor!, conversationId: 'u:wen', purpose });
  const page = await (await server.get(new URL(url).pathname)).text();
  expect(page).toContain(text.title.report);
  expect(page).not.toContain(no);
  const answer = await server.upload(new URL(url).pathname, '十月明细.csv', Buffer.from('月份,投诉\n10,12'));
  expect(answer.status).toBe(200);
  await server.app.drain();
  const evidence = { where: { subjectType: 'reportFile', subjectId: 'sb-9001' }, include: { file: true } } as const;
  expect((await prisma.evidence.findMany(evidence)).map(({ file }) => file.name)).toEqual(['十月明细.csv']);
});

describe('a link', () => {
  it('stands under the public address and says nothing of its person', async () => {
    const actor = await server.app.directory.actor(server.app.db.prisma, 'wu');
    const { url } = await server.app.services.uploads.makeLink({
      ...{ actor: actor!, conversationId: 'u:wu', purpose: { kind: 'standard' } },
    });
    expect(url).toMatch(/^https:\/\/qc\.example\.com\/upload\/[\w-]{43}$/);
    const stored = await server.app.db.prisma.uploadLink.findMany();
    expect(JSON.stringify(stored)).not.toContain(url.split('/').at(-1));
    const page = await (await server.get(new URL(url).pathname)).text();
    expect(page).toContain(text.title.standard);
    expect(page).not.toContain('wu');
    expect(page).not.toContain('吴婉清');
  });

  it.each([
    ['GET', 200],
    ['HEAD', 200],
  ])('opens the page any number of times by %s, from any host', async (method, status) => {
    const path = await server.link();
    for (let time = 0; time < 3; time++) {
      const page = await server.get(path, { method, headers: { host: 'qc.example.com' } });
      expect(page.status).toBe(status);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('set-cookie')).toBeNull();
    }
  });

  it('takes one file into the conversation, and then none', async () => {
    const path = await server.link();
    const answer = await server.upload(path, SAMPLE, sample);
    expect([answer.status, await answer.json()]).toEqual([200, { name: SAMPLE }]);
    expect(await server.arrived()).toEqual([
      { conversationId: 'u:wu', senderId: 'wu', text: saidWithFile({ kind: 'standard' }), files: [SAMPLE] },
    ]);
    const again = await server.upload(path, SAMPLE, sample);
    expect([again.status, await error(again)]).toEqual([404, text.gone.title]);
    expect((await server.get(path)).status).toBe(404);
    expect(await server.arrived()).toHaveLength(1);
    await server.app.drain();
    const replies = await server.app.db.prisma.outboxMessage.findMany({ where: { recipientId: 'wu', kind: 'reply' } });
    expect(replies.map(reply => (reply.payload as { text: string }).text).join()).toContain(`已读取《${SAMPLE}》`);
  });

  it('takes one file of several sent at once', async () => {
    const path = await server.link();
    const names = ['甲(2026-12-01).md', '乙(2026-12-01).md', '丙(2026-12-01).md', '丁(2026-12-01).md'];
    const answers = await Promise.all(names.map(name => server.upload(path, name, sample)));
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 404, 404, 404]);
    expect(await server.arrived()).toHaveLength(1);
  });
});

describe('a file that is refused leaves the link usable', () => {
  it.each([
    ['图片.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, text.refused.fileTypeRefused],
    ['程序.exe', Buffer.from('MZ\0\0'), 415, text.refused.fileTypeRefused],
    ['改名.docx', Buffer.from('MZ\0\0'), 415, text.refused.fileTypeRefused],
    ['表格.csv', Buffer.from('a,b\n'), 415, text.refused.fileTypeRefused],
    ['空.md', Buffer.alloc(0), 400, text.refused.fileEmpty],
    ['较大.md', Buffer.alloc(MAX_STANDARD_BYTES + 1, 'a'), 413, text.refused.fileTooLarge],
    ['很大.md', Buffer.alloc(MAX_UPLOAD_BYTES + 1, 'a'), 413, text.refused.fileTooLarge],
    ['巨大.md', Buffer.alloc(2 * MAX_UPLOAD_BYTES, 'a'), 413, text.refused.fileTooLarge],
  ])('%s', async (name, content, status, sentence) => {
    const path = await server.link();
    const stored = await server.app.db.prisma.storedFile.count();
    const refused = await server.upload(path, name, content);
    expect([refused.status, await error(refused)]).toEqual([status, sentence]);
    expect(await server.app.db.prisma.storedFile.count()).toBe(stored);
    expect(await server.arrived()).toEqual([]);
    expect((await server.upload(path, SAMPLE, sample)).status).toBe(200);
  });

  it('and so does a request that holds none', async () => {
    const path = await server.link();
    const bodies = [undefined, new FormData(), JSON.stringify({ file: 'x' })];
    for (const body of bodies) {
      const answer = await server.get(path, { method: 'POST', ...(body ? { body } : {}) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await server.upload(path, SAMPLE, sample)).status).toBe(200);
  });

  it('and so does an upload that breaks off', async () => {
    const path = await server.link();
    const { hostname, port } = new URL(server.address);
    await new Promise<void>(resolve => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n` +
            `--b\r\nContent-Disposition: form-data; name="file"; filename="半份.md"\r\n\r\n第一条 一。\r\n`,
          () => socket.destroy(),
        );
      });
      socket.once('close', () => resolve());
    });
    expect((await server.upload(path, SAMPLE, sample)).status).toBe(200);
    expect((await server.arrived()).map(each => each.files)).toEqual([[SAMPLE]]);
  });
});

describe('a name', () => {
  it.each([
    ['../../etc/条例(2026-12-01).md', /^[^/\\]*条例\(2026-12-01\)\.md$/],
    ['<img src=x onerror=alert(1)>.md', /\.md$/],
    [`${'长'.repeat(300)}.md`, /^.{1,120}$/u],
  ])('is data: %s', async (name, expected) => {
    expect((await server.upload(await server.link(), name, sample)).status).toBe(200);
    const [message] = await server.arrived();
    expect(message!.files[0]).toMatch(expected);
  });
});

describe('links that take no file', () => {
  it('all look the same', async () => {
    const used = await server.link();
    await server.upload(used, SAMPLE, sample);
    const expired = await server.link();
    const departed = await server.link('qian');
    const { prisma } = server.app.db;
    const hash = (await prisma.uploadLink.findMany({ where: { staffId: 'qian' } }))[0]!.tokenHash;
    await prisma.staff.update({ where: { id: 'qian' }, data: { active: false } });
    await prisma.uploadLink.updateMany({
      where: { usedAt: null, staffId: 'wu' },
      data: { expiresAt: server.app.clock.now() },
    });
    const paths = [
      used,
      expired,
      departed,
      unknown,
      '/upload/short',
      `/upload/${hash}`,
      '/upload/..%2f..%2fetc%2fpasswd',
    ];
    const seen = await Promise.all(
      paths.map(async path => {
        const page = await server.get(path);
        const posted = await server.upload(path, SAMPLE, sample);
        return JSON.stringify([page.status, await page.text(), posted.status, await posted.text()]);
      }),
    );
    await prisma.staff.update({ where: { id: 'qian' }, data: { active: true } });
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain(text.gone.title);
  });
});

it('tells an address that tries too often to wait, but not the others', async () => {
  const web = await createWeb(server.app, { renderError: () => '' });
  const from = (remoteAddress: string, url: string) => web.inject({ url, remoteAddress });
  const path = await server.link();
  for (let tries = 0; tries < MOST_FAILURES; tries++) expect((await from('10.0.0.1', unknown)).statusCode).toBe(404);
  expect((await from('10.0.0.1', unknown)).statusCode).toBe(429);
  expect((await from('10.0.0.1', path)).body).toContain(text.tooOften);
  expect((await from('10.0.0.2', path)).statusCode).toBe(200);
  await web.close();
});

it('logs a failure without the link, the file or the address', async () => {
  const path = await server.link();
  const written: string[] = [];
  const log = pino({ level: 'info' }, { write: line => void written.push(line) });
  const take = () => Promise.reject(new Error('no room left'));
  const uploads = { ...server.app.services.uploads, take };
  const web = await createWeb(
    { ...server.app, log, services: { ...server.app.services, uploads } },
    { renderError: () => '' },
  );
  const answer = await web.inject({
    method: 'POST',
    url: path,
    remoteAddress: '10.1.2.3',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="机密.md"\r\n\r\n第一条\r\n--b--\r\n',
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('room');
  expect(written.join()).toContain('no room left');
  for (const secret of [path.split('/').at(-1)!, '机密', '10.1.2.3']) expect(written.join()).not.toContain(secret);
  await web.close();
});

it('opens nothing else of the chat', async () => {
  const paths = ['/api/chat/people', '/api/chat/messages?as=wu', '/upload/page.html', '/upload/../../package.json'];
  for (const path of paths) expect((await server.get(path)).status).toBe(404);
  expect((await server.get('/upload/page.css')).headers.get('content-type')).toContain('text/css');
  expect((await server.get('/upload/page.js')).headers.get('content-type')).toContain('text/javascript');
});
