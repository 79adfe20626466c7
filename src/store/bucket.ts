import { AwsClient } from 'aws4fetch';

export interface BucketSettings {
  /** Such as https://s3.example.com; objects are addressed by path: endpoint/bucket/key. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Objects of one bucket. */
export interface Bucket {
  has(key: string): Promise<boolean>;
  /** @param sha256 of the content, so that the store refuses bytes that changed on the way */
  put(key: string, content: Buffer, sha256: string): Promise<void>;
  get(key: string): Promise<Buffer>;
  /** Also when there is no such object. */
  remove(key: string): Promise<void>;
}

const TIMEOUT_MS = 30_000;
/** With the pauses between them about a second and a half, on failures of the store and of the way to it. */
const RETRIES = 4;

/** A bucket of any S3-compatible store (AWS, MinIO, Ceph, OSS and COS in their S3 form), requests signed by SigV4. */
export function openBucket(settings: BucketSettings): Bucket {
  const { accessKeyId, secretAccessKey, region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

  async function send(method: string, key: string, more: RequestInit = {}): Promise<Response> {
    return client.fetch(`${base}/${key}`, { method, signal: AbortSignal.timeout(TIMEOUT_MS), ...more });
  }
  /** Never the answer's body: some stores repeat the request in it. */
  function failure(method: string, key: string, response: Response): Error {
    return new Error(`the file store answered ${response.status} to ${method} ${key}`);
  }

  return {
    async has(key) {
      const response = await send('HEAD', key);
      if (response.ok) return true;
      if (response.status === 404) return false;
      throw failure('HEAD', key, response);
    },
    async put(key, content, sha256) {
      const response = await send('PUT', key, {
        body: new Uint8Array(content),
        headers: { 'content-length': `${content.length}`, 'x-amz-content-sha256': sha256 },
      });
      if (!response.ok) throw failure('PUT', key, response);
      await response.arrayBuffer();
    },
    async get(key) {
      const response = await send('GET', key);
      if (!response.ok) throw failure('GET', key, response);
      return Buffer.from(await response.arrayBuffer());
    },
    async remove(key) {
      const response = await send('DELETE', key);
      if (!response.ok && response.status !== 404) throw failure('DELETE', key, response);
    },
  };
}
