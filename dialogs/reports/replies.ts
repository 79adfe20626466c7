import { readExtensionRequest } from '../../src/domain/extensions/read-request.ts';
import type { FieldProblem, FilledField, ReportField } from '../../src/domain/reports/form.ts';
import { isUnsent, type ReportStatus } from '../../src/domain/reports/status.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { cancelOption } from '../replies/forms.ts';
import { ownHandText } from '../replies/own-hand.ts';
import { showPeriod } from '../replies/periods.ts';
import { byWhom } from '../replies/stood-in.ts';
import { explainDue, showTime } from '../replies/times.ts';

type ReportView = Awaited<ReturnType<Services['reports']['view']>>;
type OpenReport = Awaited<ReturnType<Services['reports']['open']>>[number];
type Compared = Awaited<ReturnType<Services['reports']['compare']>>;
type DraftResult = Awaited<ReturnType<Services['reports']['draft']>>;
type JudgeResult = Awaited<ReturnType<Services['reports']['judge']>>;

export const reportStatus = (status: ReportStatus): string => STATUS[status];

const STATUS: Record<ReportStatus, string> = {
  due: '待填报',
  drafted: '待负责人审核',
  submitted: '已报出',
  returned: '已退回，待重新填报',
  accepted: '已核收',
  omitted: '漏报',
};

export const reportRef = (no: string) => ({ type: 'submission', no }) as const;
export const reportName = (report: { title: string; period: string }) =>
  `${showPeriod(report.period)}《${report.title}》`;

const extension = (no: string) => ({ key: `申请延期 ${no}`, label: '申请延期' });
const SAVES =
  /^(?:先|暂时|那就?)*(?:存着|保存|存一下|保存一下|存草稿|存起来|放着|放一放|不交|填到这)(?:了|吧|里|儿)*[。.!！]?$/u;
const MORE_TIME =
  /^(?:我们?)?(?:能不能|可不可以|能否|能|可以|想|要|得|请)?(?:再|多)?(?:晚|迟|缓|推迟|宽限|延期|延后|延|给)(?:我们?)?(?:个)?(?:一?[点些]|[一二两三四五六七八九十几\d]+(?:个工作日|天|日|周))(?:再)?(?:交|报|时间)?(?:吧|吗|行吗|行不行|可以吗|行不|了)?[。.?？]?$/u;
const UNKNOWN =
  /^(?:我也?|这个|这项)?(?:不知道|不清楚|不晓得|不会填|不会|没数|没有数|查不到|拿不准|不确定|忘了)(?:啊|呀|了|怎么填)?[。.!！?？]?$/u;
const SKIPS = /^(?:跳过|略|不填|空着|先空着|先跳过|下一[项个])[。.]?$/u;

