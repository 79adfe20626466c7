import type { Turn } from '../../src/domain/conversation/turn.ts';
import { draftChange, type InspectionDraft } from '../../src/domain/inspections/draft.ts';
import { AppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';

/** Raise it when phases change their meaning: an older open dialog then ends kindly, its draft stays. */
export const FILING_VERSION = 1;

export type Phase =
  | 'offer' // an open draft: go on with it or not
  | 'programme'
  | 'unit'
  | 'item'
  | 'photo' // the item is answered and needs a photo
  | 'reason' // why there is no photo
  | 'summary'
  | 'why' // of a correction: its reason
  | 'compare'; // of a correction: what changed, to be confirmed

/** A bookmark in a draft. JSON: it is stored between turns. */
export interface FilingState {
  version: number;
  /** Of the draft this dialog begins, minted at its first step. */
  submissionId: string;
  phase: Phase;
  /** The open item's ordinal. */
  at: number;
  programmeId?: string;
  /** The task named with the command; of a recheck always. */
  taskNo?: string;
  /** Named with the command before the programme was known. */
  unitText?: string;
  /** The sentence this filing began with, until it is written into the draft, and when it was said. */
  sentence?: { text: string; at: string };
  inspectionId?: string;
  /** Drafts on offer, and whether they are of the programme and unit just chosen. */
  offered?: { ids: string[]; sameUnit: boolean };
  /** The item answered last, for 「照片归上一项」. */
  previous?: number;
  /** Items whose answer could not be read: 「其余满分」 must not fill over what was meant. */
  unread?: number[];
  /** Items that were told to be at fault, without points: a loose word must not give them all points. */
  faulted?: number[];
  /** What of a sentence was not understood: shown until the filing is done. */
  notUnderstood?: string[];
  /** The words of the sentence that may be its day and were not read: nothing is filed before the day is told. */
  dayUnread?: string;
  /** Of a result that came back: the items with a remark that were neither changed nor passed over yet. */
  remarked?: number[];
  /** What opens this draft again, where it is not 录测评. */
  resumeBy?: string;
  /** 「修改」 was said at the summary and which item is being asked. */
  correcting?: boolean;
  /** The sampled customers that were recorded last: 「刚才那户」 means them. */
  sampled?: readonly number[];
  /** The last photos and their item; while `burst`, further bare photos go to the same item. None yet: they were announced. */
  photos?: { fileIds: string[]; ordinal: number; burst: boolean };
}

export type InspectionServices = Services['inspections'];

/** One turn of a filing. */
export interface Filing {
  readonly services: InspectionServices;
  readonly planning: Pick<Services['planning'], 'toFile' | 'nameable' | 'recheckable' | 'viewRecheck'>;
  readonly turn: Turn;
  readonly state: FilingState;
}

export type OpenedDraft = Extract<Awaited<ReturnType<InspectionServices['openDraft']>>, { kind: 'draft' }>;

/** What a step says, and whether the dialog ends with it. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly end?: boolean;
}

export const stay = (...replies: readonly Reply[]): Outcome => ({ replies });
export const finish = (...replies: readonly Reply[]): Outcome => ({ replies, end: true });

/** A reply with something said before it, as one message. */
export function lead(text: string, reply: Reply): Reply {
  return { ...reply, text: text === '' ? reply.text : `${text}\n\n${reply.text}` };
}

/** Another conversation of the same person has changed what this turn was about to change: the step is taken again. */
export class StaleDraft extends Error {}

/**
 * Saves what changed and returns the draft as it now is.
 *
 * @throws StaleDraft
 * @throws AppError `conflict` when the draft was submitted or discarded meanwhile.
 */
export async function save(filing: Filing, open: OpenedDraft, draft: InspectionDraft): Promise<OpenedDraft> {
  const change = draftChange(open.draft, draft);
  if (!change) return open;
  const { inspectionId, sheet } = open;
  const saved = await filing.services.saveDraft({ actor: filing.turn.actor, inspectionId, cycle: sheet.cycle, change });
  if (saved.kind === 'stale') throw new StaleDraft();
  if (saved.kind === 'closed') throw new AppError('conflict');
  const { answers } = change;
  const { remarked } = filing.state;
  if (answers && remarked) filing.state.remarked = remarked.filter(ordinal => !(ordinal in answers));
  return { ...open, draft };
}
