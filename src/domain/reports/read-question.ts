const REPORTS = '(?:服务质量)?(?:报表|分析报告|质量报告|报告|缺陷(?:与|和)?难点热点)';
const END = '[\\s。.！!？?]*$';

/** 「谁还没报报表」, 「哪些单位没报服务质量报表」, 「报表上报情况」: who owes a report. */
const ASKS = [
  new RegExp(
    `(?:谁|哪[些个几]{0,2}(?:单位|部门|分公司|县)).{0,4}?(?:没有?|未)(?:上)?(?:报|交).{0,2}${REPORTS}?(?:的|了)?${END}`,
  ),
  new RegExp(`^${REPORTS}(?:的)?(?:上报|报送|填报)?(?:情况|进度)(?:怎么样|如何)?${END}`),
  new RegExp(`^${REPORTS}(?:都)?(?:报齐|交齐|报全|报完)(?:了)?(?:没有?|吗)${END}`),
  new RegExp(`^(?:我们|咱们)?(?:还)?有(?:哪些|什么)${REPORTS}(?:没|未|要)(?:报|交)${END}`),
];

/** Whether a sentence asks which reports are still owed. One about measures is none. */
export function asksOwedReports(text: string): boolean {
  return !text.includes('措施') && ASKS.some(pattern => pattern.test(text));
}
