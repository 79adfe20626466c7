import { extname } from 'node:path';

/** What a file is by its first bytes. Which Office format an archive or a compound file holds is seen when it is opened. */
export type Container = 'archive' | 'compound' | 'pdf' | 'picture' | 'richText' | 'markup' | 'text';

const SIGNATURES: readonly { container: Container; bytes: readonly number[] }[] = [
  { container: 'archive', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { container: 'archive', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { container: 'compound', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { container: 'picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { container: 'picture', bytes: [0xff, 0xd8, 0xff] },
  { container: 'picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { container: 'picture', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { container: 'picture', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { container: 'picture', bytes: [0x42, 0x4d] },
];
/** A PDF's mark may stand behind some rubbish. */
const PDF_WITHIN = 1024;
const OFFICE_ENDINGS = new Set(['.docx', '.doc', '.pdf', '.xlsx', '.xls']);
const TEXT_ENDINGS = new Set(['', '.md', '.markdown', '.txt', '.text']);

export function containerOf(bytes: Uint8Array): Container {
  const found = SIGNATURES.find(signature => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (found) return found.container;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_WITHIN)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'richText';
  return /^\s*(?:\xef\xbb\xbf)?(?:<!doctype\s+html|<html|<\?xml|MIME-Version:)/iu.test(head) ? 'markup' : 'text';
}

/** What a name promises, where the bytes are plain text. */
export function nameKind(name: string): 'text' | 'office' | 'other' {
  const ending = extname(name).toLowerCase();
  // 规范V1.0 ends in no format's name.
  if (TEXT_ENDINGS.has(ending) || !/^\.[a-z]{2,8}$/u.test(ending)) return 'text';
  return OFFICE_ENDINGS.has(ending) ? 'office' : 'other';
}
