/** A standard is a few hundred kilobytes, with pictures a few megabytes; more is some other file. */
export { MAX_STANDARD_BYTES as LARGEST_FILE } from '../domain/standards/document-types.ts';

/** What an Office file's parts may come to when unpacked: a thousand pages need a tenth of it. */
export const LARGEST_UNPACKED = 64 * 1024 * 1024;
/** Parts in an Office file; a document with many pictures has hundreds. */
export const MOST_PARTS = 5_000;
/** Cells with content in a spreadsheet. */
export const MOST_CELLS = 200_000;
/** Pages of a PDF. */
export const MOST_PAGES = 2_000;
/** How long one file may be read, in milliseconds: 300 pages take a few seconds. */
export const LONGEST_READING = 60_000;
/** Memory for reading one file, in megabytes. */
export const MOST_MEMORY = 1_024;
/** Characters of a document: three thousand pages. */
export const LONGEST_TEXT = 2_000_000;
