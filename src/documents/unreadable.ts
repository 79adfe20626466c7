/** Why a file cannot be read. */
export type UnreadableReason =
  | 'empty' // no bytes, or nothing but blanks
  | 'misnamed' // holds another format than its name says
  | 'damaged' // says it is one of our formats and is not whole
  | 'encrypted' // needs a password
  | 'scanned' // pictures of pages: no text inside
  | 'unsupported' // another format
  | 'tooLarge' // itself, or what it unfolds to
  | 'notText'; // claims to be text and is not

/** Thrown inside the readers; `readDocument` turns it into a result. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}
