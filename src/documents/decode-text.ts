/**
 * The text of a file as Chinese offices write it: UTF-8 with or without BOM, UTF-16 with BOM, else GB 18030 (which takes GBK and
 * GB 2312 in). Undefined for what is no text, such as a picture or a Word document with its name changed.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decodeAs(encodingByMark(bytes) ?? 'utf-8', bytes) ?? decodeAs('gb18030', bytes);
  // Binary formats are full of zero bytes, which no text has.
  return text === undefined || text.includes('\u0000') ? undefined : text;
}

function encodingByMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
