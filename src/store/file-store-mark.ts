import { randomUUID } from 'node:crypto';
import { access, chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Prisma } from './database.ts';

/** Beside the files, which are in folders of two letters. */
const MARK = 'store-id';
/** The row that says which files belong to a database. */
const KEY = 'fileStore';
/** So many of the newest files are looked for where the mark is not there. */
const SAMPLE = 20;

/** Creates the directory of received files for its owner alone, and writes into it. @throws AppError `dataDirUnusable` */
export async function checkWritable(root: string): Promise<void> {
  const probe = join(root, `probe.${process.pid}`);
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await chmod(root, 0o700);
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
  } catch (cause) {
    throw new AppError('dataDirUnusable', { dataDir: dirname(root) }, { cause });
  }
}

/**
 * That this directory is the one with the files of a database that several instances share: each with a directory of its own would find half of the
 * evidence. Directory and database bear the same mark; a directory without it that has the newest files all the same (moved, restored) gets it.
 *
 * @throws AppError `filesElsewhere`
 */
export async function checkFileStore(prisma: Prisma, root: string): Promise<void> {
  const file = join(root, MARK);
  const before = await readMark(file);
  // The directory first: two instances that start at once on a new one then agree.
  const own = before ?? (await writeMark(file, randomUUID()));
  const known = (await prisma.setting.findUnique({ where: { key: KEY } }))?.value;
  const isSame = known === own || (known === undefined && (before !== undefined || (await isEmpty(prisma))));
  if (isSame || (await hasNewest(prisma, root))) {
    await prisma.setting.createMany({ data: [{ key: KEY, value: own }], skipDuplicates: true });
    const { value } = await prisma.setting.findUniqueOrThrow({ where: { key: KEY } });
    if (value === own) return;
    if (known !== undefined) return writeFile(file, String(value), { mode: 0o600 });
  }
  if (before === undefined) await rm(file, { force: true });
  throw new AppError('filesElsewhere', { dataDir: root, mark: String(known ?? own), file });
}

const readMark = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => undefined,
  );

/** @returns the mark that is there, be it this one or that of another instance. */
async function writeMark(file: string, mark: string): Promise<string> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, mark, { mode: 0o600 });
  await link(draft, file).catch(error => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  return (await readMark(file)) ?? mark;
}

const isEmpty = async (prisma: Prisma): Promise<boolean> => (await prisma.storedFile.count()) === 0;

async function hasNewest(prisma: Prisma, root: string): Promise<boolean> {
  const rows = await prisma.storedFile.findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: SAMPLE,
    select: { sha256: true },
  });
  const there = await Promise.all(
    rows.map(({ sha256 }) =>
      access(join(root, sha256.slice(0, 2), sha256)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return rows.length > 0 && there.every(Boolean);
}
