import type { SentFile } from '../../../domain/conversation/message.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { recordPdf } from '../../../records/record-pdf.ts';
import { recordSheet } from '../../../records/record-sheet.ts';
import type { ServiceContext } from '../../context.ts';
import { makeFile } from '../../files/make-file.ts';
import { loadRecord } from './load-record.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One result as a PDF and as a workbook, for whoever may see it. @throws AppError `notFound`, `forbidden` */
export async function exportRecord(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ files: SentFile[] }> {
  const { actor, no } = input;
  const record = await loadRecord(context, actor, no);
  const name = `${no}-${record.unitName}`;
  const make = (ending: string, mime: string, content: Buffer) =>
    makeFile(context, { forId: actor.id, name: `${name}.${ending}`, mime, content });
  return {
    files: [
      await make('pdf', 'application/pdf', await recordPdf(record)),
      await make('xlsx', XLSX, await recordSheet(record)),
    ],
  };
}
