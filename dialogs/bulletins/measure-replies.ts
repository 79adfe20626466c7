import { isOver } from '../../src/domain/bulletins/bulletin.ts';
import type { MeasureDay } from '../../src/domain/bulletins/due.ts';
import type { UnclearOwner } from '../../src/domain/bulletins/read-measure.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { ownHandText } from '../replies/own-hand.ts';
import { byWhom } from '../replies/stood-in.ts';
import { explainDue, showDate, showFullDay, showTime } from '../replies/times.ts';
import { ACTION_PHRASE, showMeasure, stateOf } from './issue-words.ts';
import { command, ISSUE_STATUS, placeOf } from './words.ts';

type Bulletins = Services['bulletins'];
type Issue = Awaited<ReturnType<Bulletins['viewIssue']>>;
type Measure = Issue['measures'][number];
type Added = Awaited<ReturnType<Bulletins['addMeasure']>>;
type Judged = Awaited<ReturnType<Bulletins['judgeMeasures']>>;
type Checked = Awaited<ReturnType<Bulletins['checkMeasure']>>;
type Owner = Awaited<ReturnType<Bulletins['owners']>>[number];

const refTo = (no: string) => ({ type: 'majorIssue' as const, no });
/** More names than this are typed, not tapped. */
const OFFERED = 8;

