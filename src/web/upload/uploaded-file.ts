import type { FastifyRequest } from 'fastify';

/** The one file of a multipart body, read no further than `limit` bytes. A body that breaks off is no file either. */
export async function uploadedFile(
  request: FastifyRequest,
  limit: number,
): Promise<{ name: string; content: Buffer } | 'none' | 'tooLarge'> {
  if (!request.isMultipart()) return 'none';
  if (Number(request.headers['content-length'] ?? 0) > limit + ENVELOPE) return 'tooLarge';
  try {
    const part = await request.file({ limits: { fileSize: limit } });
    return part ? { name: part.filename, content: await part.toBuffer() } : 'none';
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) return 'tooLarge';
    if (request.raw.destroyed) return 'none';
    throw error;
  }
}

/** What a multipart body holds besides its file: boundaries and headers, far below this many bytes. */
const ENVELOPE = 16 * 1024;
