import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Files an operator named, folders replaced by what is in them. */
export interface ListedFiles {
  readonly paths: readonly string[];
  /** Files in the folders that are in no format of ours. */
  readonly skipped: number;
}

/**
 * The files behind paths: a folder stands for all files in it and below that have one of the endings, in the order of their names. A path that is
 * no folder stays as it is, whatever it ends in, so that it can be explained.
 */
export async function listFiles(paths: readonly string[], endings: readonly string[]): Promise<ListedFiles> {
  const found: string[] = [];
  let skipped = 0;
  for (const path of paths) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isDirectory()) {
      found.push(path);
      continue;
    }
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const files = entries.filter(entry => entry.isFile() && !isHidden(entry.name));
    const readable = files.filter(entry => endings.includes(extname(entry.name).toLowerCase()));
    skipped += files.length - readable.length;
    found.push(...readable.map(entry => join(entry.parentPath, entry.name)).sort((a, b) => a.localeCompare(b, 'zh')));
  }
  return { paths: [...new Set(found)], skipped };
}

/** .DS_Store, and what Word and WPS keep beside an open document. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');
