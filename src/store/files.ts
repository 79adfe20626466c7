import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bucket } from './bucket.ts';

/** Where the bytes of received files are. Files are known by the hash of their content: the same bytes are kept once and never change. */
export interface FileStore {
  put(content: Buffer): Promise<{ sha256: string; size: number }>;
  /** @throws when there is no such file, or it cannot be reached. */
  read(sha256: string): Promise<Buffer>;
  /** Nothing may refer to it any more. */
  remove(sha256: string): Promise<void>;
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files in a directory of this machine, for its owner alone: pictures come with where and by whom they were taken. */
export function createFileStore(root: string): FileStore {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  return {
    /** Written beside and renamed, so that a crash leaves no half file under a hash. */
    async put(content) {
      const sha256 = hashOf(content);
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => undefined);
      if (!known) {
        await mkdir(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
        const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
        await writeFile(draft, content, { mode: 0o600 });
        await rename(draft, path);
      }
      return { sha256, size: content.length };
    },
    read: sha256 => readFile(pathOf(sha256)),
    remove: sha256 => rm(pathOf(sha256), { force: true }),
  };
}

/** Files in a bucket of an S3-compatible store, which several instances share. */
export function createBucketFileStore(bucket: Bucket): FileStore {
  const keyOf = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;
  return {
    async put(content) {
      const sha256 = hashOf(content);
      if (!(await bucket.has(keyOf(sha256)))) await bucket.put(keyOf(sha256), content, sha256);
      return { sha256, size: content.length };
    },
    async read(sha256) {
      const content = await bucket.get(keyOf(sha256));
      if (hashOf(content) !== sha256) throw new Error(`the stored file ${sha256} has other content`);
      return content;
    },
    remove: sha256 => bucket.remove(keyOf(sha256)),
  };
}