/** What this feature says. */
export const reportReplies = {
  formTitle: (report: { title: string; period: string }) => reportName(report),
  noneToFill: { text: '您目前没有需要填报的报表。' } satisfies Reply,
  noneToRelease: { text: '您目前没有待审核的报表。' } satisfies Reply,
  whichReport: (phrase: string, reports: readonly OpenReport[]): Reply => ({
    text: [
      '您有多份报表，请选择一份：',
      ...reports.map(each => `· ${each.no} ${each.unitName}${reportName(each)}`),
    ].join('\n'),
    options: reports.map(each => ({ key: `${phrase} ${each.no}`, label: `${each.no} ${reportName(each)}` })),
  }),
  cannotFill: (report: ReportView): Reply => ({
    text: wrongState(report.no, report.status),
    ref: reportRef(report.no),
  }),
  /** What an open 上报 ends with, once the report can no longer be written. */
  fillSettled: (report: ReportView): Reply => ({
    text: `${wrongState(report.no, report.status)}这项填写已为您关闭。`,
    options: [{ key: `查看 ${report.no}`, label: '查看' }],
    ref: reportRef(report.no),
  }),
  intro: (report: ReportView, now: Date): Reply => ({
    text: [
      `现在填报${report.unitName}${reportName(report)}（${report.no}），截止 ${showTime(report.dueAt, now)}${report.late ? '，已逾期，请尽快报出' : ''}，共 ${report.form.length} 项。`,
      ...(report.reason === '' ? [] : [`上次退回的原因：${report.reason}。`]),
      ...(report.content.length === 0 ? [] : ['已带入上次填写的内容，要改哪一项，请发「修改」加项名。']),
    ].join('\n'),
    ref: reportRef(report.no),
  }),
  askField: (field: ReportField, place: { at: number; of: number }, no: string): Reply => ({
    text: `第 ${place.at}/${place.of} 项：${field.title}\n${hint(field)}`,
    options: [
      ...(field.kind === 'file' ? [{ key: `上传报表 ${no}`, label: '上传报表' }] : []),
      ...(field.required ? [] : [{ key: '无', label: '无' }]),
    ],
    ref: reportRef(no),
  }),
  /** What is said to words that are meant for the form and are no value: to keep it for later, or more time. */
  aside: (text: string, no: string): Reply | undefined => {
    if (SAVES.test(text))
      return {
        text: `填到这里的内容先留在这个对话里，不用另外保存，但还没有提交。您可以先办别的事，回来接着填；隔了几个小时，发「继续填写」就能接上；发「取消」则不再保留。赶不上截止时间的，可以发「申请延期 ${no}」。`,
        options: [extension(no), cancelOption],
        ref: reportRef(no),
      };
    return MORE_TIME.test(text) || readExtensionRequest(text)
      ? {
          text: `要晚交，请申请延期：发「申请延期 ${no}」，写明延到哪天和理由。已填的内容还在，这份报表可以接着填。`,
          options: [extension(no), cancelOption],
          ref: reportRef(no),
        }
      : undefined;
  },
  /** What is said to 「不知道」 and, where something has to be filled in, to 「跳过」. */
  wayOut: (text: string, field: ReportField, no: string): Reply | undefined => {
    if (!(UNKNOWN.test(text) || (field.required && SKIPS.test(text)))) return undefined;
    return {
      text: [
        field.required
          ? `「${field.title}」必须填，不能空着${field.kind === 'number' ? '；没有发生的填 0' : ''}。`
          : `「${field.title}」可以不填，请回复「无」。`,
        `一时拿不准，可以先放着，核实后再回来填（隔久了发「继续填写」）；赶不上截止时间，请发「申请延期 ${no}」；不填了，请发「取消」。`,
      ].join(''),
      options: [...(field.required ? [] : [{ key: '无', label: '无' }]), extension(no), cancelOption],
      ref: reportRef(no),
    };
  },
  badField: (field: ReportField, problem: FieldProblem, no: string): Reply => ({
    text: `${fieldProblem(problem)}请重新填写「${field.title}」。`,
    ref: reportRef(no),
  }),
  /** Figures that were put right by name. */
  amended: (
    fields: readonly ReportField[],
    values: Readonly<Record<string, FilledField['value'] | undefined>>,
  ): Reply => ({
    text: `好的，${fields.map(({ key, title }) => `${title}已改为：${values[key] ?? '无'}`).join('；')}`,
  }),
  showValue: (value: FilledField['value']): string => (value === null ? '无' : String(value)),
  /** Said before the summary: what differs from the store, and what nothing in it can be held against; undefined where neither does. */
  compared: ({ differences, unchecked }: Compared, no: string): Reply | undefined => {
    const lines = [
      ...(differences.length === 0
        ? []
        : [
            '有数字与系统里的不一致，请先核对：',
            ...differences.map(each => `· ${showDifference(each)}`),
            '如有误请修改；如果确以所报为准，也可以照常提交，审阅时会一并看到这些差异。',
          ]),
      ...(unchecked.length === 0 ? [] : [`系统里没有可以核对的数，请自行核实：${unchecked.join('、')}。`]),
    ];
    return lines.length === 0 ? undefined : { text: lines.join('\n'), ref: reportRef(no) };
  },
  drafted: (result: DraftResult): Reply => {
    switch (result.kind) {
      case 'drafted':
        if (result.ownHand)
          return { text: `${result.no} ${ownHandText(result.headName, result.ownHand)}`, ref: reportRef(result.no) };
        return {
          text: `${result.no} 已提交${result.headName ? `，已请${result.headName}审核，` : '，待负责人审核，'}放行后正式报出。`,
          ref: reportRef(result.no),
        };
      case 'submitted':
        return {
          text: `${result.no} 已报出${result.late ? '（逾期）' : ''}，谢谢。${result.undecided ? UNDECIDED : ''}`,
          ref: reportRef(result.no),
        };
      case 'wrongState':
        return { text: wrongState(result.no, result.status), ref: reportRef(result.no) };
      case 'incomplete':
        return {
          text: [
            '报表的填报项刚刚有调整，以下内容需要重新填写，请再发一次「上报」：',
            ...result.problems.map(each => `· ${each.title}：${fieldProblem(each.problem)}`),
          ].join('\n'),
          options: [{ key: `上报 ${result.no}`, label: '上报' }],
          ref: reportRef(result.no),
        };
      default:
        return unreachable(result);
    }
  },
  askJudge: (report: ReportView, now: Date): Reply => ({
    text: [...body(report, now), '请审核：放行后正式报出，也可退回并说明原因。'].join('\n'),
    options: [
      { key: `放行上报 ${report.no}`, label: '放行' },
      { key: `退回上报 ${report.no}`, label: '退回' },
      ...(report.attached.length > 0 ? [{ key: `看附件 ${report.no}`, label: '看附件' }] : []),
    ],
    ref: reportRef(report.no),
  }),
  askReason: (no: string): Reply => ({ text: `请说明退回 ${no} 的原因，方便填报人修改。`, ref: reportRef(no) }),
  badReason: (no: string, problem: 'empty' | 'tooLong', limit: number): Reply => ({
    text: problem === 'empty' ? '没有收到文字，请说明一下退回原因。' : `内容太长了，最多 ${limit} 字，请精简后再发。`,
    ref: reportRef(no),
  }),
  judged: (result: JudgeResult): Reply => {
    switch (result.kind) {
      case 'submitted':
        return {
          text: `已放行${reportName(result)}（${result.no}），报表已报出${result.late ? '（逾期）' : ''}。${result.undecided ? UNDECIDED : ''}`,
          ref: reportRef(result.no),
        };
      case 'returned':
        return { text: `已退回${reportName(result)}（${result.no}），并通知填报人修改。`, ref: reportRef(result.no) };
      case 'changed':
        return changed(result.no);
      case 'wrongState':
        return { text: wrongState(result.no, result.status), ref: reportRef(result.no) };
      default:
        return unreachable(result);
    }
  },
  /** What an open 退回上报 ends with, once its draft no longer waits. */
  returnSettled: ({ no, status, releasedByName }: ReportView): Reply => {
    if (status === 'drafted') return changed(no);
    const by = releasedByName === null ? '' : `由${releasedByName}`;
    const done = isUnsent(status) ? '已退回' : status === 'omitted' ? '已按漏报记录' : `已${by}放行报出`;
    return {
      text: `这期间 ${no} ${done}，不用再退回了，这项填写已为您关闭。`,
      options: [{ key: `查看 ${no}`, label: '查看' }],
      ref: reportRef(no),
    };
  },
  notShown: (no: string): Reply => ({
    text: `${no} 的内容您还没有看过，请先查看，再放行或退回。`,
    options: [{ key: `审核上报 ${no}`, label: '审核上报' }],
    ref: reportRef(no),
  }),
  view: (report: ReportView, now: Date): Reply => ({
    text: body(report, now).join('\n'),
    options: [
      ...(report.mayFill && report.status !== 'drafted' ? [{ key: `上报 ${report.no}`, label: '上报' }] : []),
      ...(report.mayRelease ? [{ key: `审核上报 ${report.no}`, label: '审核上报' }] : []),
      ...(report.mayExamine
        ? [
            { key: `核收上报 ${report.no}`, label: '核收' },
            { key: `退回重报 ${report.no}`, label: '退回重报' },
            ...(report.differences.length > 0 ? [{ key: `按差异退回 ${report.no}`, label: '按差异退回' }] : []),
          ]
        : []),
      ...(report.attached.length > 0 ? [{ key: `看附件 ${report.no}`, label: '看附件' }] : []),
      ...(report.files > 0 ? [{ key: `看照片 ${report.no}`, label: '看证据' }] : []),
      ...report.penaltyNos.map(no => ({ key: `为什么扣分 ${no}`, label: `为什么扣分 ${no}` })),
    ],
    ref: reportRef(report.no),
  }),
  whichToView: { text: '请告诉我要查看的单号，例如「查看 SB-2026-0001」。' } satisfies Reply,
};

