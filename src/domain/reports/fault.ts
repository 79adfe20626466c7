/** What a person may find wrong with a report that was sent in. Plan, part six, seven, 2: 内容不完整、不真实、弄虚作假. */
export const REPORT_FAULTS = ['incomplete', 'untrue', 'faked'] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];
