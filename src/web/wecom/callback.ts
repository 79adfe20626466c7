import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What stands behind the address that WeCom calls: it verifies, stores and says what to answer. */
export type Callback = (request: {
  method: 'GET' | 'POST';
  query: Record<string, string | undefined>;
  body: string;
}) => Promise<{ status: number; body: string }>;

/** A callback is a few kilobytes; what is larger is none. */
const MAX_BODY_BYTES = 600_000;

/**
 * `/wecom/callback` of the self-built app. The body is handed on as it came, whatever type it claims, also none or one that is no type: nothing of it
 * is parsed before its signature is right, and its size is limited all the same.
 */
export async function wecomCallbackRoute(server: FastifyInstance, callback: Callback): Promise<void> {
  server.removeAllContentTypeParsers();
  // Fastify refuses what is no type (「xml」) before any parser is asked.
  server.addHook('onRequest', async request => {
    request.raw.headers['content-type'] = 'text/xml';
  });
  server.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  const query = (request: FastifyRequest): Record<string, string | undefined> =>
    // A parameter that is given twice is a list, and no signature of one.
    Object.fromEntries(
      Object.entries(request.query as Record<string, unknown>).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : undefined,
      ]),
    );
  server.get('/wecom/callback', async (request, reply) => {
    const { status, body } = await callback({ method: 'GET', query: query(request), body: '' });
    return reply.code(status).type('text/plain; charset=utf-8').send(body);
  });
  server.post('/wecom/callback', async (request, reply) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const answer = await callback({ method: 'POST', query: query(request), body });
    return reply.code(answer.status).type('text/plain; charset=utf-8').send(answer.body);
  });
}
