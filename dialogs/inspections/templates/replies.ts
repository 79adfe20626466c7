import { shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import type { Option } from '../../../src/domain/conversation/message.ts';
import { type TemplateProblem, totalPoints } from '../../../src/domain/inspections/templates/check.ts';
import { writeCondition } from '../../../src/domain/inspections/templates/condition.ts';
import { writeScoringRule } from '../../../src/domain/inspections/templates/scoring-rule.ts';
import { columnLetter } from '../../../src/domain/inspections/templates/table.ts';
import type { ColumnKind, TemplateItem } from '../../../src/domain/inspections/templates/template.ts';
import { carriesPoints } from '../../../src/domain/language/item-answer.ts';
import type { Reply } from '../../framework/reply.ts';
import { showFullDay } from '../../replies/times.ts';
import { showOrdinals } from '../replies/words.ts';
import type { TemplateServices } from './template-state.ts';
import { cellProblem, UNREADABLE } from './workbook-words.ts';

type View = NonNullable<Awaited<ReturnType<TemplateServices['view']>>>;
type Preview = Awaited<ReturnType<TemplateServices['preview']>>;
type ReadPreview = Extract<Preview, { kind: 'read' }>;
type Edited = Awaited<ReturnType<TemplateServices['edit']>>;
type Refused = Exclude<Edited, { kind: 'edited' | 'changedMeanwhile' }>;
type Published = Extract<Awaited<ReturnType<TemplateServices['publish']>>, { kind: 'published' }>;
type Listed = Awaited<ReturnType<TemplateServices['list']>>[number];

const option = (label: string): Option => ({ key: label, label });
/** 「发布」 alone publishes a standard. */
const PUBLISH = '发布测评表';
const EDIT_OPTIONS = ['预览', PUBLISH, '导出', '保存退出'].map(option);
const CHECK_OPTIONS = ['确认导入', '取消'].map(option);

const KIND_NAMES: Record<ColumnKind, string> = {
  ordinal: '序号',
  section: '检查项目（部分）',
  title: '测评项',
  requirement: '规范要求',
  rule: '评分标准',
  points: '分值',
  weight: '权重',
  basis: '依据',
  evidence: '取证要求',
  condition: '检查条件',
  other: '不读取（导出时原样保留）',
};

/** 「3. 公示内容，5 分：每处扣1分，扣完为止」 */
function itemLine(view: View, index: number): string {
  const item = view.template.items[index]!;
  const points = carriesPoints(item.scoring) ? `${item.maxPoints} 分` : '不计分';
  const weight = item.weight === 1 ? '' : `，权重 ${item.weight}`;
  const marks = [
    writeScoringRule(item),
    ...(item.condition ? [`仅在${writeCondition(item.condition)}检查`] : []),
    ...(view.basis[index] ? [`依据${view.basis[index]}`] : []),
  ];
  return `　${index + 1}. ${item.title}，${points}${weight}：${marks.join('；')}`;
}

function itemLines(view: View): string[] {
  const { sections, items } = view.template;
  let section = '';
  return items.flatMap((item, index) => {
    const begins = item.section !== section;
    section = item.section;
    const weight = sections.find(each => each.title === section)?.weight;
    const head = `【${section}】${weight === undefined ? '' : `占 ${weight}%`}`;
    return [...(begins ? [head] : []), itemLine(view, index)];
  });
}

function facts(view: View): string {
  const { items, sections } = view.template;
  return `${items.length} 项，共 ${sections.length} 个部分，满分合计 ${totalPoints(items)} 分`;
}

function problemText(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'noItems':
      return '还没有测评项，请先加一项，如「加一项：人员形象 佩戴党徽，是否，2分」。';
    case 'noPoints':
      return '没有一项计分，算不出得分，请给测评项定分值，如「第1项改为5分」。';
    case 'sectionWeightMissing':
      return `${problem.sections.map(title => `「${title}」`).join('、')}没有权重，而其他部分有；请补上（如「${problem.sections[0]}占20%」），或把权重都取消（如「${problem.sections[0]}权重取消」）。`;
    case 'conditionAhead':
      return `${showOrdinals(problem.ordinals)}的检查条件要看后面的项，请改为前面的项。`;
    case 'conditionOptionUnknown':
      return `${showOrdinals(problem.ordinals)}的检查条件里有那一项没有的选项，请核对。`;
    case 'optionsMissing':
      return `${showOrdinals(problem.ordinals)}是选择项，须有两个以上选项，最高分与满分一致，如「第${problem.ordinals[0]}项选项：优秀10分、良好8分、差0分」。`;
    case 'deductionMissing':
      return `${showOrdinals(problem.ordinals)}没有每处扣几分，如「第${problem.ordinals[0]}项每处扣1分」。`;
    case 'capTooLarge':
      return `${showOrdinals(problem.ordinals)}的扣分上限超过满分，请改小。`;
    case 'pointsMissing':
      return `${showOrdinals(problem.ordinals)}没有分值，如「第${problem.ordinals[0]}项改为5分」。`;
    case 'sameTitle':
      return `${showOrdinals(problem.ordinals)}与前面的项重名，请改名，如「第${problem.ordinals[0]}项改名为 …」。`;
    default:
      return unreachable(problem);
  }
}

