import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileStore } from '../../src/store/files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps what was received for the owner of the directory alone', async () => {
  const root = join(folder, 'data', 'files');
  const { sha256 } = await createFileStore(root).put(Buffer.from('picture with a place'));
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  const part = join(root, sha256.slice(0, 2));
  expect(await readdir(part)).toEqual([sha256]);
  expect(await modeOf(root)).toBe('700');
  expect(await modeOf(part)).toBe('700');
  expect(await modeOf(join(part, sha256))).toBe('600');
});
