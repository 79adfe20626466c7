import type { Option } from '../../src/domain/conversation/message.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { command, commandFor, reviewLabel } from '../penalties/words.ts';
import { citeClause } from '../rectification/cite-clause.ts';
import { standingInLine } from '../replies/stood-in.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { nameOfRecord, prefixOf } from '../tasks/ref-types.ts';
import { subjectLabel } from './notices.ts';
import { owedLines, wantsEvidence } from './owed-lines.ts';

type Penalties = Services['penalties'];
type ContestPreview = Awaited<ReturnType<Penalties['previewContest']>>;
type ContestOpen = Extract<ContestPreview, { kind: 'open' }>;
type ContestObstacle = Exclude<ContestPreview, { kind: 'open' }>;
type Filed = Awaited<ReturnType<Penalties['contest']>>;
type Decided = Awaited<ReturnType<Penalties['decideReview']>>;
type Asked = Awaited<ReturnType<Penalties['askSide']>>;
type Stated = Awaited<ReturnType<Penalties['state']>>;
type ReviewView = Awaited<ReturnType<Penalties['viewReview']>>;

const liability = (no: string) => ({ type: 'liability' as const, no });

/** How a side adds proof after the form is filed. */
export const LATER_PROOF = '责任认定有结论之前，可以随时发「补充说明」加单号补上';

export const noneToContest =
  '目前没有可以提出责任认定的整改通知、督办单、通报问题或拟扣分。如针对某一单，请发「不是我们的责任」加单号。';
export const noOrderToContest = '您单位目前没有未办结的督办单。如针对某一张，请发「不是我们的责任」加单号。';
export const whichToContest = '请问是针对哪一单？没有列出的，请发「不是我们的责任」加单号。';
export const noneToState = '目前没有等您单位补充说明的责任认定。';
export const noneToReview = '目前没有等您处理的责任认定。';

/** What to do instead about a record of a kind whose responsibility is not contested, by the prefix of its 单号. */
const INSTEAD: Readonly<Record<string, (no: string) => Option>> = {
  CP: no => ({ key: `异议 ${no}`, label: '对结果有不同意见，提出异议' }),
  DC: no => ({ key: `说明情况 ${no}`, label: '说明情况' }),
};

export function notContestable(no: string): Reply {
  const view = { key: `查看 ${no}`, label: '查看' };
  const instead = INSTEAD[prefixOf(no)]?.(no);
  const how =
    prefixOf(no) === 'TB' || prefixOf(no) === 'ZT'
      ? '里面的事项要逐条提出，请先查看，再对具体的单号发「不是我们的责任」'
      : prefixOf(no) === 'DC'
        ? '责任不在本单位的，请在说明情况时写明；如果由此拟扣分，可以对扣分单号提出责任认定'
        : '责任认定针对整改通知、督办单、通报的问题和拟扣分提出';
  return {
    text: `${no} 是${nameOfRecord(no)}，不能直接提出责任认定。${how}。`,
    options: instead ? [instead, view] : [view],
  };
}

/** 「和 ZG-2026-0001 是同一件事，」; nothing where it is the same record. */
const sameMatter = ({ no, subjectNo }: { no: string; subjectNo: string }): string =>
  no === subjectNo ? '' : `和 ${subjectNo} 是同一件事，`;

export function contestObstacleReply(obstacle: ContestObstacle, now: Date): Reply {
  switch (obstacle.kind) {
    case 'pointsConfirmed':
      return {
        text: `${obstacle.penaltyNo} 的扣分已经确认，不能再提出责任认定。对扣分有意见，请在申诉期内提出考核申诉。`,
        options: [command('考核申诉', obstacle.penaltyNo), command('为什么扣分', obstacle.penaltyNo)],
        ref: { type: 'penalty', no: obstacle.penaltyNo },
      };
    case 'settled':
      return { text: `${obstacle.no} 已经办结，无需再作责任认定。` };
    case 'followedByOrder':
      return {
        text: `${obstacle.no} 由督办单 ${obstacle.orderNo} 跟踪，请对督办单提出责任认定。`,
        options: [commandFor('不是我们的责任', obstacle.orderNo), command('查看', obstacle.orderNo)],
      };
    case 'reviewOpen':
      return {
        text: [
          obstacle.no === obstacle.subjectNo
            ? `${obstacle.no} 的责任认定（${obstacle.reviewNo}）正在处理中`
            : `${obstacle.no} 和 ${obstacle.subjectNo} 是同一件事，责任认定（${obstacle.reviewNo}）正在处理中，不用再提`,
          obstacle.dueAt === null ? '' : `，${showTime(new Date(obstacle.dueAt), now)} 前认定`,
          '，请等待结果。提出的单位要补充理由或佐证，可发「补充说明」。',
        ].join(''),
        options: [command('查看', obstacle.reviewNo), command('补充说明', obstacle.reviewNo)],
        ref: liability(obstacle.reviewNo),
      };
    case 'reviewDecided':
      return {
        text: [
          `${obstacle.no} ${sameMatter(obstacle)}已就本单位作过责任认定（${obstacle.reviewNo}`,
          `，${obstacle.byName}${obstacle.at === null ? '' : ` ${showTime(new Date(obstacle.at), now)}`} 认定：`,
          `${obstacle.movedToName === null ? reviewLabel.upheld : `责任部门调整为${obstacle.movedToName}`}），不能重复提出。`,
          '扣分确认后，可在申诉期内提出考核申诉。',
        ].join(''),
        options: [
          command('查看', obstacle.reviewNo),
          ...(obstacle.penaltyNo === null ? [] : [command('为什么扣分', obstacle.penaltyNo)]),
        ],
        ref: liability(obstacle.reviewNo),
      };
    default:
      return unreachable(obstacle);
  }
}