function columnLines({ table }: ReadPreview): string[] {
  return table.head.columns.map(
    ({ column, label, kind }) => `　${columnLetter(column)}列「${label.replace(/\s+/g, '')}」→ ${KIND_NAMES[kind]}`,
  );
}

const HOW_TO_CORRECT = '识别有误请直接说，如「E列是分值」「D列不用」「表头在第3行」「工作表 评分表」。';
const MOST_SHOWN = 8;

/** As many as one reads, and how many more there are. */
function some(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_SHOWN;
  return rest > 0 ? [...lines.slice(0, MOST_SHOWN), `　…… 另有 ${rest} 处`] : [...lines];
}

/** What is said of templates: made, changed, imported, published, exported. */
export const templateReplies = {
  isImport: (phrase: string): boolean => phrase.startsWith('导入'),
  meansLastFile: (phrase: string): boolean => phrase === '导入为测评表',
  isNew: (phrase: string): boolean => phrase.startsWith('新建'),
  isPreview: (text: string): boolean => /^(?:预览|看全表|查看全表|全表|看看)[。.]?$/.test(text),
  isExport: (text: string): boolean => /^(?:导出|导出测评表|导出草稿)[。.]?$/.test(text),
  isLeave: (text: string): boolean => /^(?:保存退出|保存|退出|先这样|存草稿)[。.]?$/.test(text),
  isDiscard: (text: string): boolean => /^(?:作废草稿|删除草稿|作废|不要了)[。.]?$/.test(text),
  isConfirmImport: (text: string): boolean => /^(?:确认导入|导入)$/.test(text),
  isConfirmPublish: (text: string): boolean => /^(?:确认发布)$/.test(text),
  /** 「发布测评表 12月1日」: what is said of the day; '' where nothing is, undefined where nothing is to be published. */
  publication: (text: string): string | undefined => {
    const said = /^发布测评表\s*(?:(?:从|自)?\s*(.*?))?(?:起?(?:生效|实施|执行))?$/.exec(text);
    return said ? (said[1] ?? '') : undefined;
  },

  whichProgramme: (programmes: readonly Listed[], said = ''): Reply => ({
    text: `${said}请问是哪个检查类别的测评表？`,
    options: programmes.map(({ name }, index) => ({ key: `${index + 1}`, label: name })),
  }),
  programmeUnclear: '抱歉，没有找到这个检查类别。',
  askFile: (programme: string): Reply => ({
    text: `请发送「${programme}」测评表的 Excel 文件（.xlsx）。我先读出来给您核对，确认后才存为草稿。`,
    options: [option('取消')],
  }),
  notWorkbook: { text: '测评表要从 Excel 工作簿读取，请发送 .xlsx 文件。', options: [option('取消')] } satisfies Reply,
  unreadable: (name: string, reason: Extract<Preview, { kind: 'unreadable' }>['reason']): Reply => ({
    text: `《${name}》没能读出来：${UNREADABLE[reason]}。请换一份文件再发。`,
    options: [option('取消')],
  }),
  noTable: (name: string, sheets: readonly string[]): Reply => ({
    text: [
      `《${name}》里没有认出测评表：没有找到写着「检查内容」「分值」这类列名的表头，或表头下面没有测评项。`,
      `工作表有：${sheets.map(sheet => `「${sheet}」`).join('、')}。可以说明「工作表 ${sheets[0] ?? '评分表'}」「表头在第3行」，或换一份文件。`,
    ].join('\n'),
    options: [option('取消')],
  }),
  preview: (preview: ReadPreview): Reply => {
    const { table, sheet, fileName, unbound, replaces } = preview;
    const errors = table.problems.filter(problem => problem.isError).map(problem => `　${cellProblem(problem)}`);
    const odd = table.problems.filter(problem => !problem.isError).map(problem => `　${cellProblem(problem)}`);
    const { items, sections } = table.template;
    const passed = table.passed.map(
      each => `第${each.row}行「${each.text.slice(0, 12)}${each.text.length > 12 ? '…' : ''}」`,
    );
    return {
      text: [
        `已读取《${fileName}》，工作表「${sheet}」，请核对：`,
        `· 表名：${table.template.name}`,
        `· 表头在第 ${table.head.bottom} 行：`,
        ...columnLines(preview),
        `· 共 ${items.length} 项，满分合计 ${totalPoints(items)} 分`,
        `· 部分：${sections.map(({ title, weight }) => `${title}${weight === undefined ? '' : `（占 ${weight}%）`}`).join('、')}`,
        `· 如第 1 项：${exampleOf(items[0]!)}`,
        ...(passed.length > 0 ? [`· 不作为测评项：${passed.join('、')}`] : []),
        ...(unbound.length > 0
          ? [
              `· 依据没有对上现行条款（导入后可再补）：`,
              ...some(unbound.map(each => `　第 ${each.ordinal} 项「${each.text}」`)),
            ]
          : []),
        ...(odd.length > 0 ? ['· 请留意：', ...some(odd)] : []),
        ...(replaces ? ['· 这个类别已有一份未发布的草稿，确认导入会替换它。'] : []),
        ...(errors.length > 0
          ? [`！有 ${errors.length} 处要先改：`, ...some(errors), '请在 Excel 里改好后重新发送；是列认错了，请告诉我。']
          : []),
        HOW_TO_CORRECT,
        ...(errors.length > 0 ? [] : ['还没有写入任何内容，核对无误请回复「确认导入」。']),
      ].join('\n'),
      options: errors.length > 0 ? [option('取消')] : CHECK_OPTIONS,
    };
  },
  correctionUnclear: {
    text: `抱歉，没有看懂。核对无误请回复「确认导入」；${HOW_TO_CORRECT}`,
    options: CHECK_OPTIONS,
  } satisfies Reply,
  notImported: '还有问题没有解决，没有导入。',

  begun: (view: View, kept: boolean): string =>
    kept
      ? `「${view.programmeName}」已有一份草稿（第 ${view.version} 版），接着改。`
      : view.template.items.length > 0
        ? `已按现行版本建好「${view.programmeName}」第 ${view.version} 版草稿，发布前不影响正在用的测评表。`
        : `已新建「${view.programmeName}」第 ${view.version} 版草稿。`,
  imported: (view: View): string =>
    `已存为「${view.programmeName}」第 ${view.version} 版草稿：${facts(view)}。发布前不影响正在用的测评表。`,
  how: (): string =>
    [
      '请直接说怎么改，可以一次说几句，一行一句：',
      '　加一项：人员形象 佩戴党徽，是否，2分',
      '　第3项改为6分',
      '　第3项每处扣1分，最多扣3分',
      '　第5项作为否决项',
      '　第7项不通过须附照片',
      '　第8项仅在第7项不通过时检查',
      '　删除第4项',
      '　第6项移到第2项后面',
      '　环境设施占30%',
      '　第3项依据《营业厅服务规范》第五条',
    ].join('\n'),
  editing: (view: View, said: string): Reply => ({
    text: [said, ...(view.template.items.length > 0 ? [`目前 ${facts(view)}。`] : []), templateReplies.how()].join(
      '\n',
    ),
    options: EDIT_OPTIONS,
  }),
  whole: (view: View): Reply => ({
    text: [
      `${view.template.name}（${view.programmeName}第 ${view.version} 版${view.isDraft ? '草稿' : ''}），${facts(view)}：`,
      ...itemLines(view),
      ...view.problems.map(problem => `！${problemText(problem)}`),
    ].join('\n'),
    options: view.isDraft ? EDIT_OPTIONS : [],
  }),
  edited: (view: View, done: readonly { ordinals: readonly number[]; said: string }[]): Reply => ({
    text: [
      ...done.flatMap(({ ordinals, said }) =>
        ordinals.length > 0
          ? ordinals.map(ordinal => `已改：${itemLine(view, ordinal - 1).trim()}`)
          : [`已改：${said}`],
      ),
      `目前 ${facts(view)}。可以继续说，或发「预览」「${PUBLISH}」。`,
    ].join('\n'),
    options: EDIT_OPTIONS,
  }),
  refused: (refused: Refused, view: View): string => {
    switch (refused.kind) {
      case 'noSuchItem':
        return `没有第 ${refused.ordinal} 项，本表共 ${view.template.items.length} 项。`;
      case 'conditionOf':
        return `${showOrdinals(refused.ordinals)}的检查条件要看第 ${refused.ordinal} 项，请先发「第${refused.ordinals[0]}项去掉条件」。`;
      case 'conditionAhead':
        return `检查条件只能看前面的项，第 ${refused.ordinal} 项不在前面。`;
      case 'sameTitle':
        return `第 ${refused.ordinal} 项已经叫这个名称，请换一个名称。`;
      case 'pointsMissing':
        return '请说明这一项多少分、怎么评，如「是否，2分」「每处扣1分，5分」「打分，10分」。';
      case 'clauseUnknown':
        return `没有找到「${refused.text}」对应的现行条款，请写全标准名称和条号，如《营业厅服务规范》第五条。`;
      default:
        return unreachable(refused);
    }
  },
  unread: (sentence: string): string => `没有看懂「${sentence}」。`,
  notDone: (sentence: string, why: string): string => `「${sentence}」没有改：${why}`,
  partly: (reply: Reply, problems: readonly string[]): Reply => ({
    ...reply,
    text: [...problems, reply.text].join('\n'),
  }),
  unclear: (problems: readonly string[]): Reply => ({
    text: [...problems, templateReplies.how()].join('\n'),
    options: EDIT_OPTIONS,
  }),
  changedMeanwhile: (view: View): Reply => ({
    text: `这份草稿刚刚被别的同事改过，您这一句没有改上。最新内容：\n${templateReplies.whole(view).text}`,
    options: EDIT_OPTIONS,
  }),
  gone: { text: '这份草稿已经发布或作废，不能再改。要改请重新发「修改测评表」。' } satisfies Reply,

  incomplete: (problems: readonly TemplateProblem[]): Reply => ({
    text: ['还不能发布：', ...problems.map(problem => `！${problemText(problem)}`)].join('\n'),
    options: EDIT_OPTIONS,
  }),
  askDay: (now: Date): Reply => ({
    text: '从哪一天零时起生效？如「12月1日」。当天以前开始录的测评仍按原来的表。',
    options: [option('今天'), option('明天'), option('下月1日'), option('取消')].map((each, index) =>
      index === 0 ? { ...each, label: `今天（${showFullDay(shanghaiDate(now))}）` } : each,
    ),
  }),
  dayUnclear: { text: '没有看懂日期，请回复如「12月1日」「明天」。' } satisfies Reply,
  dayPast: { text: '生效日期不能早于今天，请重新说一个日期。' } satisfies Reply,
  beforeAnother: (from: string): Reply => ({
    text: `已有一版定在 ${showFullDay(from)} 起生效，新的一版不能更早，请重新说一个日期。`,
  }),
  confirmPublish: (view: View, from: string): Reply => ({
    text: [
      '请核对后发布：',
      `· 检查类别：${view.programmeName}`,
      `· 测评表：${view.template.name}，第 ${view.version} 版`,
      `· 内容：${facts(view)}`,
      `· 生效：${showFullDay(from)} 零时起`,
      '已经开始录的测评仍按原来的表，不受影响。',
    ].join('\n'),
    options: ['确认发布', '预览', '取消'].map(option),
  }),
  confirmUnclear: { text: '还没有发布。请回复「确认发布」，或发「预览」「取消」。' } satisfies Reply,
  published: ({ programmeName, name, version, items, from }: Published): Reply => ({
    text: `已发布：${programmeName}《${name}》第 ${version} 版，${items} 项，${showFullDay(from)} 零时起生效。`,
    options: [{ key: `导出测评表 ${programmeName}`, label: '导出测评表' }],
  }),
  confirmDiscard: {
    text: '确定作废这份草稿吗？作废后不能恢复；正在用的测评表不受影响。',
    options: [option('确定作废'), option('不作废')],
  } satisfies Reply,
  isConfirmDiscard: (text: string): boolean => /^确定作废$/.test(text),
  discarded: { text: '草稿已作废，正在用的测评表没有变化。' } satisfies Reply,
  kept: { text: '好的，草稿没有作废，继续改即可。', options: EDIT_OPTIONS } satisfies Reply,
  left: (hasDraft: boolean): Reply =>
    hasDraft
      ? { text: '好的，草稿已保存，没有发布。下次发「修改测评表」可以接着改。' }
      : { text: '好的，已取消，没有写入任何内容。' },
  insteadOfDraft: (name: string): Reply => ({
    text: `收到「${name}」。您正在改这份测评表的草稿：要用这个 Excel 替换草稿，请发「导入为测评表」，核对后才会替换；不替换，接着说怎么改即可；文件另有用处，请先发「保存退出」，再发一次文件。`,
    options: [{ key: '导入为测评表', label: '导入为测评表' }],
  }),
  noFileYet: {
    text: '还没有收到 Excel。请把测评表文件（.xlsx）发过来，再发「导入为测评表」；不导入，接着说怎么改即可。',
  } satisfies Reply,
  noFileNow: { text: '这一步不需要文件。要从 Excel 导入，请先发「取消」，再发「导入测评表」。' } satisfies Reply,

  list: (programmes: readonly Listed[]): Reply => ({
    text: [
      '各检查类别的测评表：',
      ...programmes.flatMap(({ name, templates }) =>
        templates.length === 0
          ? [`· ${name}：还没有测评表`]
          : templates.map(
              template =>
                `· ${name}：${template.name}，第 ${template.version} 版，${template.items} 项，${stateText(template)}`,
            ),
      ),
      '发「测评表」加类别看内容，如「测评表 营业厅」；发「导出测评表」加类别取 Excel 文件。',
    ].join('\n'),
  }),
  none: (programme: string): Reply => ({ text: `「${programme}」还没有测评表。` }),
  exported: (programme: string, version: number, file: NonNullable<Reply['file']>): Reply => ({
    text: `「${programme}」第 ${version} 版测评表已导出。`,
    file,
  }),
};

function stateText({ state, effectiveFrom }: Listed['templates'][number]): string {
  const day = showFullDay(shanghaiDate(effectiveFrom));
  switch (state) {
    case 'draft':
      return '草稿，未发布';
    case 'coming':
      return `${day} 起生效`;
    case 'inForce':
      return `${day} 起生效，正在使用`;
    default:
      return unreachable(state);
  }
}

function exampleOf(item: TemplateItem): string {
  return `${item.section}｜${item.title}｜${item.maxPoints} 分｜${writeScoringRule(item)}`;
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
