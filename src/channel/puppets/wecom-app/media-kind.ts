import { SendFailure } from '../../errors.ts';
import { FILE_BYTES, IMAGE_BYTES, MEDIA_MIN_BYTES } from './limits.ts';

const JPG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** As what a file is sent (WX/96484), by its bytes: what is no picture to the platform, or too large for one, goes as a file. */
export function mediaKindOf(content: Buffer): 'image' | 'file' {
  if (content.length < MEDIA_MIN_BYTES) throw new SendFailure('refused', 'file too small');
  if (content.length > FILE_BYTES) throw new SendFailure('refused', 'file too large');
  const isPicture = [JPG, PNG].some(start => content.subarray(0, start.length).equals(start));
  return isPicture && content.length <= IMAGE_BYTES ? 'image' : 'file';
}
