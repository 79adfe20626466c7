import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files by the hash of their content, in one directory: the same bytes are kept once, and nothing is ever overwritten. */
export function createFileStore(root: string) {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  return {
    pathOf,
    /** Written beside and renamed, so that a crash leaves no half file under a hash. */
    async put(content: Buffer): Promise<{ sha256: string; size: number }> {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => undefined);
      if (!known) {
        await mkdir(join(root, sha256.slice(0, 2)), { recursive: true });
        const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
        await writeFile(draft, content);
        await rename(draft, path);
      }
      return { sha256, size: content.length };
    },
    read: (sha256: string) => readFile(pathOf(sha256)),
  };
}

export type FileStore = ReturnType<typeof createFileStore>;
