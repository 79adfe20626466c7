import { isDone } from '../../src/domain/tasks/delivery-state.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import { showTime } from '../replies/times.ts';
import { failureText } from './delivery-replies.ts';
import { nameOfRecord, refOf } from './ref-types.ts';

type SignResult = Awaited<ReturnType<Services['supervision']['sign']>>;
type RectificationResult = Awaited<ReturnType<Services['rectification']['acknowledge']>>;
type ReadResult = Awaited<ReturnType<Services['standards']['confirmReading']>>;
type AcknowledgeResult = Awaited<ReturnType<Services['tasks']['acknowledge']>>;
type Chased = Awaited<ReturnType<Services['tasks']['chase']>>;
type Recipient = Awaited<ReturnType<Services['tasks']['recipients']>>[number];

const about = (no: string) => ({ ref: refOf(no) });
/** So many 单号 are offered at once. */
const OFFERED = 8;

/** What this feature says, besides the list of todos. */
export const taskReplies = {
  orderSigned: (result: SignResult, now: Date): Reply => ({
    text:
      result.kind === 'signed'
        ? `已签收督办单 ${result.no}「${result.title}」。${
            result.causeDueAt === null
              ? '责任认定期间期限停表，认定后顺延。'
              : `请在 ${showTime(new Date(result.causeDueAt), now)} 前报查因。`
          }`
        : `督办单 ${result.no} 已由${result.byName}于 ${showTime(new Date(result.at), now)} 签收。`,
    options: [
      { key: `报查因 ${result.no}`, label: '报查因' },
      { key: `查看 ${result.no}`, label: '查看' },
    ],
    ...about(result.no),
  }),
  rectificationSigned: (result: RectificationResult, now: Date): Reply => ({
    text:
      result.kind === 'acknowledged'
        ? `已签收整改通知 ${result.no}「${result.itemTitle}」。请在 ${showTime(result.dueAt, now)} 前答复整改。`
        : `整改通知 ${result.no} 已由${result.byName}于 ${showTime(result.at, now)} 签收。`,
    options: [
      { key: `答复整改 ${result.no}`, label: '答复整改' },
      { key: `查看 ${result.no}`, label: '查看' },
    ],
    ...about(result.no),
  }),
  standardRead: (result: Exclude<ReadResult, { kind: 'notAsked' }>, now: Date): Reply => ({
    text:
      result.kind === 'confirmed'
        ? `好的，已记下您阅读了《${result.title}》${result.label}版。`
        : `《${result.title}》${result.label}版您已于 ${showTime(result.at, now)} 确认阅读。`,
    options: [{ key: `看变化 ${result.no}`, label: '看变化' }],
    ...about(result.no),
  }),
  acknowledged: (result: AcknowledgeResult, now: Date): Reply => ({
    text:
      result.kind === 'acknowledged'
        ? `好的，${result.no} 的通知已记为已阅。`
        : `${result.no} 的通知您${result.at ? `已于 ${showTime(result.at, now)} ` : '已经'}阅过。`,
    options: [{ key: `查看 ${result.no}`, label: '查看' }],
    ...about(result.no),
  }),
  /** 「收到」, said when nothing that asks for it stands last. */
  receiptSignsNothing: (nos: readonly string[]): Reply => {
    const offer = which('签收', `好的。只说「收到」没有签收；您有 ${nos.length} 份单据待签收，签收请选择：`, nos);
    return nos.length === 1
      ? offer
      : { ...offer, options: [...(offer.options ?? []), { key: '全部签收', label: '全部签收' }] };
  },
  /** `left`: editions of standards, each of which is confirmed by itself. */
  allAcknowledged: (count: number, left: readonly string[]): Reply => {
    const done = count > 0 ? `好的，${count} 条通知已全部记为已阅。` : '';
    if (left.length === 0) return { text: done || '您没有未阅的通知。' };
    return {
      text: `${done}${done ? '另有' : '您有'} ${left.length} 份标准的新版需要逐份看过再确认已阅。`,
      options: left.slice(0, OFFERED).flatMap(no => [
        { key: `看变化 ${no}`, label: `看变化 ${no}` },
        { key: `已阅 ${no}`, label: `已阅 ${no}` },
      ]),
    };
  },
  whichToSign: (nos: readonly string[]): Reply => {
    const offer = which('签收', '您有多份待签收的单据，请选择：', nos);
    return { ...offer, options: [...(offer.options ?? []), { key: '全部签收', label: '全部签收' }] };
  },
  allSigned: (signed: readonly Reply[]): Reply => ({
    text: [`以下 ${signed.length} 份单据已签收：`, ...signed.map(each => `· ${each.text}`)].join('\n'),
    options: [{ key: '我的待办', label: '我的待办' }],
  }),
  whichToAcknowledge: (nos: readonly string[]): Reply => {
    const offer = which('已阅', `您有 ${nos.length} 件事项的通知未阅，请选择：`, nos);
    return { ...offer, options: [...(offer.options ?? []), { key: '全部已阅', label: '全部已阅' }] };
  },
  nothingToSign: (unread: number): Reply =>
    unread === 0
      ? { text: '您目前没有待签收的单据。' }
      : {
          text: `您目前没有待签收的单据；另有 ${unread} 件事项的通知未阅，可发「已阅」。`,
          options: [{ key: '已阅', label: '已阅' }],
        },
  nothingUnread: { text: '您没有未阅的通知。' } satisfies Reply,
  whichToView: {
    text: '请告诉我要查看的单号，例如「查看 ZG-2026-0001」。发「我的待办」可以看到您的单号。',
  } satisfies Reply,
  unknownPrefix: (no: string): Reply => ({
    text: `不认识单号 ${no}。可查看的单号以 CP（测评）、YY（异议）、RW（检查任务）、ZG（整改）、DB（督办）、KF（扣分）、RD（责任认定）、SS（考核申诉）、SB（上报）、BZ（标准）、DF（标准答复）、KJ（口径）开头，请核对后再发。`,
  }),
  cannotDecide: (phrase: string, no: string | undefined): Reply =>
    no === undefined
      ? { text: `请告诉我要${phrase}的单号，例如「${phrase} ZG-2026-0001」。发「我的待办」可以看到等您办理的单号。` }
      : {
          text: `${no} 没有「${phrase}」这一步。可发「查看 ${no}」了解进展。`,
          options: [{ key: `查看 ${no}`, label: '查看' }],
        },
  /** The 单号 is right, what was to be done with it is not. */
  notForThisKind: (phrase: string, no: string): Reply => ({
    text: `${no} 是${nameOfRecord(no)}，不能「${phrase}」。可发「查看 ${no}」看看能办什么。`,
    options: [{ key: `查看 ${no}`, label: '查看' }],
    ...about(no),
  }),
  whoseReceipts: { text: '请告诉我要查哪个单号，例如「谁没签收 ZG-2026-0001」。' } satisfies Reply,
  whichWaits: (phrase: string, nos: readonly string[]): Reply =>
    which(phrase, `您发出的有 ${nos.length} 份还没有签收，请选择：`, nos),
  recipients: (no: string, people: readonly Recipient[], now: Date): Reply => {
    const open = people.filter(person => person.excused === null && !isDone(person));
    const told = `（共通知 ${people.length} 位）：`;
    const signs = people[0]?.asks !== 'read';
    const head =
      open.length === 0
        ? `${no} ${signs ? '没有人待签收' : '没有人未阅'}${told}`
        : `${no} 有 ${open.length} 位接收人${signs ? '尚未签收' : '还没有已阅'}${told}`;
    return {
      text: [head, ...people.map(person => recipientLine(person, now))].join('\n'),
      options: open.length > 0 ? [{ key: `催办 ${no}`, label: '催办' }] : [],
      ...about(no),
    };
  },
  whomToChase: { text: '请告诉我要催办哪个单号，例如「催办 ZG-2026-0001」。' } satisfies Reply,
  chased: ({ no, ask, chased, already, waiting }: Chased): Reply => {
    const also = [
      ...(already > 0 ? [`${already} 位今天已经催办过`] : []),
      ...(waiting > 0 ? [`${waiting} 位的通知还没有送达，送达后再催办`] : []),
    ].join('，');
    const what = ask === 'read' ? '已阅' : '签收';
    if (chased > 0)
      return { text: `已提醒 ${chased} 位${what}（${no}）${also === '' ? '' : `；${also}`}。`, ...about(no) };
    return { text: also === '' ? `${no} 没有人待${what}，不用催办。` : `${no}：${also}。`, ...about(no) };
  },
};

