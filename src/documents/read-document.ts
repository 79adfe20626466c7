import type { SourceDocument } from '../domain/standards/document.ts';
import { decodeText } from './decode-text.ts';

/** A file as it came in. The name is only a hint: what it holds decides how it is read. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type UnreadableReason =
  | 'empty' // no bytes, or nothing but blanks
  | 'damaged' // says it is one of our formats and is not whole
  | 'encrypted' // needs a password
  | 'scanned' // pictures of pages: no text inside
  | 'unsupported' // another format
  | 'tooLarge' // itself, or what it unfolds to
  | 'notText'; // claims to be text and is not

export type ReadResult = { kind: 'read'; document: SourceDocument } | { kind: 'unreadable'; reason: UnreadableReason };

/** Reads a document into lines and tables. Never throws for what is in a file: every bad one has its reason. */
export async function readDocument(file: DocumentFile): Promise<ReadResult> {
  if (file.bytes.length === 0) return { kind: 'unreadable', reason: 'empty' };
  const text = decodeText(file.bytes);
  if (text === undefined) return { kind: 'unreadable', reason: 'notText' };
  if (text.trim() === '') return { kind: 'unreadable', reason: 'empty' };
  return { kind: 'read', document: textDocument(text) };
}

/** A text file's lines; where it uses Markdown, headings are recognised by the rules that read the lines. */
export function textDocument(text: string): SourceDocument {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n\u2028\u2029\u0085\f]/u);
  return { blocks: lines.map(line => ({ kind: 'line', text: line })), leftOut: [] };
}
