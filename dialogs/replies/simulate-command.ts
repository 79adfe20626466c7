import type { Beginning } from '../../src/simulation/branch/load-branch.ts';
import type { Checked, InvariantName } from '../../src/simulation/invariants/invariant.ts';

/** At most so many violations of one kind are shown. */
const MOST_SHOWN = 5;

const INVARIANTS: Readonly<Record<InvariantName, string>> = {
  penaltyOnce: '扣分不重复：同一规则同一事项只扣一次，同一事由只记一笔账',
  ledgerFollowsStatus: '台账与状态相符：未确认、不予扣分和已撤销的为零，减扣的余额等于裁决',
  ledgerInScores: '台账与考核相符：定稿成绩里的扣分等于当时台账的合计',
  remindersInOrder: '提醒不缺不乱：提前三天、提前一天、当天早上、逾期，按工作日历依次送出',
  proposalsTimed: '拟扣分不拖着：可以确认的都有确认期限，下一次提醒已经定好',
  quietHours: '免打扰：夜间没有送出过不加急的通知',
  deliveredOnce: '通知送达一次：该送的都送到，每人每条一次',
  timersSet: '到期有人管：未完成的任务、上报、时限都有对应的定时',
  hashesRecompute: '定稿可复算：每份成绩的校验值按留存数据重算一致',
  missingNotZero: '缺数据不算零：欠结果的单位没有成绩，也没有记成零分',
  findingsCharged: '查实必扣：隐瞒、措施未报、措施未执行都有对应的扣分',
  absencesCovered: '请假有人顶：到期的任务已转走或已报告无人可接，报表和措施由代理人签的都记明代谁签',
  rechecksBelong: '复查对得上：只查它的整改项，一份整改同时只有一项复查，整改已办结的不再留着复查',
  reopenedAnew: '重新打开另起期限：新一轮有自己的期限和通知，答复都在其后',
  liabilityOnce: '责任认定不重复：同一件事同时只有一件在认定，已有结论的单位不再重提，认定人不属于任何一方',
  clocksStand: '停表有据：附了佐证才停，认定后恢复，省公司的期限不停',
  pointsFollowLiability: '扣分跟着责任走：认定后的扣分都记在认定的责任部门名下',
  nothingFailed: '没有失败的定时、送达和消息',
};

const integer = (count: number): string => count.toLocaleString('zh-CN');

/** What `npm run simulate` says. */
export const simulateTexts = {
  usage: '[选项]',
  description:
    '模拟一个分公司的一年：各类检查、整改、复查、督办、上报、请假代办、扣分、责任认定、申诉和考核关账，全部走真实业务流程和模拟时钟，最后逐条核对。同样的参数总得到同样的结果。',
  units: '单位数，不少于 6',
  days: '天数；最后几期考核会继续办到定稿',
  seed: '随机种子：换一个种子就是另一年',
  start: '第一天，如 2026-01-01',
  data: '数据目录；不写则用 DATABASE_URL，再没有就用一次性的内存数据库。中断后用同样的参数再运行，会接着办',
  examples: `
示例：
  npm run simulate -- --units 40 --days 365 --seed 1
  npm run simulate -- --units 10 --days 60 --data ./year         可以随时中断，再运行即接着办

进度写到标准错误；标准输出逐条列出核对结果，最后一行是 hash 和最终状态的校验值。有一条不符，退出码为 1。`,
  badNumber: (name: string, least: number): string => `${name} 须是不小于 ${least} 的整数。`,
  badDay: (text: string): string => `没有看懂日期「${text}」，请写成 2026-01-01，不早于 2026-01-01。`,
  taken: '这个数据库里已经有别的数据，不能用来模拟。请换一个空库。',
  other: ({ units, seed, start }: Beginning): string =>
    `这个数据库里是另一次模拟（--units ${units} --seed ${seed} --start ${start}）。请用同样的参数接着办，或换一个空库。`,
  progress: (reached: { month: string; acts: number; seconds: number }): string =>
    `${reached.month}：已办 ${integer(reached.acts)} 件，用时 ${reached.seconds.toFixed(0)} 秒`,
  done: ({ acts, seconds }: { acts: number; seconds: number }): string =>
    `共办理 ${integer(acts)} 件，用时 ${seconds.toFixed(1)} 秒，每秒 ${(acts / Math.max(seconds, 0.001)).toFixed(1)} 件`,
  invariant: (name: InvariantName, { count, broken }: Checked): string => {
    const head = `${broken.length === 0 ? '✓' : '✗'} ${INVARIANTS[name]}（核对 ${integer(count)} 项）`;
    if (broken.length === 0) return head;
    const more = broken.length > MOST_SHOWN ? [`  …… 共 ${integer(broken.length)} 处不符`] : [];
    return [head, ...broken.slice(0, MOST_SHOWN).map(each => `  ${each}`), ...more].join('\n');
  },
};
