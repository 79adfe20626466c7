import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { WebHost } from './host.ts';

/** An address nobody serves may be anything, and must not become a label. */
const NO_ROUTE = 'none';

/**
 * `/metrics` for a Prometheus that brings the token (`METRICS_TOKEN`); without one there is no such address. A token, because this server stands
 * behind a proxy: to it every request comes from nearby, and a rule forgotten in the proxy must not publish anything.
 */
export function metricsRoute(server: FastifyInstance, { metrics, config }: Pick<WebHost, 'metrics' | 'config'>): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? NO_ROUTE;
    metrics.httpAnswered(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
  const { metricsToken } = config;
  if (metricsToken === undefined) return;
  server.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`))
      return reply.code(401).header('www-authenticate', 'Bearer').send();
    const { type, body } = await metrics.text();
    return reply.type(type).send(body);
  });
}

/** In a time that tells nothing about where they differ. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map(text => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}
