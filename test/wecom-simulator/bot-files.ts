import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from './bot-limits.ts';

const PATH = '/bot-media/';

/** Files that people send to the bot: encrypted, each with a key of its own, behind an address that lives five minutes. */
export function createFiles(now: () => Date) {
  const files = new Map<string, { name: string; encrypted: Buffer; at: number }>();
  return {
    add(base: string, name: string, content: Buffer): { url: string; aeskey: string } {
      const id = randomUUID();
      const key = randomBytes(32);
      files.set(id, { name, encrypted: encrypt(content, key), at: now().getTime() });
      return { url: `${base}${PATH}${id}`, aeskey: key.toString('base64') };
    },

    /** False for a request that is not for a file. */
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      if (!request.url?.startsWith(PATH)) return false;
      const file = files.get(request.url.slice(PATH.length));
      if (!file || now().getTime() - file.at > LIMITS.mediaUrlMs) {
        response.writeHead(403).end();
        return true;
      }
      response
        .writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-length': file.encrypted.length,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        })
        .end(file.encrypted);
      return true;
    },
  };
}

/** AES-256-CBC, padded to 32 bytes by PKCS#7, the first 16 bytes of the key as IV (WX/101463). */
function encrypt(content: Buffer, key: Buffer): Buffer {
  const padding = 32 - (content.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(content), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]);
}