/** What is said about one problem and its measures. */
export const measureReplies = {
  view: (issue: Issue, now: Date): Reply => ({
    text: [
      `${issue.no} 重大服务质量问题：${issue.text}`,
      `单位：${placeOf(issue)}`,
      `状态：${stateOf(issue, now)}`,
      ...(issue.bulletin ? [`出处：《${issue.bulletin.title}》（${issue.bulletin.no}）`] : []),
      ...(issue.measureDueAt && issue.measureDueBasis && !isOver(issue.status)
        ? [`报措施期限：${showTime(issue.measureDueAt, now)}（${explainDue(issue.measureDueBasis)}）`]
        : []),
      ...(issue.measures.length > 0
        ? ['措施：', ...issue.measures.flatMap(measure => measureLines(measure, now))]
        : []),
      ...(issue.penaltyNos.length > 0 ? [`相关扣分：${issue.penaltyNos.join('、')}`] : []),
    ].join('\n'),
    options: [
      ...issue.actions.map(action => command(ACTION_PHRASE[action], issue.no)),
      ...issue.penaltyNos.map(no => ({ key: `为什么扣分 ${no}`, label: `为什么扣分 ${no}` })),
      ...issue.orderNos.map(no => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
    ],
    ref: refTo(issue.no),
  }),

  nothingOwed: '您单位目前没有待报措施的问题。',
  notYours: (issue: Issue): Reply => ({
    text: isOver(issue.status)
      ? `${issue.no} ${ISSUE_STATUS[issue.status]}，不需要再报措施。`
      : issue.measureDueAt === null
        ? `${issue.no} 由督办单 ${issue.orderNos.join('、')} 跟踪，请按督办单办理。`
        : `${issue.no} 的措施由${issue.responsibleUnitName}的服务管理员或负责人填报。`,
    ref: refTo(issue.no),
  }),
  ofIncident: (no: string): Reply => ({
    text: `${no} 是服务事件，措施请发「报事件措施 ${no}」上报。`,
    options: [command('报事件措施', no)],
    ref: { type: 'incident', no },
  }),
  intro: (issue: Issue, now: Date): Reply => ({
    text: [
      `为 ${issue.no}（${placeOf(issue)}：${issue.title}）报改进措施${issue.measureDueAt ? `，期限 ${showTime(issue.measureDueAt, now)}` : ''}。一次一条，可以报多条。`,
      ...issue.measures.map(measure => `已有第 ${measure.ordinal} 条：${showMeasure(measure, now)}`),
    ].join('\n'),
    ref: refTo(issue.no),
  }),
  askText: { text: '请写明具体做什么，例如「更换通川厅叫号机，每周一开门前试机」。' } satisfies Reply,
  ownerChoices,
  /** `unclear`: whom somebody named instead. Only people of the responsible unit can own its measure. */
  askOwner: (owners: readonly Owner[], unclear?: UnclearOwner): Reply => {
    const choices = ownerChoices(owners);
    const meant = unclear ? choices.filter((_, index) => unclear.ids.includes(owners[index]!.id)) : [];
    const offered = (meant.length > 0 ? meant : choices).slice(0, OFFERED);
    const options = offered.map(({ label }) => ({ key: label, label }));
    if (!unclear) return { text: '由谁负责？请发姓名。', options };
    const same = meant.length > 1 && meant.every(({ label }) => label.startsWith(`${unclear.said}（`));
    return {
      text: same
        ? `责任部门有 ${meant.length} 位「${unclear.said}」，请问由哪一位负责？`
        : meant.length > 0
          ? `责任部门没有叫「${unclear.said}」的人，请问由谁负责？您说的是不是：`
          : `责任部门没有叫「${unclear.said}」的人，责任人须是责任部门的人员。由谁负责？请发姓名。`,
      options,
    };
  },
  askDay: { text: '哪一天前完成？例如「12月5日」「下周五」。' } satisfies Reply,
  dayUnclear: { text: '没有看懂日期，请发「12月5日」或「下周五」这样的日期。' } satisfies Reply,
  dayUnfit: (unfit: Exclude<MeasureDay, { kind: 'due' }>): Reply => ({
    text:
      unfit.kind === 'past'
        ? '这一天已经过去了，请给出今后的完成日期，例如「下周五」。'
        : `完成日期太晚了，最晚到${showFullDay(unfit.latest)}。请给出更早的日期。`,
  }),
  added: (outcome: Added, now: Date): Reply => {
    const { no } = outcome;
    const another = [command('报措施', no), command('查看', no)];
    switch (outcome.kind) {
      case 'drafted':
        return {
          text: outcome.ownHand
            ? `${no} 第 ${outcome.ordinal} 条措施${ownHandText(outcome.headName, outcome.ownHand)}还有措施可以接着报。`
            : `${no} 第 ${outcome.ordinal} 条措施已填好${outcome.headName ? `，已请${outcome.headName}审核` : '，待负责人审核'}，放行后才算报出。还有措施可以接着报。`,
          options: another,
          ref: refTo(no),
        };
      case 'released':
        return {
          text: `${no} 第 ${outcome.ordinal} 条措施已报出，到期后由检查人员核查。`,
          options: another,
          ref: refTo(no),
        };
      case 'notOwed':
        return {
          text: `${no} ${isOver(outcome.status) ? `${ISSUE_STATUS[outcome.status]}，` : ''}不需要再报措施。`,
          ref: refTo(no),
        };
      case 'badDay':
        return {
          text:
            outcome.problem === 'past'
              ? '完成日期已经过去，没有提交。请再发一次「报措施」，给出今后的日期。'
              : `完成日期太晚了，没有提交，最晚到 ${outcome.latest === null ? '' : showDate(new Date(`${outcome.latest}T12:00:00+08:00`), now)}。请再发一次「报措施」。`,
          options: [command('报措施', no)],
          ref: refTo(no),
        };
      default:
        return unreachable(outcome);
    }
  },

  nothingToRelease: '目前没有等您审核的措施。',
  toJudge: (issue: Issue, now: Date): Reply => {
    const waiting = issue.measures.filter(({ status }) => status === 'drafted');
    if (!issue.actions.includes('releaseMeasures'))
      return {
        text: waiting.length > 0 ? notTheirs(issue) : `${issue.no} 没有待审核的措施。`,
        options: [command('查看', issue.no)],
        ref: refTo(issue.no),
      };
    return {
      text: [
        `${issue.no}（${placeOf(issue)}：${issue.title}）有 ${waiting.length} 条措施等您审核，${issue.measureDueAt ? `${showTime(issue.measureDueAt, now)} 前报出` : ''}：`,
        ...waiting.map(
          measure =>
            `第 ${measure.ordinal} 条：${measure.text}（${measure.ownerName}，${showDate(measure.dueAt, now)}前完成）`,
        ),
      ].join('\n'),
      options: [command('放行措施', issue.no), command('退回措施', issue.no)],
      ref: refTo(issue.no),
    };
  },
  askReturnReason: { text: '请说明退回的原因，方便填报人修改。' } satisfies Reply,
  judged: (outcome: Judged): Reply => {
    const { no } = outcome;
    switch (outcome.kind) {
      case 'released':
        return {
          text: `${no}「${outcome.title}」的 ${outcome.count} 条措施已放行报出，到期后由检查人员核查。`,
          ref: refTo(no),
        };
      case 'returned':
        return {
          text: `${no}「${outcome.title}」的 ${outcome.count} 条措施已退回，并通知填报人重报。`,
          ref: refTo(no),
        };
      case 'unseen':
        return {
          text: `${no} 有您还没有看过的措施，请先查看，再放行或退回。`,
          options: [command('审核措施', no)],
          ref: refTo(no),
        };
      case 'noneDrafted':
        return { text: `${no} 没有待审核的措施。`, options: [command('查看', no)], ref: refTo(no) };
      default:
        return unreachable(outcome);
    }
  },

  nothingToCheck: '目前没有到期待您核查的措施。',
  notToCheck: (issue: Issue, now: Date): Reply => {
    const next = issue.measures.filter(({ status }) => status === 'released').map(({ dueAt }) => dueAt.getTime());
    return {
      text:
        next.length > 0 && Math.min(...next) > now.getTime()
          ? `${issue.no} 的措施还没有到期，最早 ${showDate(new Date(Math.min(...next)), now)} 到期后核查。`
          : `${issue.no} 目前没有要您核查的措施。`,
      options: [command('查看', issue.no)],
      ref: refTo(issue.no),
    };
  },
  checkIntro: (issue: Issue, now: Date): Reply => ({
    text: [
      `核查 ${issue.no}（${placeOf(issue)}：${issue.title}）的措施：`,
      ...issue.measures
        .filter(({ unchecked }) => unchecked)
        .map(measure => `第 ${measure.ordinal} 条：${showMeasure(measure, now)}`),
    ].join('\n'),
    ref: refTo(issue.no),
  }),
  askOrdinal: (issue: Issue): Reply => ({
    text: '请问核查第几条？',
    options: issue.measures
      .filter(({ unchecked }) => unchecked)
      .map(({ ordinal }) => ({ key: `第${ordinal}条`, label: `第${ordinal}条` })),
  }),
  askExecuted: {
    text: '措施执行了没有？',
    options: [
      { key: '已执行', label: '已执行' },
      { key: '未执行', label: '未执行' },
    ],
  } satisfies Reply,
  askNote: (executed: boolean): Reply => ({
    text: executed ? '请写明看到的情况，例如「新叫号机已装好，试机正常」。' : '请写明没有执行的情况，责任部门会看到。',
  }),
  checked: (outcome: Checked, now: Date): Reply => {
    const { no, ordinal } = outcome;
    if (outcome.kind === 'notToCheck')
      return {
        text: `${no} 第 ${ordinal} 条措施已经核查过或还没有到期。`,
        options: [command('查看', no)],
        ref: refTo(no),
      };
    if (outcome.kind === 'undecided')
      return {
        text: `${no} 第 ${ordinal} 条措施的延期申请还没有审批，暂不能认定未执行。请先审批延期。`,
        options: [command('延期审批', no), command('查看', no)],
        ref: refTo(no),
      };
    const { executed, closed, renewed, penaltyNo } = outcome;
    return {
      text: [
        `${no} 第 ${ordinal} 条措施已记为${executed ? '已执行' : '未执行'}，已通知责任部门。`,
        ...(closed ? ['全部措施都已执行，问题办结。'] : []),
        ...(penaltyNo ? [`按「措施未执行」拟扣分（${penaltyNo}），待确认。`] : []),
        ...(renewed
          ? [
              `问题重新打开，责任部门须在 ${showTime(new Date(renewed.dueAt), now)} 前重报措施（${explainDue(renewed.dueBasis)}）。`,
            ]
          : []),
      ].join('\n'),
      options: [command('查看', no)],
      ref: refTo(no),
    };
  },
};

/** Somebody who may not release what waits is told who may. */
function notTheirs({ no, responsibleUnitName, releaserNames, ownHand }: Issue): string {
  const by = releaserNames.length > 0 ? releaserNames.join('、') : `${responsibleUnitName}负责人`;
  return ownHand ? `${no} 有您自己填的措施，不能自己放行或退回，须由${by}审核。` : `${no} 的措施由${by}审核。`;
}

/** Two of one name are told apart by where they work. */
function ownerChoices(owners: readonly Owner[]): { key: string; label: string }[] {
  return owners.map(({ name, unitName }, index) => {
    const shared = owners.filter(each => each.name === name).length > 1;
    return { key: `${index + 1}`, label: shared ? `${name}（${unitName}）` : name };
  });
}

function measureLines(measure: Measure, now: Date): string[] {
  const { ordinal, check, reason, status, writtenFor, judgedFor } = measure;
  return [
    `· 第 ${ordinal} 条：${showMeasure(measure, now)}`,
    ...(writtenFor ? [`  填报：${byWhom(writtenFor.byName, writtenFor.forName)}`] : []),
    ...(judgedFor
      ? [`  ${status === 'returned' ? '审核退回' : '审核放行'}：${byWhom(judgedFor.byName, judgedFor.forName)}`]
      : []),
    ...(status === 'returned' && reason !== '' ? [`  退回原因：${reason}`] : []),
    ...(status === 'moved' && reason !== '' ? [`  认定理由：${reason}`] : []),
    ...(check
      ? [
          `  核查：${check.byName}，${showTime(check.at, now)}${check.photos > 0 ? `，佐证 ${showFiles(check.photos)}` : ''}`,
        ]
      : []),
  ];
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
