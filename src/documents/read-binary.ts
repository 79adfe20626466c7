import type { SourceDocument } from '../domain/standards/document.ts';
import { openCompoundFile } from './compound-file.ts';
import { mainPart, readDocx } from './docx/read-docx.ts';
import type { Container } from './format-of.ts';
import { openArchive } from './open-archive.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readDoc } from './read-doc.ts';
import { keepLongNumbers, readWorkbook } from './sheets/read-workbook.ts';
import { workbookDocument } from './sheets/sheet-blocks.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Reads a document that is no text. What an archive or compound file holds decides, not its name.
 *
 * @throws Unreadable with the reason.
 */
export async function readBinary(container: Container, bytes: Uint8Array): Promise<SourceDocument> {
  switch (container) {
    case 'archive':
      return readArchive(bytes);
    case 'compound':
      return readCompound(bytes);
    case 'pdf':
      return readPdf(bytes);
    default:
      throw new Unreadable('unsupported');
  }
}

async function readArchive(bytes: Uint8Array): Promise<SourceDocument> {
  const archive = await openArchive(bytes);
  if (archive.file(mainPart(archive))) return readDocx(archive);
  if (archive.file(/^xl\/workbook\.(?:xml|bin)$/u).length > 0) {
    return workbookDocument(await readWorkbook((await keepLongNumbers(archive)) ?? bytes));
  }
  throw new Unreadable('unsupported');
}

async function readCompound(bytes: Uint8Array): Promise<SourceDocument> {
  const file = await openCompoundFile(bytes);
  // Office puts a document with a password into a container of its own.
  if (file.has('EncryptedPackage')) throw new Unreadable('encrypted');
  const word = file.stream('WordDocument');
  if (word) return readDoc(bytes, word);
  if (file.has('Workbook') || file.has('Book')) return workbookDocument(await readWorkbook(bytes));
  throw new Unreadable('unsupported');
}
