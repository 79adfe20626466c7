import type { SourceDocument } from '../domain/standards/document.ts';
import { openCompoundFile } from './compound-file.ts';
import { readDoc } from './doc/read-doc.ts';
import { mainPart, readDocx } from './docx/read-docx.ts';
import type { Container } from './format-of.ts';
import { openArchive } from './open-archive.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { openWorkbook } from './sheets/open-workbook.ts';
import { workbookDocument } from './sheets/sheet-blocks.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Reads a document that is no text. What an archive or compound file holds decides, not its name.
 *
 * @throws Unreadable with the reason.
 */
export async function readBinary(container: Container, bytes: Uint8Array): Promise<SourceDocument> {
  switch (container) {
    case 'archive': {
      const archive = await openArchive(bytes);
      return archive.file(mainPart(archive)) ? readDocx(archive) : workbookDocument(await openWorkbook(bytes));
    }
    case 'compound': {
      const file = await openCompoundFile(bytes);
      return file.has('WordDocument') ? readDoc(file) : workbookDocument(await openWorkbook(bytes));
    }
    case 'pdf':
      return readPdf(bytes);
    default:
      throw new Unreadable('unsupported');
  }
}
