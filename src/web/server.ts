import { fileURLToPath } from 'node:url';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { chatRoutes } from './chat/index.ts';
import { createLive } from './chat/live.ts';
import { closeSockets } from './close-sockets.ts';
import { answerFailures, type RenderError } from './failures.ts';
import { guard } from './guard.ts';
import { secureHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import type { WebHost } from './host.ts';
import { MAX_FRAME_BYTES, MAX_JSON_BYTES, MAX_UPLOAD_BYTES } from './limits.ts';
import { metricsRoute } from './metrics.ts';
import { pageFiles, sentencePage } from './page-files.ts';
import { text } from './text.ts';
import { uploadRoutes } from './upload/index.ts';
import { wecomCallbackRoute } from './wecom/callback.ts';

export interface WebOptions {
  /** The sentence of an expected failure. */
  renderError: RenderError;
  /** Where the built page is; only tests name another place. */
  pageRoot?: string;
}

const BUILT_PAGE = fileURLToPath(new URL('../../dist/page', import.meta.url));

/** Builds the HTTP server without listening. Closing it also closes the sockets, but not the application. */
export async function createWeb(host: WebHost, options: WebOptions): Promise<FastifyInstance> {
  const { renderError, pageRoot = BUILT_PAGE } = options;
  const server: FastifyInstance = fastify({
    loggerInstance: host.log,
    // Addresses name people; failures are logged by their handler.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: host.config.trustedProxies ? [...host.config.trustedProxies] : false,
  });
  // JSON and uploads only: a form of another site could send plain text without asking first.
  server.removeContentTypeParser('text/plain');
  secureHeaders(server);
  answerFailures(server, renderError);
  healthRoutes(server, host);
  metricsRoute(server, host);
  await server.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10, parts: 11 } });
  const { wecomCallback } = host;
  if (wecomCallback) await server.register(async wecom => wecomCallbackRoute(wecom, wecomCallback));
  const live = host.config.localChat ? createLive(host) : undefined;
  await server.register(async upload => uploadRoutes(upload, host, messageId => live?.arrived(messageId)));
  if (!live) {
    server.get('/', (_request, reply) => sentencePage(reply, text.page.closed));
    return server;
  }

  await server.register(websocket, { options: { maxPayload: MAX_FRAME_BYTES }, preClose: closeSockets });
  await server.register(async local => {
    guard(local, host.config.host);
    chatRoutes(local, host, live, renderError);
    await pageFiles(local, pageRoot);
  });
  return server;
}
