/** What a standard can be read from, by the ending of its name, as people know these types. */
export const STANDARD_ENDINGS = ['.docx', '.doc', '.pdf', '.xlsx', '.xls', '.txt', '.md'] as const;

/** The largest file a standard is read from, in bytes. A standard is text; more than this is pictures. */
export const MAX_STANDARD_BYTES = 10 * 1024 * 1024;

const READABLE: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
  'text/markdown',
]);

/** Old Office files, and new ones that a password encrypts: one container for all, so the name has to say which. */
const CONTAINER = 'application/x-cfb';

/** Whether a file may hold a standard. `mime` is what its content says. Whether it can really be read shows only when it is. */
export function isStandardDocument(file: { name: string; mime: string }): boolean {
  if (file.mime !== CONTAINER) return READABLE.has(file.mime);
  const name = file.name.toLowerCase();
  return STANDARD_ENDINGS.some(ending => name.endsWith(ending));
}

/** Whether a picture is called like a document, which is a mistake to be told of. */
export function isMisnamedPicture(file: { name: string; mime: string }): boolean {
  return file.mime.startsWith('image/') && STANDARD_ENDINGS.some(ending => file.name.toLowerCase().endsWith(ending));
}