export function contestIntro(preview: ContestOpen): Reply {
  return {
    text: [
      ...standingInLine(preview.forName),
      `好的，为${preview.unitName}就${subjectLabel[preview.type]} ${preview.no} 提出责任认定。需要说明理由，请附上能说明责任归属的佐证（照片或文件）。`,
      wantsEvidence(preview.owed.bare) ? '没有佐证也可以提出，但办理期限照走；附了佐证，期限在认定前停表。' : '',
    ].join(''),
    ref: { type: preview.type, no: preview.no },
  };
}

/** What is owed until it is decided, before it is asked for. */
export function standingReply(owed: ContestOpen['owed'], files: number, now: Date): Reply | undefined {
  const lines = owedLines(files > 0 ? owed.proven : owed.bare, now);
  if (lines.length === 0) return undefined;
  const more = files === 0 && wantsEvidence(owed.bare) ? ['附上佐证，上面因为没有佐证照走的期限就在认定前停表。'] : [];
  return { text: ['提交后，认定前的办理期限：', ...lines, ...more].join('\n') };
}

export function filedReply(outcome: Filed, now: Date): Reply {
  if (outcome.kind !== 'filed') return contestObstacleReply(outcome, now);
  const asked = outcome.proposedUnitName === null ? '' : `，并请${outcome.proposedUnitName}说明情况`;
  const { owed, dueAt, dueBasis } = outcome;
  const wanted = wantsEvidence(owed);
  return {
    text: [
      `责任认定已提交，单号 ${outcome.no}。已通知认定人${asked}。认定前，${outcome.subjectNo} 的扣分不会确认。`,
      `认定期限：${showTime(new Date(dueAt), now)}（${explainDue(dueBasis)}）。到期前会提醒认定人，逾期会报其负责人和分管领导。`,
      ...(owed.length > 0 ? ['认定前的办理期限：', ...owedLines(owed, now)] : []),
      ...(wanted ? [`补交佐证后停表，请发「补充说明 ${outcome.no}」。`] : []),
    ].join('\n'),
    options: [...(wanted ? [command('补充说明', outcome.no)] : []), command('查看', outcome.no)],
    ref: liability(outcome.no),
  };
}

export function statedReply(outcome: Stated, now: Date): Reply {
  const { no } = outcome;
  const lines = outcome.kind === 'added' ? owedLines(outcome.owed ?? [], now) : [];
  const text =
    outcome.kind === 'added'
      ? [
          `补充说明已记入责任认定 ${no}，并已通知认定人。`,
          ...(lines.length > 0 ? ['从现在起，认定前的办理期限：', ...lines] : []),
        ].join('\n')
      : `责任认定 ${no} 已有结论，不能再补充说明。`;
  return { text, options: [command('查看', no)], ref: liability(no) };
}

export function decidedReply(outcome: Decided, now: Date): Reply {
  const { no } = outcome;
  switch (outcome.kind) {
    case 'upheld':
      return {
        text: `${no} 已认定：维持，${outcome.subjectNo} 仍由${outcome.unitName}负责。已通知该单位负责人。`,
        options: waitingOptions(outcome.penaltyNos),
        ref: liability(no),
      };
    case 'moved': {
      const moved = [
        ...(outcome.orderNos.length > 0 ? [`整改督办单 ${outcome.orderNos.join('、')}`] : []),
        ...(outcome.penaltyNos.length > 0 ? [`拟扣分 ${outcome.penaltyNos.join('、')}`] : []),
      ];
      const along = moved.length > 0 ? `，${moved.join('和')} 随之转入` : '';
      const due =
        outcome.measuresDueAt === null
          ? ''
          : `${outcome.toUnitName}须在 ${showTime(new Date(outcome.measuresDueAt), now)} 前报改进措施。`;
      return {
        text: `${no} 已认定：${outcome.subjectNo} 的责任部门由${outcome.unitName}调整为${outcome.toUnitName}${along}。${due}已通知双方负责人。`,
        options: waitingOptions(outcome.penaltyNos),
        ref: liability(no),
      };
    }
    case 'updated':
      return {
        text: `${no} 刚收到新的说明，还没有认定。请先看过再认定。`,
        options: [command('责任认定', no), command('查看', no)],
        ref: liability(no),
      };
    case 'alreadyDecided': {
      const at = outcome.at === null ? '' : `于 ${showTime(new Date(outcome.at), now)} `;
      return { text: `${no} 已由${outcome.byName}${at}认定：${reviewLabel[outcome.status]}。`, ref: liability(no) };
    }
    case 'withdrawn':
      return {
        text: `${no} 已终止：事项已撤回，不用再认定。`,
        options: [command('查看', no)],
        ref: liability(no),
      };
    default:
      return unreachable(outcome);
  }
}

