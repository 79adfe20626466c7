import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderError } from '../../dialogs/replies/errors.ts';
import type { AppError } from '../../src/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { checkFileStore, checkWritable } from '../../src/store/file-store-mark.ts';
import { createFileStore } from '../../src/store/files.ts';
import { openTestDatabase } from '../helpers/database.ts';

let db: Database;
let folder: string;
beforeEach(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'file-store-mark-'));
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

async function place(name: string): Promise<string> {
  const root = join(folder, name, 'files');
  await checkWritable(root);
  return root;
}

async function store(root: string, text: string): Promise<void> {
  const { sha256, size } = await createFileStore(root).put(Buffer.from(text));
  const at = new Date('2026-11-02T09:00:00+08:00');
  await db.prisma.storedFile.create({
    data: { id: text, sha256, size, name: text, mime: 'image/jpeg', uploadedById: 'zhou', at },
  });
}

it('starts with the directory that was used first, and with no other', async () => {
  const [first, second] = [await place('first'), await place('second')];
  await Promise.all([checkFileStore(db.prisma, first), checkFileStore(db.prisma, first)]);
  const refused = await checkFileStore(db.prisma, second).catch((error: AppError) => error);
  expect(refused).toMatchObject({ code: 'filesElsewhere', params: { dataDir: second } });
  expect(renderError(refused as AppError).text).toContain(second);
  expect(await readdir(second)).toEqual([]);
  await checkFileStore(db.prisma, first);
  // As the sentence says.
  const { file, mark } = (refused as AppError).params as { file: string; mark: string };
  await writeFile(file, `${mark}\n`);
  await checkFileStore(db.prisma, second);
});

it('takes a directory that has the files: from before the mark, moved, or restored', async () => {
  const [first, second, other] = [await place('first'), await place('second'), await place('other')];
  await store(first, 'photo');
  await expect(checkFileStore(db.prisma, second)).rejects.toMatchObject({ code: 'filesElsewhere' });
  await checkFileStore(db.prisma, first);
  await createFileStore(second).put(Buffer.from('photo'));
  await checkFileStore(db.prisma, second);
  await checkFileStore(db.prisma, first);
  await createFileStore(other).put(Buffer.from('another'));
  await expect(checkFileStore(db.prisma, other)).rejects.toMatchObject({ code: 'filesElsewhere' });
});

it('takes no directory that cannot be written, and keeps others out of what it has', async () => {
  const root = await place('first');
  expect((await stat(root)).mode & 0o777).toBe(0o700);
  expect(await readdir(root)).toEqual([]);
  await writeFile(join(folder, 'file'), '');
  await expect(checkWritable(join(folder, 'file', 'files'))).rejects.toMatchObject({ code: 'dataDirUnusable' });
});
