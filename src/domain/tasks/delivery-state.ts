import { type FailureReason, failureReason } from './failure-reason.ts';

/** What became of the notices about one record for one person. Delivery, reading (已阅) and signing (签收) are separate facts. */
export interface RecipientState {
  readonly recipientId: string;
  readonly delivery: 'queued' | 'sent' | 'failed';
  readonly sentAt: Date | null;
  /** Why none was delivered. */
  readonly why?: FailureReason;
  /** When this person said 已阅 to one of them, or dealt with it. */
  readonly readAt: Date | null;
  /** When this person signed for the unit. */
  readonly signedAt: Date | null;
  /** What is asked of the recipients of this record. */
  readonly asks: 'sign' | 'read';
  /**
   * Why no 签收 is asked of this person: the notice was a copy, asked for something else, or a colleague has signed for the
   * unit. Null where it is asked, done or not.
   */
  readonly excused: 'copy' | 'notAsked' | 'unitSigned' | null;
}

export interface NoticeRow {
  readonly recipientId: string;
  readonly status: 'queued' | 'sent' | 'acknowledged' | 'handled' | 'failed';
  readonly sentAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly handledAt: Date | null;
  readonly failure?: string | null;
  /** What the notice asks of its recipient. */
  readonly asks: 'sign' | 'read' | 'copy' | 'other';
}

/** Who has signed for the unit, and when; of a group several people may have. */
export interface Signature {
  readonly byIds: readonly string[];
  readonly at: Date;
}

/** Whether this person has done what is asked of them. */
export const isDone = ({ asks, readAt, signedAt }: Pick<RecipientState, 'asks' | 'readAt' | 'signedAt'>): boolean =>
  (asks === 'sign' ? signedAt : readAt) !== null;

/**
 * One line per person for a record's notices, those who still have to do something first. Somebody who said 已阅 to any of them, or dealt
 * with it, has seen the record: a later reminder does not make that undone. Only 签收 signs.
 */
export function recipientStates(
  rows: readonly NoticeRow[],
  { asks, signature }: { asks: 'sign' | 'read'; signature?: Signature | undefined },
): RecipientState[] {
  const people = Map.groupBy(rows, row => row.recipientId);
  return [...people]
    .map(([recipientId, own]): RecipientState => {
      const signedAt = signature?.byIds.includes(recipientId) ? signature.at : null;
      const state = { recipientId, ...deliveryOf(own), readAt: readAtOf(own), signedAt, asks };
      return { ...state, excused: asks === 'read' ? null : excuse(own, signature !== undefined && signedAt === null) };
    })
    .sort((a, b) => rank(a) - rank(b));
}

/** Who still has to do something, who need not, who has. */
function rank(state: RecipientState): number {
  return isDone(state) ? 2 : state.excused === null ? 0 : 1;
}

function excuse(rows: readonly NoticeRow[], colleagueSigned: boolean): RecipientState['excused'] {
  if (rows.some(row => row.asks === 'sign')) return colleagueSigned ? 'unitSigned' : null;
  return rows.some(row => row.asks === 'copy') ? 'copy' : 'notAsked';
}

function readAtOf(rows: readonly NoticeRow[]): Date | null {
  return earliest(rows.flatMap(row => row.acknowledgedAt ?? row.handledAt ?? []));
}

function deliveryOf(rows: readonly NoticeRow[]): Pick<RecipientState, 'delivery' | 'sentAt' | 'why'> {
  const reached = rows.filter(row => row.status !== 'failed');
  const sentAt = earliest(reached.flatMap(row => row.sentAt ?? []));
  if (sentAt) return { delivery: 'sent', sentAt };
  if (reached.some(row => row.status !== 'queued')) return { delivery: 'sent', sentAt: null };
  if (reached.length > 0) return { delivery: 'queued', sentAt: null };
  return { delivery: 'failed', sentAt: null, why: failureReason(rows.at(-1)?.failure ?? null) };
}

const earliest = (times: readonly Date[]): Date | null =>
  [...times].sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
