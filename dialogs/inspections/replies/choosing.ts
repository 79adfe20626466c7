import type { Option } from '../../../src/domain/conversation/message.ts';
import { progressOf } from '../../../src/domain/inspections/progress.ts';
import type { ParsedChoice } from '../../../src/domain/language/parse-choice.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';
import { STATUS_LABEL } from '../../rectification/labels.ts';
import { showTime } from '../../replies/times.ts';
import type { InspectionServices, OpenedDraft } from '../filing.ts';
import { showOrdinals } from './words.ts';

type Recheckable = Awaited<ReturnType<Services['planning']['recheckable']>>[number];
type Rechecked = Awaited<ReturnType<Services['planning']['viewRecheck']>>;

interface Offered {
  /** 单号 of a recheck. */
  readonly recheckNo: string | null;
  readonly programmeName: string;
  readonly unitName: string;
  readonly answered: number;
  readonly total: number;
}

type TakenTask = Extract<Awaited<ReturnType<InspectionServices['beginDraft']>>, { kind: 'begun' }>['task'];

/** Which task a filing fulfils, where that is not a matter of course. */
function taskLine(task: TakenTask, now: Date): string[] {
  switch (task.kind) {
    case 'task':
      return task.ofName === null
        ? [`对应检查任务 ${task.no}。`]
        : [`对应检查任务 ${task.no}（原由${task.ofName}负责，您提交后即算完成）。`];
    case 'done':
      return [
        `本期任务 ${task.no} 已由${task.byName}于 ${showTime(new Date(task.at), now)} 提交（${task.resultNo}），这次按计划外检查记录。`,
      ];
    case 'unplanned':
      return [];
    default:
      throw new Error(`no wording for ${JSON.stringify(task satisfies never)}`);
  }
}

const draftLabel = (draft: Offered): string =>
  `${draft.unitName} · ${draft.programmeName}${draft.recheckNo ? '复查' : ''}（已填 ${draft.answered}/${draft.total}）`;

