declare module 'word-extractor' {
  /** Reads the text of Word 97–2003 files. */
  export default class WordExtractor {
    extract(file: Buffer): Promise<{ getBody(options?: { filterUnicode?: boolean }): string }>;
  }
}
