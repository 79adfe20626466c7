/** What became of the notices about one record for one person. */
export interface RecipientState {
  readonly recipientId: string;
  readonly state: 'acknowledged' | 'sent' | 'queued' | 'failed';
  /** When it was acknowledged, or sent. */
  readonly at: Date | null;
}

export interface NoticeRow {
  readonly recipientId: string;
  readonly status: 'queued' | 'sent' | 'acknowledged' | 'handled' | 'failed';
  readonly sentAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly handledAt: Date | null;
}

/**
 * One line per person for a record's notices, those who have not acknowledged first. Somebody who acknowledged or dealt with any
 * of them has seen the record: a later reminder does not make that undone.
 */
export function recipientStates(rows: readonly NoticeRow[]): RecipientState[] {
  const people = Map.groupBy(rows, row => row.recipientId);
  return [...people]
    .map(([recipientId, own]) => ({ recipientId, ...stateOf(own) }))
    .sort((a, b) => Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged'));
}

function stateOf(rows: readonly NoticeRow[]): Pick<RecipientState, 'state' | 'at'> {
  const seen = rows.flatMap(row => row.acknowledgedAt ?? row.handledAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (seen[0]) return { state: 'acknowledged', at: seen[0] };
  const sent = rows.flatMap(row => row.sentAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (sent[0]) return { state: 'sent', at: sent[0] };
  return { state: rows.some(row => row.status === 'queued') ? 'queued' : 'failed', at: null };
}
