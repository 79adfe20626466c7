import type { Memory, Turn } from '../../../src/domain/conversation/turn.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';

export const IMPORT_RESULTS = 'import-results';

/** Raise it when phases change their meaning: an older open dialog then ends kindly. */
export const BATCH_VERSION = 1;

export type BatchServices = Services['inspections']['batch'];

/** JSON: it is stored between turns. */
export interface BatchState {
  version: number;
  phase:
    | 'programme' // whose results they are
    | 'level' // the province's or our own
    | 'part' // of a programme whose parts the province scores apart
    | 'file' // the workbook is waited for
    | 'name' // what a name in it means
    | 'check'; // file them so?
  programmeId?: string;
  level?: 'province' | 'city';
  part?: string;
  document?: { id: string; name: string };
  /** Names of units whose rows are left out. */
  leftOut: string[];
  /** Rows with problems are left out. */
  skipProblems: boolean;
}

/** One turn of an import. */
export interface Importing {
  readonly services: BatchServices;
  readonly turn: Turn;
  readonly memory: Memory;
  readonly state: BatchState;
}

/** What is said, and whether the dialog ends with it. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly end: boolean;
}

export const stay = (...replies: Reply[]): Outcome => ({ replies, end: false });
export const finish = (...replies: Reply[]): Outcome => ({ replies, end: true });
