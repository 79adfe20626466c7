/** WeCom takes images up to 10 MB and other files up to 20 MB (WX/96484); we hold to the same everywhere. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
const DOCUMENTS = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-cfb', // .doc and .xls of old
  'text/plain',
  'text/csv',
  'text/markdown',
]);

export type FileVerdict =
  | { ok: true }
  | { ok: false; code: 'fileTooLarge'; params: { size: number; limit: number } }
  | { ok: false; code: 'fileTypeRefused' | 'fileEmpty' | 'pictureDamaged'; params: Record<string, never> };

/** Whether a file may be kept. `mime` is what its content says, never what its name or sender says. */
export function checkFile(file: { size: number; mime: string | undefined }): FileVerdict {
  if (file.size === 0) return { ok: false, code: 'fileEmpty', params: {} };
  const image = file.mime !== undefined && IMAGES.has(file.mime);
  if (!image && !(file.mime !== undefined && DOCUMENTS.has(file.mime))) {
    return { ok: false, code: 'fileTypeRefused', params: {} };
  }
  const limit = image ? MAX_IMAGE_BYTES : MAX_FILE_BYTES;
  return file.size > limit ? { ok: false, code: 'fileTooLarge', params: { size: file.size, limit } } : { ok: true };
}

export function isImage(mime: string): boolean {
  return IMAGES.has(mime);
}
