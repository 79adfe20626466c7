import type { Memory, Turn } from '../../../src/domain/conversation/turn.ts';
import type { TableCorrections } from '../../../src/domain/inspections/templates/template.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';

export const EDIT_TEMPLATE = 'edit-template';

/** Raise it when phases change their meaning: an older open dialog then ends kindly, its draft stays. */
export const TEMPLATE_VERSION = 1;

export type TemplateServices = Services['inspections']['templates'];

export type TemplatePhase =
  | 'programme' // whose template it is to be
  | 'file' // the workbook is waited for
  | 'check' // what was recognised in it
  | 'edit' // the draft, sentence by sentence
  | 'day' // from when the edition is to be in force
  | 'confirm' // publish it so?
  | 'discard'; // throw the draft away?

/** JSON: it is stored between turns. The template itself lives in the draft. */
export interface TemplateState {
  version: number;
  phase: TemplatePhase;
  goal: 'new' | 'change' | 'import';
  programmeId?: string;
  document?: { id: string; name: string };
  corrections: TableCorrections;
  templateId?: string;
  /** How often the draft had been changed when it was shown. */
  edits?: number;
  /** YYYY-MM-DD */
  from?: string;
}

/** One turn with an open template. */
export interface Templating {
  readonly services: TemplateServices;
  readonly turn: Turn;
  readonly memory: Memory;
  readonly state: TemplateState;
}

/** What is said, and whether the dialog ends with it. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly end: boolean;
}

export const stay = (...replies: Reply[]): Outcome => ({ replies, end: false });
export const finish = (...replies: Reply[]): Outcome => ({ replies, end: true });
