import { createHash, randomUUID } from 'node:crypto';
import { bad, type Json, object, text, whole } from './bot-checks.ts';
import { LIMITS } from './bot-limits.ts';

export type MediaType = keyof typeof LIMITS.mediaBytes;

export interface UploadedMedia {
  type: MediaType;
  name: string;
  content: Buffer;
  at: number;
}

interface Upload {
  type: MediaType;
  name: string;
  size: number;
  md5: string;
  chunks: (Buffer | undefined)[];
  at: number;
}

/** Temporary media that the bot uploads in three steps. */
export function createUploads(now: () => Date) {
  const uploads = new Map<string, Upload>();
  const media = new Map<string, UploadedMedia>();

  function uploadOf(body: Json): Upload {
    const upload = uploads.get(text(body.upload_id, 'upload_id'));
    if (!upload || now().getTime() - upload.at > LIMITS.uploadMs) throw bad('upload_id is not known, or too old');
    return upload;
  }

  return {
    init(value: unknown): Json {
      const body = object(value, 'body');
      const type = text(body.type, 'type') as MediaType;
      const most = LIMITS.mediaBytes[type];
      if (most === undefined) throw bad(`type ${type}`);
      const chunks = whole(body.total_chunks, 'total_chunks', 1, LIMITS.chunks);
      const id = randomUUID();
      uploads.set(id, {
        type,
        name: text(body.filename, 'filename', 256),
        size: whole(body.total_size, 'total_size', LIMITS.leastMediaBytes, most),
        md5: text(body.md5, 'md5'),
        chunks: Array.from({ length: chunks }),
        at: now().getTime(),
      });
      return { upload_id: id };
    },

    /** The SDK counts from 0, though its types say from 1. */
    chunk(value: unknown): Json {
      const body = object(value, 'body');
      const upload = uploadOf(body);
      const index = whole(body.chunk_index, 'chunk_index', 0, upload.chunks.length - 1);
      const content = Buffer.from(text(body.base64_data, 'base64_data'), 'base64');
      if (content.length > LIMITS.chunkBytes) throw bad(`a chunk of ${content.length} bytes`);
      upload.chunks[index] = content;
      return {};
    },

    finish(value: unknown): Json {
      const body = object(value, 'body');
      const upload = uploadOf(body);
      if (upload.chunks.includes(undefined)) throw bad('a chunk is missing');
      const content = Buffer.concat(upload.chunks as Buffer[]);
      if (content.length !== upload.size) throw bad('total_size is wrong');
      if (createHash('md5').update(content).digest('hex') !== upload.md5) throw bad('md5 is wrong');
      uploads.delete(body.upload_id as string);
      const id = randomUUID();
      const { type, name } = upload;
      media.set(id, { type, name, content, at: now().getTime() });
      return { type, media_id: id, created_at: now().toISOString() };
    },

    /** @throws Refusal where the media is not there any more, or of another type. */
    take(type: string, id: unknown): UploadedMedia {
      const found = media.get(text(id, 'media_id'));
      if (!found || found.type !== type || now().getTime() - found.at > LIMITS.mediaMs)
        throw bad('media_id is not valid');
      return found;
    },
  };
}
