import { openCompoundFile } from '../compound-file.ts';
import { containerOf } from '../format-of.ts';
import { openArchive } from '../open-archive.ts';
import { Unreadable } from '../unreadable.ts';
import { prepareSheets, readWorkbook, type Sheet } from './read-workbook.ts';

/**
 * The sheets of a file that should be a workbook.
 *
 * @throws Unreadable `damaged`, `encrypted`, `tooLarge`, `unsupported` for any other file.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  switch (containerOf(bytes)) {
    case 'archive': {
      const archive = await openArchive(bytes);
      if (archive.file(/^xl\/workbook\.(?:xml|bin)$/u).length === 0) throw new Unreadable('unsupported');
      return readWorkbook((await prepareSheets(archive)) ?? bytes);
    }
    case 'compound': {
      const file = await openCompoundFile(bytes);
      // Office puts a workbook with a password into a container of its own.
      if (file.has('EncryptedPackage')) throw new Unreadable('encrypted');
      if (!file.has('Workbook') && !file.has('Book')) throw new Unreadable('unsupported');
      return readWorkbook(bytes);
    }
    default:
      throw new Unreadable('unsupported');
  }
}
