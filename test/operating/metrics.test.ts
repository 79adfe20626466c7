import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../src/web/server.ts';
import { type ChatServer, openChatServer } from '../web/chat-server.ts';

const TOKEN = 'a-token-of-the-operator';
let server: ChatServer;
beforeAll(async () => {
  server = await openChatServer({ METRICS_TOKEN: TOKEN });
}, 60_000);
afterAll(() => server.close());

async function scrape(): Promise<string> {
  const answer = await server.get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  return answer.text();
}

describe('/metrics', () => {
  it.each([{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }])('is closed to %o', async headers => {
    const answer = await server.get('/metrics', { headers: headers as Record<string, string> });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  });

  it('is not there without a token', async () => {
    const web = await createWeb(
      {
        ...server.app,
        config: { localChat: false, host: '0.0.0.0', metricsToken: undefined, trustedProxies: undefined },
      },
      { renderError: () => '' },
    );
    expect((await web.inject({ url: '/metrics', headers: { authorization: 'Bearer undefined' } })).statusCode).toBe(
      404,
    );
    await web.close();
  });

  it('counts what came in, what it took and what went out, and names nobody', async () => {
    await server.app.accept({ id: 'm1', conversationId: 'u:lina', senderId: 'lina', text: '帮助' });
    await server.app.accept({ id: 'm1', conversationId: 'u:lina', senderId: 'lina', text: '帮助' });
    await server.app.drain();
    await server.get('/upload/secret-of-a-link');
    await server.get('/no/such/place');
    const text = await scrape();
    for (const line of [
      'qc_inbound_accepted_total{channel="local"} 1',
      'qc_turn_seconds_count{outcome="done"} 1',
      'qc_turns_given_up_total 0',
      'qc_outbound_total{channel="local",kind="reply",outcome="sent"} 1',
      'qc_http_seconds_count{route="/upload/:token",method="GET",status="404"} 1',
      'qc_database_up 1',
      'qc_inbox_waiting 0',
      'qc_inbox_oldest_seconds 0',
      'qc_outbox_waiting 0',
      'qc_jobs_failed 0',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).toMatch(/qc_http_seconds_count\{route="none",method="GET",status="404"\} [1-9]/);
    const people = await server.app.directory.everybody(server.app.db.prisma);
    for (const secret of [...people.flatMap(({ id, name }) => [`"${id}"`, name]), 'secret-of-a-link', 'm1', 'u:'])
      expect(text).not.toContain(secret);
  });

  it('shows how long the oldest message waits', async () => {
    const { db, clock } = server.app;
    await db.prisma.conversation.create({ data: { id: 'u:fang' } });
    await db.prisma.outboxMessage.create({
      data: {
        ...{
          id: 'o1',
          conversationId: 'u:fang',
          seq: 1,
          recipientId: 'fang',
          kind: 'reply',
          causeId: 'x',
          payload: {},
        },
        ...{ createdAt: new Date(clock.now().getTime() - 90_000), attempts: 10 },
      },
    });
    const text = await scrape();
    expect(text).toContain('qc_outbox_waiting 1\n');
    expect(Number(/^qc_outbox_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
  });
});
