import { answerOf } from '../../../src/domain/inspections/draft.ts';
import { givenAnswer, isAsked } from '../../../src/domain/inspections/given-answer.ts';
import { OLDEST_INSPECTION_DAYS } from '../../../src/domain/inspections/inspected-at.ts';
import { itemResult } from '../../../src/domain/inspections/item-result.ts';
import { type DraftProblem, problemsOf } from '../../../src/domain/inspections/progress.ts';
import { scoreSheet } from '../../../src/domain/inspections/score.ts';
import { itemAt, type Sheet, type SheetItem } from '../../../src/domain/inspections/sheet.ts';
import { fullAnswer } from '../../../src/domain/language/item-answer.ts';
import type { Reply } from '../../framework/reply.ts';
import { formReplies } from '../../replies/forms.ts';
import { showTime } from '../../replies/times.ts';
import type { OpenedDraft } from '../filing.ts';
import { sampleReplies } from '../samples/replies.ts';
import { BASIS, freeReplies } from './free.ts';
import { showSources } from './methods.ts';
import { photoReplies } from './photos.ts';
import { showAnswer, showOrdinals } from './words.ts';

function failedLine(open: OpenedDraft, item: SheetItem): string {
  const { note, fileIds, proposed } = answerOf(open.draft, item.ordinal);
  const answer = givenAnswer(open.sheet, open.draft, item);
  return [
    `　第 ${item.ordinal} 项 ${item.title}：${answer ? showAnswer(item, answer) : ''}${proposed ? BASIS[proposed] : ''}`,
    ...(note === '' ? [] : [note.replaceAll('\n', '；')]),
    ...(fileIds.length === 0 ? [] : [`照片 ${fileIds.length} 张`]),
  ].join('；');
}

/** 「· 来源：系统取数（第 1、2 项），电话抽查（第 6 项）」 */
function sourceLines({ sheet, draft }: OpenedDraft): string[] {
  const sourced = sheet.items.flatMap(({ ordinal }) => {
    const { source } = answerOf(draft, ordinal);
    return source ? [{ ordinal, source }] : [];
  });
  return sourced.length === 0 ? [] : [`· 来源：${showSources(sourced)}`];
}

function problemLine(problem: DraftProblem, sheet: Sheet): string {
  switch (problem.code) {
    case 'unanswered': {
      const fillable = problem.ordinals.some(ordinal => {
        const item = itemAt(sheet, ordinal);
        return item !== undefined && fullAnswer(item) !== undefined;
      });
      return `还有 ${problem.ordinals.length} 项未填：${showOrdinals(problem.ordinals)}，可发「第${problem.ordinals[0]}项」去填${fillable ? '，或发「其余满分」' : ''}。`;
    }
    case 'evidenceMissing':
      return `${showOrdinals(problem.ordinals)}不通过但缺照片，可发「第${problem.ordinals[0]}项」去补。`;
    case 'photosUnplaced':
      return photoReplies.unplaced(problem.count);
    case 'nothingApplicable':
      return '没有一项评了分，算不出得分，请至少评一项。';
    case 'future':
      return '检查时间在将来，请发「日期 今天」改正。';
    case 'tooOld':
      return `检查时间已超过 ${OLDEST_INSPECTION_DAYS} 天，请核对后发「日期 …」改正。`;
    default:
      return unreachable(problem);
  }
}

/** What cannot be submitted yet offers no button for it. */
const summaryOptions = (ready = true): Reply['options'] =>
  formReplies.summaryOptions
    .filter(({ does }) => ready || does !== 'confirm')
    .map(({ key, label }) => ({ key, label }));

