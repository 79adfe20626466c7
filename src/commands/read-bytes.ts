import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { BadFile } from '../../dialogs/replies/bad-file.ts';

/** A regulation or a staff table is a few hundred kilobytes; more is some other file. */
const LARGEST_FILE = 10 * 1024 * 1024;

export type ReadBytes = { ok: true; bytes: Buffer } | { ok: false; reason: BadFile };

/** A file an operator named, whole. `extensions` are the ones supported, in lower case with their dot. */
export async function readBytes(path: string, extensions: readonly string[]): Promise<ReadBytes> {
  const refuse = (reason: BadFile): ReadBytes => ({ ok: false, reason });
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (facts instanceof Error) return refuse(facts.code === 'ENOENT' ? 'missing' : 'unreadable');
  if (!facts.isFile()) return refuse('notAFile');
  if (!extensions.includes(extname(path).toLowerCase())) return refuse('unsupported');
  if (facts.size === 0) return refuse('empty');
  if (facts.size > LARGEST_FILE) return refuse('tooLarge');
  const bytes = await readFile(path).catch(() => undefined);
  return bytes ? { ok: true, bytes } : refuse('unreadable');
}
