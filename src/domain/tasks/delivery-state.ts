import { type FailureReason, failureReason } from './failure-reason.ts';

/** What became of the notices about one record for one person. */
export interface RecipientState {
  readonly recipientId: string;
  readonly state: 'acknowledged' | 'sent' | 'queued' | 'failed';
  /** When it was acknowledged, or sent. */
  readonly at: Date | null;
  /** Why none was delivered. */
  readonly why?: FailureReason;
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
  readonly asks: 'sign' | 'copy' | 'other';
}

/**
 * One line per person for a record's notices, those who have not acknowledged first. Somebody who acknowledged or dealt with any
 * of them has seen the record: a later reminder does not make that undone. `unitSigned`: somebody has signed for the unit.
 */
export function recipientStates(rows: readonly NoticeRow[], unitSigned = false): RecipientState[] {
  const people = Map.groupBy(rows, row => row.recipientId);
  return [...people]
    .map(([recipientId, own]) => {
      const state = stateOf(own);
      return { recipientId, ...state, excused: excuse(own, unitSigned && state.state !== 'acknowledged') };
    })
    .sort((a, b) => rank(a) - rank(b));
}

/** Who still has to sign, who need not, who has. */
function rank({ state, excused }: Pick<RecipientState, 'state' | 'excused'>): number {
  return state === 'acknowledged' ? 2 : excused === null ? 0 : 1;
}

function excuse(rows: readonly NoticeRow[], unitSigned: boolean): RecipientState['excused'] {
  if (rows.some(row => row.asks === 'sign')) return unitSigned ? 'unitSigned' : null;
  return rows.some(row => row.asks === 'copy') ? 'copy' : 'notAsked';
}

function stateOf(rows: readonly NoticeRow[]): Pick<RecipientState, 'state' | 'at' | 'why'> {
  const seen = rows.flatMap(row => row.acknowledgedAt ?? row.handledAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (seen[0]) return { state: 'acknowledged', at: seen[0] };
  const reached = rows.filter(row => row.status !== 'failed');
  const sent = reached.flatMap(row => row.sentAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (sent[0]) return { state: 'sent', at: sent[0] };
  if (reached.some(row => row.status === 'queued')) return { state: 'queued', at: null };
  return { state: 'failed', at: null, why: failureReason(rows.at(-1)?.failure ?? null) };
}
