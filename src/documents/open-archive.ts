import { Readable } from 'node:stream';
import type JSZip from 'jszip';
import { LARGEST_UNPACKED, MOST_PARTS } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Opens a zip archive after unpacking all of it once within a limit: the sizes an archive states of itself are not to be trusted, and the
 * libraries that read Office files unpack whatever they find.
 *
 * @throws Unreadable `damaged`, `encrypted`, `tooLarge`.
 */
export async function openArchive(bytes: Uint8Array): Promise<JSZip> {
  const { default: Zip } = await import('jszip');
  const archive = await Zip.loadAsync(bytes).catch((error: Error) => {
    throw new Unreadable(/encrypted/iu.test(error.message) ? 'encrypted' : 'damaged');
  });
  const parts = Object.values(archive.files);
  if (parts.length > MOST_PARTS) throw new Unreadable('tooLarge');
  let unpacked = 0;
  for (const part of parts) {
    if (part.dir) continue;
    try {
      // JSZip's streams are of an old kind that cannot be iterated.
      for await (const chunk of new Readable().wrap(part.nodeStream())) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > LARGEST_UNPACKED) throw new Unreadable('tooLarge');
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('damaged');
    }
  }
  return archive;
}
