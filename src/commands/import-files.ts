import { basename } from 'node:path';
import type { BadFile } from '../../dialogs/replies/bad-file.ts';
import { importTexts as texts } from '../../dialogs/replies/commands.ts';
import { OPERATOR } from '../domain/permissions/standards.ts';
import {
  type ImportPreview,
  importStandard,
  previewImport,
  type StandardFile,
} from '../services/standards/import-standard.ts';
import { publishStandard } from '../services/standards/publish-standard.ts';
import type { Console } from './console.ts';
import type { Workbench } from './open-workbench.ts';
import { readBytes } from './read-bytes.ts';

const SUPPORTED = ['.md', '.txt', '.docx', '.doc', '.pdf', '.xlsx', '.xls'];

/**
 * Imports files of standards as drafts, and publishes them with `yes`. A bad file is explained and the others go on.
 *
 * @param open called once, when at least one file can be read.
 * @returns the exit code: 0, or 2 when any file was refused or nothing was confirmed.
 */
export async function importFiles(
  input: { files: readonly string[]; yes: boolean },
  open: () => Promise<Workbench>,
  terminal: Console,
): Promise<number> {
  const read = await readFiles(input.files, terminal);
  if (read.length === 0) return 2;
  const workbench = await open();
  try {
    const ready: StandardFile[] = [];
    for (const [index, file] of read.entries()) {
      const examined = await previewImport(workbench, { by: OPERATOR, file });
      const shown = texts.preview({ file: file.name, at: index + 1, of: read.length, examined });
      if (isRefused(examined)) terminal.err(shown);
      else {
        terminal.out(shown);
        ready.push(file);
      }
    }
    const refused = ready.length < input.files.length;
    if (ready.length === 0) return 2;
    if (!input.yes && !(await confirmed(ready.length, terminal))) return 2;
    const failed = await write(workbench, ready, input.yes, terminal);
    return refused || failed ? 2 : 0;
  } finally {
    await workbench.db.close();
  }
}

function isRefused(examined: ImportPreview): boolean {
  return examined.kind === 'unreadable' || examined.kind === 'needs' || examined.kind === 'dateTaken';
}

async function confirmed(count: number, terminal: Console): Promise<boolean> {
  if (!terminal.confirm) {
    terminal.err(texts.needsYes);
    return false;
  }
  const yes = await terminal.confirm(texts.confirmDrafts(count));
  if (!yes) terminal.out(texts.nothingImported);
  return yes;
}

/** True when any file was refused after all: two files of one call may claim the same date. */
async function write(
  workbench: Workbench,
  files: readonly StandardFile[],
  publish: boolean,
  terminal: Console,
): Promise<boolean> {
  let failed = false;
  for (const [index, file] of files.entries()) {
    const imported = await importStandard(workbench, { by: OPERATOR, file });
    const place = { file: file.name, at: index + 1, of: files.length };
    if (imported.kind === 'unreadable' || imported.kind === 'needs' || imported.kind === 'dateTaken') {
      failed = true;
      terminal.err(texts.preview({ ...place, examined: imported }));
      continue;
    }
    const published = publish
      ? await publishStandard(workbench, { by: OPERATOR, versionId: imported.versionId })
      : undefined;
    failed ||= published !== undefined && published.kind !== 'published' && published.kind !== 'alreadyPublished';
    terminal.out(texts.done({ ...place, imported, published }));
  }
  return failed;
}

/** What can be read; what cannot is explained. */
async function readFiles(paths: readonly string[], terminal: Console): Promise<StandardFile[]> {
  const files: StandardFile[] = [];
  for (const path of paths) {
    const read = await readOne(path);
    if (typeof read === 'string') terminal.err(texts.badFile(path, read));
    else files.push(read);
  }
  return files;
}

async function readOne(path: string): Promise<StandardFile | BadFile> {
  const read = await readBytes(path, SUPPORTED);
  return read.ok ? { name: basename(path), bytes: read.bytes } : read.reason;
}
