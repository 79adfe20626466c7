import type { FastifyInstance } from 'fastify';
import type { WebHost } from './host.ts';

/**
 * `/healthz`: the process answers. `/readyz`: so does its database, and it is not about to end; its counts are for whoever watches, and
 * make nothing unready, since a restart would not mend them. Both without any check of who asks.
 */
export function healthRoutes(
  server: FastifyInstance,
  host: Pick<WebHost, 'db' | 'log' | 'health' | 'isStopping'>,
): void {
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    if (host.isStopping()) return reply.code(503).send({ ok: false, stopping: true });
    try {
      await host.db.prisma.$queryRaw`SELECT 1`;
      return { ok: true, ...(await host.health()) };
    } catch (error) {
      host.log.error({ err: error }, 'the database does not answer');
      return reply.code(503).send({ ok: false });
    }
  });
}
