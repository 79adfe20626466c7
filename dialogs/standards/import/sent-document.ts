import type { Memory, ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { isMisnamedPicture, isStandardDocument } from '../../../src/domain/standards/document-types.ts';

/** A stored file that may hold a standard. */
export interface SentDocument {
  readonly id: string;
  readonly name: string;
}

/** The files of a message that may hold a standard. */
export function documentsOf(files: readonly ReceivedFile[]): SentDocument[] {
  return files.flatMap(file =>
    file.kind === 'stored' && isStandardDocument(file) ? [{ id: file.id, name: file.name }] : [],
  );
}

/** The name of a picture that is called like a document: 「办法.pdf」. */
export function misnamedOf(files: readonly ReceivedFile[]): string | undefined {
  return files.find(file => file.kind === 'stored' && isMisnamedPicture(file))?.name;
}

/** The document sent last and not imported yet, which 「导入为标准」 means. */
export function waitingDocument(memory: Memory): SentDocument | undefined {
  return memory.sentDocument as SentDocument | undefined;
}

export function keepWaiting(memory: Memory, document: SentDocument): void {
  memory.sentDocument = document;
}

/** Forgets a document that has been dealt with; a later one still waits. */
export function stopWaiting(memory: Memory, document: SentDocument): void {
  if (waitingDocument(memory)?.id === document.id) delete memory.sentDocument;
}
