/** What a person may find wrong with a report that was sent in. Plan, part six, seven, 2: 内容不完整、不真实、弄虚作假. */
export const REPORT_FAULTS = ['incomplete', 'untrue', 'faked'] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];

/**
 * That a report is untrue or faked is shown, not said: by files, by another record that its reason names, or by a difference that was found when it
 * was sent in. What is missing everybody can see. 示例: our rule, after the 依据 that 《服务质量考核办法》第二十条 asks for.
 */
export function faultRests(on: {
  readonly fault: ReportFault;
  readonly files: number;
  readonly named: readonly string[];
  readonly differences: number;
}): boolean {
  return on.fault === 'incomplete' || on.files + on.named.length + on.differences > 0;
}
