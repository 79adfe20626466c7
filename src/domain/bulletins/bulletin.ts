/** 周报, 月度分析报告, 短板通报. */
export const BULLETIN_KINDS = ['weekly', 'monthly', 'weakness'] as const;
export type BulletinKind = (typeof BULLETIN_KINDS)[number];

export type BulletinOrigin = 'city' | 'province';

export type IssueStatus = 'open' | 'measured' | 'closed' | 'withdrawn';

/** Nothing is owed for such a problem any more. */
export const isOver = (status: IssueStatus): boolean => status === 'closed' || status === 'withdrawn';

/** `moved`: 责任认定 gave the problem to another unit before it was carried out; nobody owes it any more. */
export type MeasureStatus = 'drafted' | 'returned' | 'released' | 'executed' | 'unexecuted' | 'moved';

/** Something a unit has promised in its head's name, as against what is drafted, was sent back, or became nobody's. */
export const isPromised = (status: MeasureStatus): boolean =>
  status === 'released' || status === 'executed' || status === 'unexecuted';

/** A problem is named in one line; what is longer is a report. */
export const MAX_PROBLEM_LENGTH = 300;
/** More problems than this in one bulletin are more than anybody confirms in a chat. */
export const MOST_PROBLEMS = 60;
