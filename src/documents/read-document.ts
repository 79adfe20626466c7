import { Worker } from 'node:worker_threads';
import type { SourceDocument } from '../domain/standards/document.ts';
import { textDocument } from '../domain/standards/text-document.ts';
import { decodeText } from './decode-text.ts';
import { type Container, containerOf, nameKind } from './format-of.ts';
import { LARGEST_FILE, LONGEST_READING, LONGEST_TEXT, MOST_MEMORY } from './limits.ts';
import type { UnreadableReason } from './unreadable.ts';

export type { UnreadableReason } from './unreadable.ts';

/** A file as it came in. The name is only a hint: what it holds decides how it is read. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadResult = { kind: 'read'; document: SourceDocument } | { kind: 'unreadable'; reason: UnreadableReason };

const unreadable = (reason: UnreadableReason): ReadResult => ({ kind: 'unreadable', reason });

/** Reads a document into lines and tables. Never throws for what is in a file: every bad one has its reason. */
export async function readDocument(file: DocumentFile): Promise<ReadResult> {
  const read = await readAny(file);
  return read.kind === 'read' && lengthOf(read.document) > LONGEST_TEXT ? unreadable('tooLarge') : read;
}

function lengthOf({ blocks }: SourceDocument): number {
  const lengths = blocks.map(block =>
    block.kind === 'line' ? block.text.length : block.kind === 'table' ? block.rows.flat().join('').length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

async function readAny({ name, bytes }: DocumentFile): Promise<ReadResult> {
  if (bytes.length === 0) return unreadable('empty');
  if (bytes.length > LARGEST_FILE) return unreadable('tooLarge');
  const container = containerOf(bytes);
  switch (container) {
    case 'text':
      return readText(name, bytes);
    case 'archive':
    case 'compound':
    case 'pdf':
      return misnamedIf(nameKind(name) === 'office', await readApart(container, bytes));
    case 'picture':
      return unreadable(nameKind(name) === 'text' ? 'notText' : nameKind(name) === 'office' ? 'misnamed' : 'scanned');
    case 'richText':
    case 'markup':
      return unreadable('unsupported');
    default:
      throw new Error(`no reader for ${String(container satisfies never)}`);
  }
}

/** An archive of something else that is called .docx: its name is what is wrong with it. */
function misnamedIf(isNamedOffice: boolean, read: ReadResult): ReadResult {
  return isNamedOffice && read.kind === 'unreadable' && read.reason === 'unsupported' ? unreadable('misnamed') : read;
}

function readText(name: string, bytes: Uint8Array): ReadResult {
  const text = decodeText(bytes);
  if (text?.trim() === '') return unreadable('empty');
  switch (nameKind(name)) {
    case 'text':
      return text === undefined ? unreadable('notText') : { kind: 'read', document: textDocument(text) };
    // A Word or PDF file does not begin like this one.
    case 'office':
      return unreadable('damaged');
    default:
      return unreadable('unsupported');
  }
}

/**
 * Reads in a thread of its own, with limits on time and memory: a large file does not hold up the conversations, and a malicious one takes
 * nothing down but its reader.
 */
function readApart(container: Container, bytes: Uint8Array): Promise<ReadResult> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: { container, bytes },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
      // Nothing of how the application itself was started.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {},
      // Libraries print warnings about files.
      stdout: true,
      stderr: true,
    });
    const finish = (result: ReadResult): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(unreadable('tooLarge')), LONGEST_READING);
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(unreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'damaged')),
    );
    worker.once('exit', () => finish(unreadable('damaged')));
  });
}
