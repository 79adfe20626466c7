import type { RecordPhoto } from '../../../domain/inspections/record.ts';
import type { ServiceContext } from '../../context.ts';

interface EvidenceRow {
  readonly file: { readonly mime: string; readonly cleanSha256: string | null };
}

/** The pictures of evidence without their metadata, in order; a file that is no picture has none. */
export async function readPhotos<Row extends EvidenceRow>(
  context: ServiceContext,
  rows: readonly Row[],
  ordinalOf: (row: Row) => number,
): Promise<RecordPhoto[]> {
  const pictures = rows.filter(({ file }) => file.cleanSha256 !== null);
  return Promise.all(
    pictures.map(
      async (row): Promise<RecordPhoto> => ({
        ordinal: ordinalOf(row),
        mime: row.file.mime === 'image/jpeg' ? 'image/jpeg' : 'image/png',
        content: await context.files.read(row.file.cleanSha256!),
      }),
    ),
  );
}
