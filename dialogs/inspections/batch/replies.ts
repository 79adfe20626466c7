import { deliverAfter } from '../../../src/domain/calendar/quiet-hours.ts';
import type { RowProblem } from '../../../src/domain/inspections/batch/read-results.ts';
import type { ChoiceOption } from '../../../src/domain/language/parse-choice.ts';
import type { Reply } from '../../framework/reply.ts';
import { showTime } from '../../replies/times.ts';
import type { BatchServices } from './batch-state.ts';

type Level = 'province' | 'city';
type Read = Awaited<ReturnType<BatchServices['read']>>;
type ReadTable = Extract<Read, { kind: 'read' }>;
type Unknown = Extract<Read, { kind: 'unknown' }>['names'][number];
type Earlier = Extract<Read, { kind: 'already' }>['batch'];
type Imported = Extract<Awaited<ReturnType<BatchServices['import']>>, { kind: 'imported' }>;

const LAST_FILE = '导入为结果';
const CONFIRM = '确认导入';
const SKIP = '跳过有问题的行';
/** More would not be read on a phone; the rest is counted. */
const SHOWN_PROBLEMS = 30;
const SHOWN_RESULTS = 5;
/** So many results with items a second are filed on a busy small machine; from here on the wait is told. */
const PER_SECOND = 5;
const WORTH_TELLING_SECONDS = 10;

const option = (text: string) => ({ key: text, label: text });
const CANCEL = option('取消');

const partOptions = (parts: readonly { title: string }[]): ChoiceOption[] =>
  parts.map(({ title }, index) => ({ key: `${index + 1}`, label: title }));

export const LEVEL_NAMES: Record<Level, string> = { province: '省公司', city: '市公司' };

/** 「第7行 C列：分数 105 超出 0–100」 */
function problemLine({ row, cell, code, text, about }: RowProblem): string {
  const at = `第${row}行 ${cell.replace(/\d+$/, '')}列：`;
  switch (code) {
    case 'dateMissing':
      return `${at}没有日期，表题里也没有写明月份`;
    case 'dateUnclear':
      return `${at}没有看懂日期「${text}」`;
    case 'future':
      return `${at}日期${text === '' ? '' : `「${text}」`}在将来`;
    case 'tooOld':
      return `${at}日期${text === '' ? '' : `「${text}」`}太早，超过 400 天`;
    case 'scoreMissing':
      return `${at}没有分数`;
    case 'scoreUnclear':
      return `${at}分数「${text}」不是数字`;
    case 'scoreRange':
      return `${at}分数 ${text} 超出 0–100`;
    case 'scoreDiffers':
      return `${at}分数写的是 ${text}，按各项计算是 ${about}`;
    case 'itemMissing':
      return `${at}缺「${about}」的结果`;
    case 'itemUnclear':
      return `${at}「${about}」的结果「${text}」没有看懂`;
    case 'groupUnclear':
      return `${at}客户类型${text === '' ? '没有写' : `「${text}」不是本类别的客户`}`;
    case 'outcomeUnclear':
      return `${at}「${text}」没有看懂，请写「是」「否」「满意」「不满意」或未访到的原因`;
    case 'twice':
      return `${at}同一单位、同一时间和第${about}行重复`;
    case 'exists':
      return `${at}这个单位当天的结果已经导入过（${about}）`;
    case 'ownUnit':
      return `${at}涉及您本部门，不能由您导入，请分管领导导入`;
    case 'noResponsibleUnit':
      return `${at}责任归口表里没有这个单位的责任部门，请联系管理员补充`;
    case 'unitLeftOut':
      return `${at}「${text}」按您的选择不导入`;
    default:
      throw new Error(`no wording for ${JSON.stringify(code satisfies never)}`);
  }
}

/** Why rows of a sheet cannot be taken over, the first of them. */
export function problemLines(problems: readonly RowProblem[]): string[] {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(problem => `　${problemLine(problem)}`);
  const left = problems.length - shown.length;
  return left > 0 ? [...shown, `　另有 ${left} 处没有列出。`] : shown;
}

