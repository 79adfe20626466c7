import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import { isImage } from '../../domain/files/file-rules.ts';
import { RequestRefused } from '../failures.ts';
import type { WebHost } from '../host.ts';
import { MAX_UPLOAD_BYTES } from '../limits.ts';
import type { Message } from '../page/protocol.ts';
import { text } from '../text.ts';
import { mayOpenFile } from './may-open-file.ts';
import { checkPerson, clientIdOf, findPlace, personQuery, placeQuery } from './place.ts';
import type { Send } from './send.ts';

const uploadQuery = placeQuery.extend({ clientId: clientIdOf });

/** Sending a file, and opening one. */
export function fileRoutes(server: FastifyInstance, host: WebHost, send: Send): void {
  /** `POST /api/chat/files?as=&clientId=[&room=]`, multipart: one file is one message, also when the file is refused. */
  server.post('/api/chat/files', async (request): Promise<{ message: Message }> => {
    const { clientId, ...named } = uploadQuery.parse(request.query);
    const place = await findPlace(host, named);
    const known = await send.known(place, clientId);
    if (known) return { message: known };
    const { name, content } = await uploaded(request);
    const file = withSize(await host.receiveFile({ senderId: place.as, name, content }), content.length);
    const { message } = await send.send(place, { clientId, text: '', file });
    return { message };
  });

  /** `GET /api/files/<id>?as=` */
  server.get('/api/files/:id', async (request, reply) => {
    const { as } = personQuery.parse(request.query);
    await checkPerson(host, as);
    const { id } = z.object({ id: z.string() }).parse(request.params);
    const file = await host.db.prisma.storedFile.findUnique({ where: { id } });
    if (!file || !(await mayOpenFile(host, as, file))) throw new RequestRefused(404, text.fileGone);
    const content = await host.files.read(file.sha256).catch(() => undefined);
    if (!content) throw new RequestRefused(404, text.fileGone);
    const name = `filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return (
      reply
        .header('content-disposition', `${isImage(file.mime) ? 'inline' : 'attachment'}; ${name}`)
        // Opened by itself, a file must not run as a page of this server.
        .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
        .header('cache-control', 'private, max-age=3600')
        .type(file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime)
        .send(content)
    );
  });
}

async function uploaded(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart()) throw new RequestRefused(400, text.noFile);
  try {
    const part = await request.file();
    if (!part) throw new RequestRefused(400, text.noFile);
    return { name: part.filename, content: await part.toBuffer() };
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 413) throw error;
    throw new RequestRefused(413, text.fileTooLarge(MAX_UPLOAD_BYTES / 1024 / 1024));
  }
}

/** The page shows a refused file by its name and size, which nothing else keeps. */
function withSize(file: ReceivedFile, size: number): ReceivedFile {
  return file.kind === 'refused' ? { ...file, params: { ...file.params, size } } : file;
}
