/** Rules that a deadline proposes by itself; what a branch may reword and re-date, not rename. */
export const CLOCK_RULE = 'supervision-clock';
export const REPORT_RULE = 'report';
export const MEASURE_RULE = 'major-issue-measure';
