import sharp from 'sharp';

export interface Picture {
  /** 64 bits as 16 hex digits; null where the picture is as good as one colour, which would resemble every other such picture. */
  readonly hash: string | null;
  /** The same picture upright, without metadata, at most `CLEAN_EDGE` pixels a side; a JPEG, or a PNG where it was no JPEG. */
  readonly clean: Buffer;
}

const CLEAN_EDGE = 2560;
const CLEAN_QUALITY = 88;
/** Phones take up to 108 million pixels; more is no photo but an attack on memory. */
const MAX_PIXELS = 120_000_000;
/** Standard deviation of grey (0 to 255) below which there is nothing to recognise. */
const FLAT = 4;
const COLUMNS = 9;
const ROWS = 8;

/**
 * Decodes a picture (JPEG, PNG, WebP, GIF: its first frame).
 *
 * @returns undefined when it is damaged, or larger than any photo.
 */
export async function readPicture(content: Buffer): Promise<Picture | undefined> {
  try {
    const upright = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' }).autoOrient();
    const { format } = await upright.metadata();
    const [clean, grey] = await Promise.all([
      upright
        .clone()
        .resize({ width: CLEAN_EDGE, height: CLEAN_EDGE, fit: 'inside', withoutEnlargement: true })
        .toFormat(format === 'jpeg' ? 'jpeg' : 'png', { quality: CLEAN_QUALITY })
        .toBuffer(),
      upright.clone().flatten().greyscale().resize(COLUMNS, ROWS, { fit: 'fill' }).raw().toBuffer(),
    ]);
    return { hash: differenceHash(grey), clean };
  } catch {
    // libvips tells what is wrong in English prose only: whatever it was, this is no picture to keep.
    return undefined;
  }
}

/**
 * Difference hash: for each of 8 rows, whether a patch is darker than the one to its right. Unlike a checksum it survives another
 * compression, size or brightness.
 *
 * @param grey 9 × 8 bytes, row by row.
 */
function differenceHash(grey: Buffer): string | null {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
  if (spread < FLAT) return null;
  let bits = 0n;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column + 1 < COLUMNS; column++) {
      const at = row * COLUMNS + column;
      bits = (bits << 1n) | (grey[at]! < grey[at + 1]! ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}