/** 「按期办结整改（件）报的是 5，系统里是 7」 */
export const showDifference = ({ title, reported, stored }: ReportView['differences'][number]): string =>
  `${title}报的是 ${reported}，系统里是 ${stored}`;

const differenceLines = (differences: ReportView['differences']): string[] =>
  differences.length === 0 ? [] : ['与系统不一致：', ...differences.map(each => `· ${showDifference(each)}`)];

/** Said openly: nobody should take these figures for checked. */
const uncheckedLines = (titles: readonly string[]): string[] =>
  titles.length === 0 ? [] : [`系统里没有可以核对的数，以所报为准：${titles.join('、')}`];

function changed(no: string): Reply {
  return {
    text: `报表刚刚更新过，请先查看 ${no} 的最新内容，再放行或退回。`,
    options: [{ key: `审核上报 ${no}`, label: '审核上报' }],
    ref: reportRef(no),
  };
}

/** Sent in after the deadline, and more time was asked for before it. */
const UNDECIDED = '延期申请还在审批，是否逾期以审批结果为准。';

function body(report: ReportView, now: Date): string[] {
  const { draftedAt, submittedAt, authorName, releasedByName } = report;
  return [
    `${report.no} ${report.unitName}${reportName(report)}`,
    `状态：${STATUS[report.status]}${report.late && report.status !== 'omitted' ? '（逾期）' : ''}`,
    `截止：${showTime(report.dueAt, now)}（${explainDue(report.dueBasis)}）`,
    ...(report.askedDueAt ? [`已申请延期到 ${showTime(report.askedDueAt, now)}，待审批；批准前不作逾期扣分`] : []),
    ...(draftedAt ? [`填报：${byWhom(authorName ?? '', report.authorForName)} ${showTime(draftedAt, now)}`] : []),
    ...(submittedAt
      ? [`审核放行：${byWhom(releasedByName ?? '', report.releasedForName)} ${showTime(submittedAt, now)}`]
      : []),
    ...(report.reason === '' ? [] : [`退回原因：${report.reason}`]),
    ...report.content.map(field => `· ${field.title}：${reportReplies.showValue(field.value)}`),
    ...(report.attached.length > 0 ? [`附件：${report.attached.map(name => `《${name}》`).join('、')}`] : []),
    ...differenceLines(report.differences),
    ...uncheckedLines(report.unchecked),
    ...(report.penaltyNos.length > 0 ? [`相关扣分：${report.penaltyNos.join('、')}`] : []),
  ];
}