/** What waited for the 责任认定 can be decided at once. */
function waitingOptions(penaltyNos: readonly string[]): Option[] {
  const [only] = penaltyNos;
  if (only === undefined) return [];
  if (penaltyNos.length > 1) return penaltyNos.map(each => commandFor('为什么扣分', each));
  return [command('确认扣分', only), command('不予扣分', only), command('为什么扣分', only)];
}

/** What another side said; or that it is still waited for. */
function otherLines({ unitName, statements }: ReviewView['others'][number], open: boolean, now: Date): string[] {
  if (statements.length === 0)
    return [`【${unitName}】${open ? '还没有说明（已请其说明，不说明也可以认定）' : '没有说明'}`];
  return statements.map(each => said(unitName, each, now));
}

/** 「（文素代潘致远提出）」 */
const spokeText = (stoodIn: ReviewView['stoodIn']): string =>
  stoodIn ? `（${stoodIn.byName}代${stoodIn.forName}提出）` : '';

function said(unitName: string, { text, at, files, stoodIn }: ReviewView['added'][number], now: Date): string {
  return `【${unitName}】${text}${spokeText(stoodIn)}（${showTime(at, now)}）${files > 0 ? `；佐证：${showFiles(files)}` : ''}`;
}

/** By when it is decided, and what goes on or stands still until then. */
function dueLines({ due, owed }: ReviewView, now: Date): string[] {
  const late = due && now > due.at ? '，已逾期，已报认定人的负责人和分管领导' : '';
  return [
    ...(due ? [`· 认定期限：${showTime(due.at, now)}${late}（${explainDue(due.basis)}）`] : []),
    ...(owed.length > 0 ? ['· 认定前的办理期限：', ...owedLines(owed, now).map(line => `　${line}`)] : []),
  ];
}

export function askedReply({ kind, ...outcome }: Asked): Reply {
  const { no } = outcome;
  const options = [command('查看', no)];
  if (kind === 'closed') return { text: `责任认定 ${no} 已有结论，不用再征求意见。`, options, ref: liability(no) };
  const unitName = 'unitName' in outcome ? outcome.unitName : '';
  const text =
    kind === 'asked'
      ? `已请${unitName}就 ${no} 说明情况，收到后会通知您；不说明也可以认定。`
      : `${no} 已请${unitName}说明情况，不用再征求意见。`;
  return { text, options, ref: liability(no) };
}

export const askUsage = '请带上单号和部门，例如「征求意见 RD-2026-0001 网络部」。';

/** A 责任认定 with both sides' words, the clause and its decision beside each other. */
export function reviewReply(view: ReviewView, now: Date): Reply {
  const { decision } = view;
  const lines = [
    `${view.no} 责任认定（${reviewLabel[view.status]}）`,
    `· 事项：${subjectLabel[view.subjectType]} ${view.subjectNo}`,
    ...(view.about.length > 0 ? [`· 内容：${view.about.join('；')}`] : []),
    `· 提出单位：${view.unitName}${spokeText(view.stoodIn)}，${showTime(view.filedAt, now)}`,
    `· 现责任部门：${view.heldUnit.name}；提出的责任部门：${view.proposedUnit?.name ?? '未指明'}`,
    ...dueLines(view, now),
    `【${view.unitName}】${view.statement}；${view.files > 0 ? `佐证：${showFiles(view.files)}` : '未附佐证'}`,
    ...view.added.map(each => said(view.unitName, each, now)),
    ...view.others.flatMap(other => otherLines(other, view.status === 'open', now)),
    ...(view.others.length === 0 && view.status === 'open' ? ['【其他部门】尚未向其他部门征求意见'] : []),
    view.clause ? `【依据条款】${citeClause(view.clause)}：${view.clause.text}` : '【依据条款】这件事没有关联具体条款',
    ...(decision
      ? [
          `· 认定：${decision.movedToName === null ? '维持' : `调整为${decision.movedToName}`}，${decision.byName}，${showTime(decision.at, now)}`,
          ...(decision.reason === '' ? [] : [`· 理由：${decision.reason}`]),
        ]
      : []),
  ];
  const options = [
    ...(view.canDecide ? [command('责任认定', view.no)] : []),
    ...(view.canState ? [command('补充说明', view.no)] : []),
    ...(view.canAsk ? [command('征求意见', view.no)] : []),
    ...(view.files > 0 || [...view.added, ...view.others.flatMap(each => each.statements)].some(each => each.files > 0)
      ? [command('看佐证', view.no)]
      : []),
    ...(view.seesSubject ? [command('查看', view.subjectNo)] : []),
  ];
  const citations = view.clause
    ? [
        {
          standard: view.clause.standard,
          version: view.clause.version,
          clause: view.clause.clause,
          text: view.clause.text,
        },
      ]
    : [];
  return { text: lines.join('\n'), options, citations, ref: liability(view.no) };
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
