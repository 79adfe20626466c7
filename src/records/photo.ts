import sharp from 'sharp';
import type { RecordPhoto } from '../domain/inspections/record.ts';

/** Pixels of the longer side: clear in print, light to send. A phone's picture has four times as many. */
const EDGE = 1000;
const QUALITY = 80;

export interface PrintedPhoto {
  readonly ordinal: number;
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The photos of a record as small as their place in it. */
export function printed(photos: readonly RecordPhoto[]): Promise<PrintedPhoto[]> {
  return Promise.all(
    photos.map(async ({ ordinal, content }) => {
      const { data, info } = await sharp(content)
        .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: QUALITY })
        .toBuffer({ resolveWithObject: true });
      return { ordinal, jpeg: data, width: info.width, height: info.height };
    }),
  );
}
