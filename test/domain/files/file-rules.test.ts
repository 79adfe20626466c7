import { describe, expect, it } from 'vitest';
import { checkFile, MAX_FILE_BYTES, MAX_IMAGE_BYTES } from '../../../src/domain/files/file-rules.ts';

describe('checkFile', () => {
  it.each([
    ['image/jpeg', MAX_IMAGE_BYTES, true],
    ['image/jpeg', MAX_IMAGE_BYTES + 1, 'fileTooLarge'],
    ['application/pdf', MAX_FILE_BYTES, true],
    ['application/pdf', MAX_FILE_BYTES + 1, 'fileTooLarge'],
    ['image/png', 0, 'fileEmpty'],
    ['application/x-msdownload', 10, 'fileTypeRefused'],
    // Not recognised by its content, however large it is or is named.
    [undefined, MAX_FILE_BYTES * 2, 'fileTypeRefused'],
  ] as const)('%s of %d bytes: %s', (mime, size, expected) => {
    const verdict = checkFile({ mime, size });
    expect(verdict.ok || verdict.code).toBe(expected);
  });
});
