import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGroupRobot } from '../../../src/channel/robot/index.ts';

type Posted = { msgtype: string; text?: { content: string }; markdown?: { content: string } };

/** A webhook that checks sizes as WeCom does, and answers what the test says. */
async function startWebhook() {
  const posted: Posted[] = [];
  const answers: { status?: number; body?: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status = 200, body = '{"errcode":0,"errmsg":"ok"}' } = answers.shift() ?? {};
    if (body.includes('"errcode":0')) posted.push(JSON.parse(Buffer.concat(chunks).toString()) as Posted);
    response.writeHead(status).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  let at = Date.parse('2026-03-02T01:30:00Z');
  const errors: unknown[] = [];
  const robot = createGroupRobot({
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=secret-key`,
    now: () => new Date(at),
    onError: error => errors.push(error),
  });
  return { robot, posted, answers, errors, pass: (ms: number) => (at += ms) };
}

describe('a group robot', () => {
  it('announces in markdown or text, mentions nobody', async () => {
    const { robot, posted } = await startWebhook();
    await robot.send({ id: 'b1', markdown: '**周报**已发布 <@all>' });
    await robot.send({ id: 'b2', text: '周报已发布 <@all>' });
    expect(posted).toEqual([
      { msgtype: 'markdown', markdown: { content: '**周报**已发布 ＜@all>' } },
      { msgtype: 'text', text: { content: '周报已发布 ＜@all>' } },
    ]);
  });

  it('splits by bytes what is too long for one message', async () => {
    const { robot, posted } = await startWebhook();
    const text = '服务短板通报。'.repeat(400);
    await robot.send({ id: 'm', markdown: text });
    await robot.send({ id: 't', text });
    for (const { markdown, text: plain } of posted) {
      if (markdown) expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096);
      else expect(Buffer.byteLength(plain!.content)).toBeLessThanOrEqual(2048);
    }
    expect(posted.flatMap(post => post.markdown?.content ?? []).join('')).toBe(text);
    expect(posted.flatMap(post => post.text?.content ?? []).join('')).toBe(text);
  });

  it('keeps to twenty a minute, and goes on where it had to stop', async () => {
    const { robot, posted, pass } = await startWebhook();
    for (let at = 0; at < 19; at += 1) await robot.send({ id: `n${at}`, text: '公告' });
    const long = { id: 'long', text: `${'一'.repeat(682)}${'二'.repeat(10)}` };
    pass(15_000);
    await expect(robot.send(long)).rejects.toMatchObject({ reason: 'limited', retryAfterMs: 45_000 });
    pass(45_000);
    await robot.send(long);
    await robot.send(long);
    expect(
      posted
        .slice(19)
        .map(post => post.text?.content)
        .join(''),
    ).toBe(long.text);
  });

  it.each([
    [{ body: '{"errcode":45009}' }, 'limited', 0],
    [{ body: '{"errcode":-1}' }, 'busy', 0],
    [{ body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, 'refused', 1],
    [{ status: 502, body: '' }, 'busy', 0],
    [{ body: '<html>' }, 'busy', 0],
  ])('says what is to become of a message that was answered %j', async (answer, reason, reported) => {
    const { robot, answers, errors } = await startWebhook();
    answers.push(answer);
    const failure = await robot.send({ id: 'x', text: '公告内容' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason });
    expect(errors).toHaveLength(reported);
    expect(`${String(failure)} ${String((failure as Error).cause)}`).not.toMatch(/secret-key|公告内容/);
  });

  it('is busy where nothing listens', async () => {
    const robot = createGroupRobot({ url: 'http://127.0.0.1:9/send?key=secret-key', onError: () => {} });
    await expect(robot.send({ id: 'x', text: '公告' })).rejects.toMatchObject({ reason: 'busy' });
  });
});
