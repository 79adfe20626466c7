import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { importTexts as texts } from '../../dialogs/replies/commands.ts';
import { OPERATOR } from '../domain/permissions/standards.ts';
import {
  type ImportCorrections,
  importStandard,
  previewImport,
  type StandardFile,
} from '../services/standards/import-standard.ts';
import { publishStandard } from '../services/standards/publish-standard.ts';
import type { Console } from './console.ts';
import { listFiles } from './list-files.ts';
import type { Workbench } from './open-workbench.ts';
import { readBytes } from './read-bytes.ts';

const SUPPORTED = ['.md', '.txt', '.docx', '.doc', '.pdf', '.xlsx', '.xls'];

export interface ImportFilesInput {
  /** Files, and folders of them. */
  readonly files: readonly string[];
  readonly yes: boolean;
  /** What the operator knows better; for one file only. */
  readonly corrections?: ImportCorrections;
}

/** A file whose preview was shown; its bytes are read again when it is written, so that a folder never stands in memory whole. */
interface Shown {
  readonly path: string;
  readonly hash: string;
  readonly at: number;
}

/**
 * Imports files of standards as drafts, and publishes them with `yes`. A bad file is explained and the others go on.
 *
 * @param open called once, when at least one file can be read.
 * @returns the exit code: 0, or 2 when any file was refused or nothing was confirmed.
 */
export async function importFiles(
  input: ImportFilesInput,
  open: () => Promise<Workbench>,
  terminal: Console,
): Promise<number> {
  const { paths, skipped } = await listFiles(input.files, SUPPORTED);
  if (skipped > 0) terminal.out(texts.skipped(skipped));
  if (paths.length === 0) {
    terminal.err(texts.noFiles);
    return 2;
  }
  const corrections = input.corrections ?? {};
  if (paths.length > 1 && Object.keys(corrections).length > 0) {
    terminal.err(texts.oneFileOnly);
    return 2;
  }
  const first = await firstReadable(paths, terminal);
  if (first === undefined) return 2;
  const workbench = await open();
  try {
    const shown = await showAll(workbench, { paths, from: first, corrections }, terminal);
    if (shown.length === 0) return 2;
    if (!input.yes && !(await confirmed(shown.length, terminal))) return 2;
    const done = await write(workbench, { shown, of: paths.length, corrections, publish: input.yes }, terminal);
    if (paths.length > 1) terminal.out(texts.summary(done, paths.length));
    return done < paths.length ? 2 : 0;
  } finally {
    await workbench.db.close();
  }
}

/** Index of the first file that can be read; those before it are explained. A database is opened for none. */
async function firstReadable(paths: readonly string[], terminal: Console): Promise<number | undefined> {
  for (const [index, path] of paths.entries()) {
    if (await readFile(path, terminal)) return index;
  }
  return undefined;
}

async function showAll(
  workbench: Workbench,
  { paths, from, corrections }: { paths: readonly string[]; from: number; corrections: ImportCorrections },
  terminal: Console,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const [index, path] of paths.entries()) {
    const file = index < from ? undefined : await readFile(path, terminal);
    if (!file) continue;
    const place = { file: file.name, at: index + 1, of: paths.length };
    const examined = await previewImport(workbench, { by: OPERATOR, file, corrections });
    if (isRefused(examined)) terminal.err(texts.preview({ ...place, examined }));
    else {
      terminal.out(texts.preview({ ...place, examined }));
      shown.push({ path, hash: hashOf(file), at: place.at });
    }
  }
  return shown;
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

/** @returns how many files are in the library as wanted. Two files of one call may claim the same date, and a file may change meanwhile. */
async function write(
  workbench: Workbench,
  input: { shown: readonly Shown[]; of: number; corrections: ImportCorrections; publish: boolean },
  terminal: Console,
): Promise<number> {
  let done = 0;
  for (const { path, hash, at } of input.shown) {
    const file = await readFile(path, terminal);
    if (!file) continue;
    const place = { file: file.name, at, of: input.of };
    if (hashOf(file) !== hash) {
      terminal.err(texts.changed(place));
      continue;
    }
    const imported = await importStandard(workbench, { by: OPERATOR, file, corrections: input.corrections });
    if (isRefused(imported)) {
      terminal.err(texts.preview({ ...place, examined: imported }));
      continue;
    }
    const published = input.publish
      ? await publishStandard(workbench, { by: OPERATOR, versionId: imported.versionId })
      : undefined;
    terminal.out(texts.done({ ...place, imported, published }));
    if (!published || published.kind === 'published' || published.kind === 'alreadyPublished') done += 1;
  }
  return done;
}

type Refused = 'unreadable' | 'needs' | 'dateTaken';

function isRefused<Result extends { kind: string }>(result: Result): result is Extract<Result, { kind: Refused }> {
  return ['unreadable', 'needs', 'dateTaken'].includes(result.kind);
}

const hashOf = (file: StandardFile): string => createHash('sha256').update(file.bytes).digest('hex');

/** Undefined for a file that cannot be read; it is explained. */
async function readFile(path: string, terminal: Console): Promise<StandardFile | undefined> {
  const read = await readBytes(path, SUPPORTED);
  if (read.ok) return { name: basename(path), bytes: read.bytes };
  terminal.err(texts.badFile(path, read.reason));
  return undefined;
}
