/** A clause as a 整改通知 cites it, with the version that was in force on the day of the inspection. */
export function citeClause(cited: { standard: string; version: string; clause: string }): string {
  return `《${cited.standard}》（${cited.version}）${cited.clause}`;
}