/** What is said before the first item, and when filing ends without a result. */
export const choosingReplies = {
  draftLabel,
  whichProgramme: (options: readonly Option[]): Reply => ({ text: '请问要录哪个检查类别？', options: bare(options) }),
  whichUnit: (programme: string, options: readonly Option[]): Reply => ({
    text: `${programme}：请选择被检查单位，也可以直接输入名称。`,
    options: bare(options),
  }),
  unclear: (choice: ParsedChoice, options: readonly Option[]): string =>
    choice.kind === 'ambiguous'
      ? `符合的有 ${choice.indexes.map(index => `「${options[index]!.label}」`).join('、')}，请说得再具体一些。`
      : '抱歉，没有找到对应的选项。',
  notFound: (name: string): string => `没有找到「${name}」，请从下面选择。`,
  otherLine: (programme: string): string => `「${programme}」不在您负责的条线内，您可以录的如下。`,
  atFirst: '这已经是第一步了。',
  offer: (drafts: readonly Offered[], options: readonly Option[]): Reply => {
    const [only] = drafts;
    const text =
      drafts.length === 1 && only
        ? `您有一份未提交的测评草稿：${draftLabel(only)}。请问继续填写，还是重新开始？（重新开始会作废这份草稿）`
        : `您有 ${drafts.length} 份未提交的测评草稿，请问要继续哪一份？`;
    return { text, options: bare(options) };
  },
  sentenceKept: '您说的内容已记下，选好后自动填入。',
  offerGone: '这份草稿已经提交或作废，我们录一份新的。',
  begun: ({ sheet, unitName }: OpenedDraft, task: TakenTask, now: Date): string =>
    [
      `开始录入「${unitName}」的${sheet.programmeName}${sheet.isPart ? '复查，只查' : '，共'} ${sheet.items.length} 项，每填一项自动保存。`,
      ...taskLine(task, now),
      '随时可发「其余满分」「上一项」「第5项」「进度」；照片直接发送即可。',
      ...(sheet.fields.length > 0
        ? [
            `如需登记${sheet.fields.map(field => field.title).join('、')}，发「${sheet.fields[0]!.title} …」即可（可不填）。`,
          ]
        : []),
    ].join('\n'),
  resumed: (open: OpenedDraft): string => {
    const { answered, total } = progressOf(open.sheet, open.draft);
    return `继续录入「${open.unitName}」的${open.sheet.programmeName}${open.sheet.isPart ? '复查' : ''}，已填 ${answered}/${total} 项${answered === total ? '，尚未提交' : ''}。`;
  },
  /** The 整改 a recheck verifies. What was found then stands beside what the unit says it did. */
  recheck: ({ notices }: Rechecked): string =>
    [
      '复查结果发布后，通过的整改核验办结，不通过的退回或重新打开：',
      ...notices.flatMap(({ no, ordinal, itemTitle, status, found, answer }) => [
        `· ${no} 第 ${ordinal} 项「${itemTitle}」（${STATUS_LABEL[status]}）${found === '' ? '' : `，检查时：${found.replaceAll('\n', '；')}`}`,
        ...(answer
          ? [
              `　单位答复：${[answer.measure, answer.result].filter(each => each !== '').join('；')}${answer.evidence > 0 ? `；佐证 ${answer.evidence} 个文件（可发「看照片 ${no}」）` : ''}`,
            ]
          : []),
      ]),
    ].join('\n'),
  whichRecheck: (tasks: readonly { no: string; unitName: string; items: readonly number[] }[]): Reply => ({
    text: `「${tasks[0]!.unitName}」有 ${tasks.length} 项复查任务，请问录哪一项？`,
    options: tasks.map(({ no, items }) => ({ key: `录测评 ${no}`, label: `录测评 ${no}（${showOrdinals(items)}）` })),
  }),
  noSuchUnit: (said: string): Reply => ({
    text: `没有找到「${said}」这个单位，请写单位名称，例如「复查了通川营业厅」；也可以发「我的任务」看给您安排的复查。`,
    options: [{ key: '我的任务', label: '我的任务' }],
  }),
  whichRechecked: (said: string, units: readonly { name: string }[]): Reply => ({
    text: `「${said}」可能是以下单位，请问复查的是哪一个？`,
    options: units.map(({ name }) => ({ key: `复查了${name}`, label: name })),
  }),
  /** What could be looked at again today, by whoever says that they did, and an ordinary filing. */
  noRecheckPlanned: (unit: string, inspector: string, open: readonly Recheckable[]): Reply => {
    const free = open.filter(({ plannedAs }) => plannedAs === null);
    const others = open.filter(({ plannedAs }) => plannedAs !== null);
    const recheck = (nos: readonly string[]) => `安排复查 ${nos.join(' ')} ${inspector} 今天`;
    return {
      text: [
        `没有给您安排「${unit}」的复查。`,
        ...(others.length > 0 ? ['以下整改已安排别的同事复查：', ...others.map(openLine)] : []),
        ...(free.length > 0
          ? ['可以复查的整改如下，先安排给自己，再录结果；不是复查的，按普通测评录入：', ...free.map(openLine)]
          : ['也没有等着核验的整改。要录结果，可以按普通测评录入。']),
      ].join('\n'),
      options: [
        ...(free.length > 1 ? [{ key: recheck(free.map(({ no }) => no)), label: `复查这 ${free.length} 项` }] : []),
        ...free.slice(0, 3).map(({ no, itemTitle }) => ({ key: recheck([no]), label: `复查 ${itemTitle}` })),
        { key: `录测评 ${unit}`, label: '录普通测评' },
      ],
    };
  },
  notAsRecheck: '没有给您安排这里的复查，下面按普通测评录入；要作复查核验整改的，请先「取消」，再发「安排复查」。',
  noProgramme: { text: '您负责的条线目前没有可录入的检查类别，请联系客户服务部质控岗。' } satisfies Reply,
  noUnits: (programme: string): Reply => ({ text: `${programme}目前没有可选的被检查单位，请联系管理员。` }),
  noSheet: { text: '这个检查类别目前没有生效的测评表，暂时不能录入，请联系客户服务部质控岗。' } satisfies Reply,
  unitNotCovered: { text: '这个单位不在该检查类别的范围内，请重新发「录测评」选择。' } satisfies Reply,
  taskClosed: (no: string, resultNo: string | null): Reply =>
    resultNo === null
      ? { text: `任务 ${no} 已经跳过、取消或完成，不用再录。如果还是去检查了，请发「录测评」加类别和单位。` }
      : {
          text: `任务 ${no} 已经完成，测评单号 ${resultNo}。如需再录一次计划外检查，请发「录测评」加类别和单位。`,
          options: [{ key: `测评结果 ${resultNo}`, label: '测评结果' }],
        },
  photoTooEarly: {
    text: '照片收到了，但还没有选定要录的测评，暂未附上；请选好后在对应的测评项再发一次。',
  } satisfies Reply,
  cancelled: { text: '好的，已取消录测评，没有提交任何内容。' } satisfies Reply,
  draftKept: (resumeBy = '录测评'): Reply => ({
    text: `好的，已为您保存草稿，没有提交。下次发「${resumeBy}」可以接着填。`,
    options: [{ key: resumeBy, label: resumeBy }],
  }),
  closed: (no: string | null): Reply =>
    no === null
      ? { text: '这份测评草稿已经作废，不能再填写。如需录入，请重新发「录测评」。' }
      : {
          text: `这份测评已经提交，单号 ${no}，不能再修改。`,
          options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
          ref: { type: 'inspection', no },
        },
};

const openLine = ({ no, itemTitle, status }: Recheckable): string =>
  `· ${no}「${itemTitle}」（${STATUS_LABEL[status]}）`;

/** Aliases are for reading, not for showing. */
function bare(options: readonly Option[]): Option[] {
  return options.map(({ key, label }) => ({ key, label }));
}