/** What is said at the summary. */
export const summaryReplies = {
  summary: (open: OpenedDraft, now: Date, notUnderstood: readonly string[] = []): Reply => {
    const { sheet, draft } = open;
    const { score, vetoed, earned, possible } = scoreSheet(sheet, draft);
    const answered = sheet.items.flatMap(item => {
      const answer = givenAnswer(sheet, draft, item);
      // What is not asked is not applicable, but nobody said so: it is not listed.
      return answer && isAsked(sheet, draft, item) ? [{ item, answer, result: itemResult(item, answer) }] : [];
    });
    const ordinals = (result: 'pass' | 'notApplicable', full: boolean): number[] =>
      answered
        .filter(each => each.result === result)
        .filter(
          ({ item, answer }) =>
            answer.result === 'notApplicable' ||
            (answer.result === 'scored' && (answer.points === item.maxPoints) === full),
        )
        .map(each => each.item.ordinal);
    const failed = answered.filter(each => each.result === 'fail').map(each => each.item);
    const recorded = answered.filter(each => each.answer.result === 'recorded');
    const [short, notApplicable] = [ordinals('pass', false), ordinals('notApplicable', true)];
    const assumed = answered
      .filter(each => each.result === 'pass' && answerOf(draft, each.item.ordinal).proposed)
      .map(each => each.item.ordinal);
    const problems = problemsOf(sheet, draft, open.filedAt ?? now);
    const left = problems.flatMap(problem => (problem.code === 'unanswered' ? problem.ordinals : [])).length;
    const fields = sheet.fields.filter(field => draft.fields[field.key]);
    return {
      text: [
        '请核对测评结果：',
        `· 类别：${sheet.programmeName}${sheet.isPart ? '（复查）' : ''}`,
        `· 单位：${open.unitName}`,
        `· 时间：${showTime(draft.inspectedAt, now)}（要改可说「时间是昨天下午三点」）`,
        ...fields.map(field => `· ${field.title}：${draft.fields[field.key]}`),
        left > 0
          ? `· 得分：还有 ${left} 项没有结果，暂不计分（已填的应得 ${possible}，实得 ${earned}）`
          : `· 得分：${score ?? '—'} 分（${vetoed ? '一票否决项不通过；' : ''}应得 ${possible}，实得 ${earned}）`,
        failed.length === 0 ? '· 不通过：无' : `· 不通过 ${failed.length} 项：`,
        ...failed.map(item => failedLine(open, item)),
        ...(short.length > 0 ? [`· 达标未满分 ${short.length} 项：${showOrdinals(short)}`] : []),
        ...(notApplicable.length > 0 ? [`· 不适用 ${notApplicable.length} 项：${showOrdinals(notApplicable)}`] : []),
        `· 满分 ${ordinals('pass', true).length} 项`,
        ...(assumed.length > 0 ? [`· 按描述或建议记为满分：${showOrdinals(assumed)}，请核对`] : []),
        ...sourceLines(open),
        ...sampleReplies.summary(open),
        ...recorded.map(({ item, answer }) => `· 第 ${item.ordinal} 项 ${item.title}：${showAnswer(item, answer)}`),
        ...(draft.note === '' ? [] : [`· 备注：${draft.note}`]),
        ...(notUnderstood.length > 0 ? [`！${freeReplies.notUnderstood(notUnderstood)}`] : []),
        ...problems.map(problem => `！${problemLine(problem, sheet)}`),
        `${problems.length > 0 ? '处理完以上事项就可以提交' : '确认无误请提交'}；要改哪一项，请发「修改第${sheet.isPart ? (sheet.items[0]?.ordinal ?? 1) : 3}项」这样的项号，或「修改」加项名。`,
      ].join('\n'),
      options: summaryOptions(problems.length === 0),
    };
  },
  whichToCorrect: (open: OpenedDraft): Reply => ({
    text: `请问要修改哪一项？请回复项号（如「第${open.sheet.isPart ? (open.sheet.items[0]?.ordinal ?? 1) : 3}项」，共 ${open.sheet.items.length} 项）或项名，也可以发「日期 …」「备注 …」。`,
    options: open.sheet.items
      .filter(item => {
        const answer = givenAnswer(open.sheet, open.draft, item);
        return answer === undefined || itemResult(item, answer) !== 'pass';
      })
      .slice(0, 8)
      .map(item => ({ key: `修改第${item.ordinal}项`, label: `修改第${item.ordinal}项 ${item.title}` })),
  }),
  notSubmitted: (open: number): string => (open > 0 ? `还有 ${open} 项未填，这份测评尚未提交。` : '这份测评尚未提交。'),
  /** 「交了吧」 while something is open: which items are, the one that is asked below it. */
  stillOpen: ({ sheet }: OpenedDraft, left: readonly number[]): string => {
    const [only] = left;
    return left.length === 1
      ? `这份测评还不能提交：第 ${only} 项「${itemAt(sheet, only!)?.title ?? ''}」还没有结果，请先答这一项。`
      : `这份测评还不能提交：还有 ${left.length} 项没有结果（${showOrdinals(left)}），请先作答；都没有问题，可发「其余满分」。`;
  },
  itemUnclear: (items: readonly SheetItem[]): string =>
    items.length === 0
      ? '抱歉，没有找到这一项。'
      : `符合的有${items.map(item => `第 ${item.ordinal} 项「${item.title}」`).join('、')}，请回复项号。`,
  /** Said above the summary, which names what is in the way. */
  incomplete: '还不能提交，请先处理下面标「！」的事项。',
  /** 「交了吧」 beside words that were not understood: they would be lost. Only the choice itself submits. */
  notAllUnderstood: (said: readonly string[]): Reply => ({
    text: `还没有提交。${freeReplies.notUnderstood(said)}确实不用记的，请发「确认提交」。`,
    options: summaryOptions(),
  }),
  /** Words of the sentence that may be the day of the visit could not be read. */
  dayWanted: (said: string): Reply => ({
    text: `还没有提交：您说的「${said}」没有看懂是哪一天。请告诉我检查日期，如「日期 11月20日」或「日期 昨天下午三点」；就是今天查的，请发「日期 今天」。`,
  }),
  unclear: formReplies.confirmUnclear(true),
  noResponsibleUnit: {
    text: '责任归口表里没有这个单位的责任部门，暂时不能提交；草稿已保存，请联系管理员补充后再发「录测评」。',
  } satisfies Reply,
  dateUnclear: '没有看懂时间，请发「日期 昨天」「时间是上午10点半」或「日期 11月20日 15:30」。',
  dateRefused: (problem: 'future' | 'tooOld'): string =>
    problem === 'future'
      ? '检查时间不能在将来，没有修改。'
      : `检查时间不能早于 ${OLDEST_INSPECTION_DAYS} 天前，没有修改。`,
  dateSet: (at: Date, now: Date): string => `检查时间已改为 ${showTime(at, now)}。`,
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
