import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebHost } from '../host.ts';
import { MAX_UPLOAD_BYTES } from '../limits.ts';
import { createFailureBound } from './failure-bound.ts';
import { gonePage, PAGE_FILES, tooOftenPage, uploadPage } from './page.ts';
import type { UploadAnswer } from './protocol.ts';
import { saidWithFile, text } from './text.ts';
import { uploadedFile } from './uploaded-file.ts';

/** Nothing from elsewhere, and nothing that writes scripts or styles into the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const STATUS = { fileEmpty: 400, pictureDamaged: 415, fileTooLarge: 413, fileTypeRefused: 415 } as const;

type WithToken = FastifyRequest<{ Params: { token: string } }>;

/**
 * The one-time upload page of a person whose channel cannot receive files. Its address is the secret: whoever has it may upload one file
 * for that person, from anywhere, with no login and no cookie. So neither the address nor what stands behind it is told to anybody: no
 * referrer, no cache, no log, and one answer for every link that takes no file.
 *
 * @param onStored called with the id of the message an uploaded file has become
 */
export function uploadRoutes(server: FastifyInstance, host: WebHost, onStored: (messageId: string) => void): void {
  const failures = createFailureBound();
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
  });

  for (const [name, type] of Object.entries(PAGE_FILES)) {
    server.get(`/upload/${name}`, async (_request, reply) =>
      reply.type(type).send(await readFile(new URL(`page/${name}`, import.meta.url))),
    );
  }

  server.get('/upload/:token', async (request: WithToken, reply) => {
    if (failures.tooMany(request.ip)) return html(reply.code(429), tooOftenPage());
    const link = await host.services.uploads.findLink({ token: request.params.token });
    if (link) return html(reply, uploadPage(link));
    failures.count(request.ip);
    return html(reply.code(404), gonePage());
  });

  server.post('/upload/:token', async (request: WithToken, reply): Promise<UploadAnswer> => {
    const { token } = request.params;
    const refuse = (status: number, error: string): UploadAnswer => {
      failures.count(request.ip);
      reply.code(status);
      return { error };
    };
    if (failures.tooMany(request.ip)) return refuse(429, text.tooOften);
    // Looked at before the file is read, so that nobody without a link can make the server hold one.
    if (!(await host.services.uploads.findLink({ token }))) return refuse(404, text.gone.title);
    const file = await uploadedFile(request, MAX_UPLOAD_BYTES);
    if (file === 'none') return refuse(400, text.noFile);
    if (file === 'tooLarge') return refuse(STATUS.fileTooLarge, text.refused.fileTooLarge);
    const result = await host.services.uploads.take({ token, file, say: saidWithFile, accept: host.accept });
    switch (result.kind) {
      case 'gone':
        return refuse(404, text.gone.title);
      case 'refused':
        return refuse(STATUS[result.code], text.refused[result.code]);
      case 'taken':
        onStored(result.messageId);
        return { name: result.name };
    }
  });
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}