function resultLines({ read, unitNames }: ReadTable, now: Date): string[] {
  const lines = read.results.slice(0, SHOWN_RESULTS).map(({ unitId, inspectedAt, total, answers, samples }) => {
    const what =
      samples.length > 0
        ? `${samples.length} 户样本`
        : total !== undefined
          ? `${total} 分`
          : `${Object.keys(answers).length} 项`;
    return `　${unitNames[unitId]}，${showTime(inspectedAt, now).replace(/）.*$/, '）')}，${what}`;
  });
  const left = read.results.length - lines.length;
  return left > 0 ? [...lines, `　……其余 ${left} 份从略。`] : lines;
}

/** 「B列「得分」→ 分数，H列「排名」→ 不读取」 */
function columnLine({ columns }: ReadTable): string {
  const uses: Record<string, string> = {
    ...{ unit: '单位', date: '日期', score: '分数', note: '备注', population: '客户类型', label: '样本' },
    ...{ contact: '联系结果', ignored: '不读取' },
  };
  return columns
    .map(
      ({ letter, title, use, items }) =>
        `${letter}列「${title}」→ ${use === 'item' ? items.join('、') : (uses[use] ?? use)}`,
    )
    .join('，');
}

/** What is said while a sheet of results is imported. */
export const batchReplies = {
  lastFilePhrase: LAST_FILE,
  meansLastFile: (phrase: string): boolean => phrase === LAST_FILE,
  levelIn: (text: string): Level | undefined =>
    /省公司|省测|省级|全省/.test(text) ? 'province' : /市公司|市测|市级/.test(text) ? 'city' : undefined,
  levelByKey: (text: string): Level | undefined =>
    text === '1' || text === '省' ? 'province' : text === '2' || text === '市' ? 'city' : undefined,
  withoutLevel: (text: string): string => text.replace(/省公司|省测|省级|市公司|市测|市级/g, '').trim(),
  whichProgramme: (programmes: readonly { name: string }[], unclear: boolean): Reply => ({
    text: `${unclear ? '抱歉，没有找到这个检查类别。' : ''}请问是哪个检查类别的结果？`,
    options: programmes.map(({ name }, index) => ({ key: `${index + 1}`, label: name })),
  }),
  whichLevel: {
    text: '请问这是谁的检查结果？',
    options: [
      { key: '1', label: '省公司' },
      { key: '2', label: '市公司' },
    ],
  } satisfies Reply,
  partOptions,
  whichPart: (parts: readonly { title: string }[]): Reply => ({
    text: '省公司对这一类别分开打分，请问这份结果是哪一部分？',
    options: partOptions(parts),
  }),
  askFile: {
    text: '请发送结果的 Excel 文件（.xlsx）：一行一个结果，列名写「单位」「日期」「得分」或各测评项的名称；电话回访一行一户，另写「客户类型」。我先读出来给您核对，确认后才导入。',
    options: [CANCEL],
  } satisfies Reply,
  notWorkbook: { text: '结果要从 Excel 工作簿读取，请发送 .xlsx 文件。', options: [CANCEL] } satisfies Reply,
  unreadable: (name: string): Reply => ({
    text: `《${name}》没能读出来，可能已损坏、设了密码，或不是 Excel 工作簿。请换一份文件再发。`,
    options: [CANCEL],
  }),
  noTable: (name: string, sheets: readonly string[]): Reply => ({
    text: `《${name}》（工作表${sheets.map(sheet => `「${sheet}」`).join('、')}）里没有认出结果表：要有一行列名，其中有「单位」，以及「得分」或测评项的名称。请补上后再发。`,
    options: [CANCEL],
  }),
  tooMany: (results: number, most: number): Reply => ({
    text: `文件里有 ${results} 份带分项的结果，一次最多导入 ${most} 份。请分成几份文件，一份一份发来。`,
    options: [CANCEL],
  }),
  noSheet: { text: '这个类别还没有在用的测评表，不能导入结果。请先发布测评表。' } satisfies Reply,
  cancelled: { text: '已取消导入，没有写入任何结果；已经对应好的名称会记住。' } satisfies Reply,
  nameOptions: ({ kind, candidates }: Unknown): ChoiceOption[] =>
    [...candidates.map(({ name }) => name), kind === 'unit' ? '不导入这个单位' : '不读取这一列'].map(
      (label, index) => ({
        key: `${index + 1}`,
        label,
      }),
    ),
  whichName: (names: readonly Unknown[], said: string): Reply => {
    const asked = names[0]!;
    const more = names.length > 1 ? `（还有 ${names.length - 1} 个名称要问）` : '';
    return {
      text: `${said === '' ? '' : `${said}\n`}${asked.cell}：「${asked.name}」对应哪个${asked.kind === 'unit' ? '单位' : '测评项'}？${asked.kind === 'unit' ? '' : '列名不认识。'}选定后会记住，下次不再问${more}。`,
      options: batchReplies.nameOptions(asked).map(({ key, label }) => ({ key, label })),
    };
  },
  nameUnclear: '抱歉，没有看懂，请从下面选一个。',
  unitLeftOut: (name: string): string => `「${name}」的行这次不导入。`,
  mapped: (name: string, target: string | undefined): string =>
    target === undefined ? `「${name}」这一列以后都不读取。` : `已记住：「${name}」就是「${target}」。`,
  isConfirm: (text: string): boolean => /^确认导入[。！!]?$/.test(text.trim()),
  isSkip: (text: string): boolean => /^跳过(?:有问题的|这些|坏)行?$/.test(text.trim()),
  checkUnclear: '抱歉，没有看懂。',
  notImported: '还不能导入，没有写入任何结果。',
  preview: (read: ReadTable, level: Level, skipProblems: boolean, said: string): Reply => {
    const { results, problems, rows } = read.read;
    const bad = new Set(problems.map(problem => problem.row)).size;
    const ready = results.length > 0 && (problems.length === 0 || skipProblems);
    const filedSingly = results.filter(each => Object.keys(each.answers).length + each.samples.length > 0).length;
    const seconds = Math.ceil(filedSingly / PER_SECOND);
    const now = new Date(Math.max(...results.map(each => each.inspectedAt.getTime()), 0));
    return {
      text: [
        ...(said === '' ? [] : [said]),
        `《${read.fileName}》工作表「${read.sheetName}」：${LEVEL_NAMES[level]}${read.programmeName}，共 ${rows} 行。`,
        `· 各列：${columnLine(read)}`,
        `· 可以导入：${results.length} 份结果${read.isCalls ? '（按单位和周期汇总样本）' : ''}`,
        ...(results.length > 0 ? resultLines(read, now) : []),
        ...(bad > 0 ? [`· 有问题：${bad} 行${skipProblems ? '，这次不导入' : ''}`, ...problemLines(problems)] : []),
        ...(ready
          ? [
              `核对无误请回复「${CONFIRM}」，一次全部写入。${seconds > WORTH_TELLING_SECONDS ? `结果较多，大约需要 ${seconds} 秒，写完会告诉您。` : ''}`,
            ]
          : results.length > 0
            ? [`请改好文件重新发来；也可以发「${SKIP}」，只导入其余 ${results.length} 份。`]
            : problems.every(({ code }) => code === 'ownUnit')
              ? ['没有您可以导入的结果。']
              : ['没有可以导入的结果，请改好文件重新发来。']),
      ].join('\n'),
      options: [...(ready ? [option(CONFIRM)] : results.length > 0 ? [option(SKIP)] : []), CANCEL],
    };
  },
  imported: (imported: Imported, level: Level, now: Date): Reply => {
    const { no, results, rows, leftOut, failed, rectifications, penalties, inReview, first, last } = imported;
    const at = deliverAfter(now, false);
    return {
      text: [
        `已导入，批次号 ${no}：${LEVEL_NAMES[level]}结果 ${results} 份（${rows} 行），单号 ${first}${results > 1 ? ` 至 ${last}` : ''}。`,
        ...(leftOut > 0 ? [`有问题的 ${leftOut} 行没有导入。`] : []),
        ...(failed > 0
          ? [
              `不通过 ${failed} 项，已开出整改通知 ${rectifications} 份${penalties > 0 ? `，提出扣分建议 ${penalties} 条` : ''}。`,
            ]
          : []),
        ...(inReview > 0 ? [`其中 ${inReview} 份等待复核，复核通过前单位看不到。`] : []),
        ...(inReview < results
          ? [at > now ? `现在是免打扰时段，通知将于 ${showTime(at, now)} 送达。` : '已通知有关单位和责任部门负责人。']
          : []),
      ].join('\n'),
      options: [option(`测评结果 ${first}`)],
    };
  },
  already: ({ no, fileName, results, byName, at }: Earlier, now: Date): Reply => ({
    text: `这份文件已由${byName}于 ${showTime(at, now)} 导入过（批次号 ${no}，《${fileName}》，${results} 份结果），没有重复导入。`,
  }),
};
