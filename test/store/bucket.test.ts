import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBucket } from '../../src/store/bucket.ts';
import { createBucketFileStore } from '../../src/store/files.ts';
import { startBucketServer } from '../helpers/bucket-server.ts';

let server: Awaited<ReturnType<typeof startBucketServer>>;
beforeAll(async () => {
  server = await startBucketServer();
});
beforeEach(() => {
  server.objects.clear();
  server.requests.length = 0;
});
afterAll(() => server.close());

const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 3, 250]);

describe('received files in a bucket', () => {
  it('come back as they were, and the same bytes are stored once', async () => {
    const files = createBucketFileStore(openBucket(server.settings));
    const first = await files.put(PHOTO);
    const second = await files.put(Buffer.from(PHOTO));
    expect(second).toEqual(first);
    expect(await files.read(first.sha256)).toEqual(PHOTO);
    expect([...server.objects.keys()]).toEqual([`/quality/files/${first.sha256.slice(0, 2)}/${first.sha256}`]);
    expect(server.requests.filter(method => method === 'PUT')).toHaveLength(1);
  });

  it('are sent again when the store is unwell for a moment', async () => {
    const files = createBucketFileStore(openBucket(server.settings));
    server.failNext(2);
    const { sha256 } = await files.put(PHOTO);
    expect(await files.read(sha256)).toEqual(PHOTO);
  });

  it('fail clearly with a wrong key, and nothing is stored', async () => {
    const files = createBucketFileStore(openBucket({ ...server.settings, secretAccessKey: 'wrong' }));
    await expect(files.put(PHOTO)).rejects.toThrow('the file store answered 403');
    expect(server.objects.size).toBe(0);
  });

  it('are not handed out when the store returns other bytes', async () => {
    const files = createBucketFileStore(openBucket(server.settings));
    const { sha256 } = await files.put(PHOTO);
    for (const key of server.objects.keys()) server.objects.set(key, Buffer.from('changed'));
    await expect(files.read(sha256)).rejects.toThrow('other content');
  });
});
