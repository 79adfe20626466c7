import { randomUUID } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import { checkFile, isImage } from '../../domain/files/file-rules.ts';
import { cleanText } from '../../domain/language/clean-text.ts';
import { readPicture } from '../../pictures/read-picture.ts';
import type { ServiceContext } from '../context.ts';

const MAX_NAME = 120;
const TEXT_ENDINGS: Record<string, string> = { '.txt': 'text/plain', '.csv': 'text/csv', '.md': 'text/markdown' };

/**
 * Takes a file somebody sent. What may not be kept is no error here: the message it came with is still answered, with the reason.
 * The content decides the type; a name with another ending is no proof. A picture is kept as it came, for proof, and once more without
 * what its camera wrote into it, for those it is shown to.
 *
 * @param input.accepts narrows the types further, where a file is sent for one purpose.
 */
export async function receiveFile(
  context: Pick<ServiceContext, 'db' | 'clock' | 'files'>,
  input: {
    senderId: string;
    name: string;
    content: Buffer;
    accepts?: (file: { name: string; mime: string }) => boolean;
  },
): Promise<ReceivedFile> {
  // Cut by characters, from the end, where the ending is: half a character could not be stored.
  const name = [...cleanText(input.name).replace(/[/\\]/g, '_')].slice(-MAX_NAME).join('') || 'file';
  const found = await contentType(name, input.content);
  const mime = found === undefined || (input.accepts?.({ name, mime: found }) ?? true) ? found : undefined;
  const verdict = checkFile({ size: input.content.length, mime });
  if (!verdict.ok) return { kind: 'refused', name, code: verdict.code, params: { ...verdict.params, name } };
  const picture = isImage(mime!) ? await readPicture(input.content) : undefined;
  if (isImage(mime!) && !picture) return { kind: 'refused', name, code: 'pictureDamaged', params: { name } };
  const { sha256, size } = await context.files.put(input.content);
  const id = randomUUID();
  await context.db.prisma.storedFile.create({
    data: {
      ...{ id, sha256, name, mime: mime!, size, uploadedById: input.senderId, at: context.clock.now() },
      ...(picture && { imageHash: picture.hash, cleanSha256: (await context.files.put(picture.clean)).sha256 }),
    },
  });
  return { kind: 'stored', id, name, mime: mime!, size };
}

async function contentType(name: string, content: Buffer): Promise<string | undefined> {
  const detected = await fileTypeFromBuffer(content);
  if (detected) return detected.mime;
  // Plain text has no signature: take it by its ending when it holds no NUL, which only UTF-16 is full of.
  const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase();
  return ending && (isUtf16(content) || !content.subarray(0, 4096).includes(0)) ? TEXT_ENDINGS[ending] : undefined;
}

/** By its byte order mark, as Windows' Notepad saves 「Unicode」. */
function isUtf16(content: Buffer): boolean {
  return (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
}