function which(phrase: string, question: string, nos: readonly string[]): Reply {
  const offered = nos.slice(0, OFFERED);
  const rest = nos.length - offered.length;
  return {
    text: rest > 0 ? `${question}（先列出最近的 ${OFFERED} 件，另有 ${rest} 件）` : question,
    options: offered.map(no => ({ key: `${phrase} ${no}`, label: `${phrase} ${no}` })),
  };
}

const excusedText = {
  copy: '抄送，无需签收',
  notAsked: '告知，无需签收',
  unitSigned: '本单位已签收，无需再签',
} as const;

/** 「陈映雪（通川营业厅）：未签收（11月22日（周日）09:00 送达，未阅）」: each fact in its own word. */
function recipientLine(person: Recipient, now: Date): string {
  const { name, unitName, delivery, sentAt, readAt, signedAt, asks, excused, why } = person;
  const who = name === null ? `· ${INSPECTOR_ROLE.mysteryShopper}：` : `· ${name}（${unitName}）：`;
  if (signedAt) return `${who}已签收，${showTime(signedAt, now)}`;
  const read = readAt === null ? '未阅' : `${showTime(readAt, now)} 已阅`;
  if (asks === 'read' && readAt) return `${who}已阅，${showTime(readAt, now)}`;
  switch (delivery) {
    case 'failed':
      return `${who}未送达（${failureText[why ?? 'refused']}），请另行联系`;
    case 'queued':
      if (excused === null) return `${who}通知待发送`;
      return `${who}${excusedText[excused]}（通知待发送）`;
    case 'sent': {
      const sent = sentAt ? `${showTime(sentAt, now)} 送达` : '已送达';
      if (asks === 'read') return `${who}未阅（${sent}）`;
      return `${who}${excused === null ? '未签收' : excusedText[excused]}（${sent}，${read}）`;
    }
    default:
      return unreachable(delivery);
  }
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${String(value)}`);
}
