import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketSettings } from '../../src/store/bucket.ts';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** The signature that AWS Signature Version 4 asks for, computed from the request as it arrived. */
function expectedSignature(request: IncomingMessage, settings: BucketSettings, signedHeaders: string): string {
  const url = new URL(request.url ?? '/', 'http://bucket');
  const at = String(request.headers['x-amz-date']);
  const day = at.slice(0, 8);
  const headers = signedHeaders.split(';').map(name => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    url.search.slice(1),
    headers.join(''),
    signedHeaders,
    String(request.headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${day}/${settings.region}/s3/aws4_request`;
  const key = [day, settings.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => hmac(previous, part),
    `AWS4${settings.secretAccessKey}`,
  );
  return hmac(key, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex');
}

/** An S3-compatible store on loopback: one bucket in memory, signatures checked, failures on demand. */
export async function startBucketServer() {
  const settings = { bucket: 'quality', region: 'cn-test', accessKeyId: 'key', secretAccessKey: 'secret' };
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  let failing = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    requests.push(`${request.method}`);
    const answer = (status: number, content?: Buffer) => response.writeHead(status).end(content);
    if (failing > 0) {
      failing -= 1;
      return answer(503);
    }
    const parts = /^AWS4-HMAC-SHA256 Credential=key\/\S+ SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
    const full = { ...settings, endpoint: '' };
    if (!parts || parts[2] !== expectedSignature(request, full, parts[1]!)) return answer(403);
    const said = request.headers['x-amz-content-sha256'];
    if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return answer(400);
    const path = new URL(request.url ?? '/', 'http://bucket').pathname;
    if (!path.startsWith(`/${settings.bucket}/`)) return answer(404);
    if (request.method === 'PUT') {
      objects.set(path, body);
      return answer(200);
    }
    const known = objects.get(path);
    return known ? answer(200, request.method === 'HEAD' ? undefined : known) : answer(404);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    settings: { ...settings, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    objects,
    requests,
    /** Answers 503 to the next requests. */
    failNext(times: number): void {
      failing = times;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
