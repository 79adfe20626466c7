import { REPORT_FAULTS, type ReportFault } from '../../src/domain/reports/fault.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { command } from '../penalties/words.ts';
import { showTime } from '../replies/times.ts';
import { reportName, reportRef, wrongState } from './replies.ts';

type ReportView = Awaited<ReturnType<Services['reports']['toExamine']>>;
type Examined = Awaited<ReturnType<Services['reports']['examine']>>;

export const FAULT_LABEL: Readonly<Record<ReportFault, string>> = {
  incomplete: '内容不完整',
  untrue: '内容不真实',
  faked: '弄虚作假',
};

const FAULT_WORDS: Readonly<Record<ReportFault, string[]>> = {
  incomplete: ['不完整', '不全', '缺项'],
  untrue: ['不真实', '不属实', '数据不符', '对不上'],
  faked: ['作假', '造假', '虚报'],
};

const faultOptions = REPORT_FAULTS.map((fault, index) => ({
  ...{ key: `${index + 1}`, label: FAULT_LABEL[fault], aliases: FAULT_WORDS[fault] },
}));

/** What is said to whoever examines what was sent in. */
export const examineReplies = {
  noneToExamine: '目前没有等您审阅的报表。',
  faultOptions,
  showFault: (fault: ReportFault): string => FAULT_LABEL[fault],
  askFault: {
    text: '请问认定是哪一种问题？',
    options: faultOptions.map(({ key, label }) => ({ key, label })),
  } satisfies Reply,
  askReason: {
    text: '请写明哪一项有什么问题，例如「投诉受理量报 12 件，系统为 19 件」（将作为扣分事由告知对方）。',
  } satisfies Reply,
  askEvidence: '请发送证据（系统截图或文件）。',
  /** It is called untrue, and nothing shows it. */
  evidenceNeeded: {
    text: '认定不真实或弄虚作假须有依据：系统没有比出差异，请发送证据（截图或文件），发完请回复「好了」；也可以发「上一步」，在事由里写明与哪条记录（单号，要查得到）不符。没有依据的，请发「取消」。',
  } satisfies Reply,
  notShown: (no: string): Reply => ({
    text: `${no} 的内容您还没有看过，请先审阅，再核收或退回。`,
    options: [command('审阅上报', no)],
    ref: reportRef(no),
  }),
  noDifference: (no: string): Reply => ({
    text: `${no} 报出时的数字与系统没有差异。如发现其他问题，请用「退回重报」。`,
    options: [command('退回重报', no)],
    ref: reportRef(no),
  }),
  changed: (no: string): Reply => ({
    text: `${no} 刚刚重新报出，请先看过最新内容。`,
    options: [command('审阅上报', no)],
    ref: reportRef(no),
  }),
  /** What an open 退回重报 ends with, once the report it is about no longer waits as it was seen. */
  settled({ no, status, examinedByName }: ReportView): Reply {
    if (status === 'submitted') return examineReplies.changed(no);
    const done = status === 'accepted' ? '核收' : '退回重报';
    return {
      text: `这期间 ${no} 已由${examinedByName ?? '其他人'}${done}，不用再退回了，这项填写已为您关闭。`,
      options: [command('查看', no)],
      ref: reportRef(no),
    };
  },
  examined(result: Examined, now?: Date): Reply {
    const { no } = result;
    switch (result.kind) {
      case 'accepted':
        return { text: `已核收${result.unitName}${reportName(result)}（${no}）。`, ref: reportRef(no) };
      case 'faulted':
        return {
          text: [
            `已退回${result.unitName}${reportName(result)}（${no}），请其在 ${showTime(new Date(result.dueAt), now)} 前重新报出。`,
            ...(result.penaltyNo === null ? [] : [`拟扣分 ${result.penaltyNo}，待另一位质控岗或分管领导确认。`]),
          ].join('\n'),
          ref: reportRef(no),
        };
      case 'changed':
        return examineReplies.changed(no);
      case 'unproven':
        return { ...examineReplies.evidenceNeeded, options: [command('退回重报', no)], ref: reportRef(no) };
      case 'undecided':
        return {
          text: `${no} 的延期申请还没有审批，是否逾期尚未确定。请先审批延期，再核收或退回。`,
          options: [command('延期审批', no), command('查看', no)],
          ref: reportRef(no),
        };
      case 'wrongState':
        return { text: wrongState(no, result.status), ref: reportRef(no) };
      default:
        throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
    }
  },
};
