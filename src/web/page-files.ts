import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { text } from './text.ts';

/** Serves the built chat page, or says how to build it. */
export async function pageFiles(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    server.get('/', (_request, reply) => sentencePage(reply.code(503), text.page.notBuilt));
    return;
  }
  await server.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders(reply, path) {
      // Built files carry a hash in their name; the document that names them must always be fresh.
      const hashed = path.includes(join(root, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** A page of one sentence. */
export function sentencePage(reply: FastifyReply, sentence: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${text.page.title}</title><body style="font:16px/1.7 sans-serif;margin:15vh auto;max-width:32em;padding:0 1em">` +
        `<p>${sentence}</p></body></html>`,
    );
}