export function wrongState(no: string, status: ReportStatus): string {
  switch (status) {
    case 'due':
    case 'returned':
      return `${no} 目前${STATUS[status]}，还没有可审核的内容。`;
    case 'drafted':
      return `${no} 已填好，正在等负责人审核。`;
    case 'submitted':
    case 'accepted':
      return `${no} ${STATUS[status]}，无需再次处理。`;
    case 'omitted':
      return `${no} 已按漏报记录，不能再办理。如有疑问，请联系客户服务部质控岗。`;
    default:
      return unreachable(status);
  }
}

function hint(field: ReportField): string {
  const optional = field.required ? '' : '（选填，没有请回复「无」）';
  if (field.kind === 'file') return `请直接发送文件；这里发不了文件的话，请点「上传报表」取得上传链接${optional}。`;
  if (field.kind !== 'number') return `请用文字填写${optional}。`;
  return `请填写${field.whole ? '整数' : '数字'}${optional}。`;
}

function fieldProblem(problem: FieldProblem): string {
  switch (problem.code) {
    case 'empty':
      return '这一项还没有内容。';
    case 'tooLong':
      return `内容太长了，最多 ${problem.limit} 字。`;
    case 'notNumber':
      return '这里需要一个数字，例如 12。';
    case 'twoValues':
      return '这里只能填一个确定的数字。';
    case 'notWhole':
      return '这里需要整数。';
    case 'outOfRange':
      return `数字超出范围，应在 ${problem.min} 到 ${problem.max} 之间。`;
    case 'exceeds': {
      const [other, fix] = problem.given === 'part' ? ['后者', ''] : ['前者', '如是前者有误，请先改前者。'];
      return `「${problem.part}」不能大于「${problem.whole}」，${other}填的是 ${problem.other}。${fix}`;
    }
    default:
      return unreachable(problem);
  }
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
