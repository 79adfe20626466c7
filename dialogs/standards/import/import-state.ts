import type { Memory, Turn } from '../../../src/domain/conversation/turn.ts';
import type { Services } from '../../../src/services/index.ts';
import type { ImportCorrections } from '../../../src/services/standards/import-standard.ts';
import type { Reply } from '../../framework/reply.ts';
import type { SentDocument } from './sent-document.ts';

export const IMPORT_STANDARD = 'import-standard';

/** Raise it when the state changes its meaning: an older open import is then ended kindly. */
export const IMPORT_VERSION = 1;

/** Lists that are longer than the preview shows. */
export type ListName = 'tree' | 'warnings' | 'leftOut' | 'overlaps';

export interface ImportState {
  version: number;
  /** Of the next confirmation; a new one after each that imported nothing. */
  submissionId: string;
  /** Absent while the file is waited for. */
  document?: SentDocument;
  corrections: ImportCorrections;
  /** The draft that the last preview said would be replaced: its 单号, and its text by hash. */
  replaces?: { no: string; hash: string };
  /** The list looked at last, and how much of it has been shown. */
  reading?: { list: ListName; shown: number };
}

export type ImportServices = Pick<Services['standards'], 'previewSentFile' | 'importSentFile'>;

/** One turn of an import. */
export interface Importing {
  readonly services: ImportServices;
  readonly turn: Turn;
  readonly memory: Memory;
  readonly state: ImportState;
}

/** What is said, and whether the import is over. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly end: boolean;
}

export const stay = (...replies: Reply[]): Outcome => ({ replies, end: false });
export const finish = (...replies: Reply[]): Outcome => ({ replies, end: true });
