import type { BulletinKind, BulletinOrigin } from '../../src/domain/bulletins/bulletin.ts';
import type { BulletinQuestion } from '../../src/domain/bulletins/read-question.ts';
import type { Services } from '../../src/services/index.ts';
import { onceMore } from '../framework/once-more.ts';
import type { Reply } from '../framework/reply.ts';
import { unreadableTexts } from '../replies/import-preview.ts';
import { showPeriod } from '../replies/periods.ts';
import { explainDue, showDate, showTime } from '../replies/times.ts';
import { ACTION_PHRASE, showMeasure, stateOf } from './issue-words.ts';
import { type Lines, leftOutOf, problemsOf, unclearOf } from './problem-lines.ts';
import { command, KIND_LABEL, placeOf } from './words.ts';

type Bulletins = Services['bulletins'];
type Issued = Awaited<ReturnType<Bulletins['issue']>>;
type ViewedBulletin = Awaited<ReturnType<Bulletins['view']>>;
type Unreadable = Extract<Awaited<ReturnType<Bulletins['read']>>, { kind: 'unreadable' }>;
type Asked = Extract<BulletinQuestion, { kind: 'bulletins' }>;

const refTo = (no: string) => ({ type: 'bulletin' as const, no });
const KINDS: readonly BulletinKind[] = ['weekly', 'monthly', 'weakness'];
/** A list on a phone. */
const SHOWN_ISSUES = 20;
const SHOWN_ACTIONS = 6;

/** Said to issue once more what has been issued already. */
export const issueAnyway = onceMore('仍要下发');

/** What is said about bulletins themselves. */
export const bulletinReplies = {
  askKind: {
    text: '请问是哪一种？',
    options: KINDS.map((kind, index) => ({ key: `${index + 1}`, label: KIND_LABEL[kind] })),
  } satisfies Reply,
  kindByKey: (text: string): BulletinKind | undefined => KINDS[Number(text) - 1],
  askSource: {
    text: '请问是市公司自己发的，还是省公司发来的？',
    options: [
      { key: '1', label: '市公司' },
      { key: '2', label: '省公司' },
    ],
  } satisfies Reply,
  showSource: ({ origin, sourceNo }: { origin: BulletinOrigin; sourceNo?: string }): string =>
    origin === 'city' ? '市公司' : `省公司${sourceNo === undefined ? '' : `（${sourceNo}）`}`,
  askPeriod: (kind: BulletinKind, last: string): Reply => ({
    text: `请问是${kind === 'weekly' ? '哪一周的？例如「上周」「第46周」' : '哪个月的？例如「上月」「10月」'}。`,
    options: [{ key: showPeriod(last), label: showPeriod(last) }],
  }),
  notBegun: (period: string): Reply => ({
    text: `${showPeriod(period)}还没有开始，不能下发这一期的通报。请给出已经开始的周期，例如「上周」「上月」。`,
  }),
  askTitle: (title: string): Reply => ({
    text: `请给出标题，或用「${title}」。`,
    options: [{ key: '用这个标题', label: '用这个标题' }],
  }),
  unreadable: (name: string, reason: Unreadable['reason']): Reply => ({
    text: `《${name}》没能读出来：${unreadableTexts[reason]}。什么都没有写入，处理好后请再发来。`,
  }),
  readIntro: ({ fileName, head }: { fileName?: string; head: { title?: string } }, lines: Lines): Reply => {
    const unclear = unclearOf(lines).length;
    const aside = leftOutOf(lines).length;
    const parts = [
      `认出 ${problemsOf(lines).length} 条问题`,
      ...(unclear > 0 ? [`${unclear} 行要您确认`] : []),
      ...(aside > 0 ? [`${aside} 行是套话或落款，会列给您看`] : []),
    ];
    return {
      text: `已读${fileName ? `《${fileName}》` : head.title ? `《${head.title}》` : '您发的内容'}：${parts.join('，')}。`,
    };
  },
  same: (no: string): Reply => ({
    text: `${no} 已经下发过同一周期、同样的问题，再次提交不会下发。不用再发请回复「取消」；确要再发一份，请回复「${issueAnyway.option.label}」，再确认提交。`,
    options: [issueAnyway.option],
    ref: refTo(no),
  }),
  issued: (outcome: Issued, now: Date): Reply => {
    if (outcome.kind === 'sameAsEarlier')
      return {
        text: `没有下发：${outcome.no} 已经下发过同样的内容。确要再发，请重新发起，核对时回复「${issueAnyway.option.label}」。`,
        options: [command('查看', outcome.no), command('撤回通报', outcome.no)],
        ref: refTo(outcome.no),
      };
    if (outcome.kind === 'alreadyIssued')
      return {
        text: `省公司的这份通报已经录入过（${outcome.no}），没有重复下发。`,
        options: [command('查看', outcome.no)],
        ref: refTo(outcome.no),
      };
    return {
      text: [
        `${outcome.no}《${outcome.title}》已下发，${outcome.issues.length} 条问题已通知责任部门负责人和服务管理员：`,
        ...outcome.issues.slice(0, SHOWN_ISSUES).map(issue => `· ${issue.no} ${placeOf(issue)}：${issue.title}`),
        ...(outcome.issues.length > SHOWN_ISSUES
          ? [`等 ${outcome.issues.length} 条，发「查看 ${outcome.no}」看全部。`]
          : []),
        `请${outcome.apart ? '其他' : '各'}责任部门在 ${showTime(new Date(outcome.dueAt), now)} 前报改进措施（${explainDue(outcome.dueBasis)}）。`,
        ...(outcome.apart ?? []).map(
          ({ unitNames, dueAt, dueBasis }) =>
            `${unitNames.join('、')}：${showTime(new Date(dueAt), now)} 前（${explainDue(dueBasis)}）。`,
        ),
      ].join('\n'),
      options: [command('查看', outcome.no)],
      ref: refTo(outcome.no),
    };
  },
  view: (bulletin: ViewedBulletin, now: Date): Reply => ({
    text: [
      `${bulletin.no}《${bulletin.title}》`,
      `${KIND_LABEL[bulletin.kind]}，${showPeriod(bulletin.period)}，${bulletin.origin === 'province' ? `省公司${bulletin.sourceNo ? `（${bulletin.sourceNo}）` : ''}发来，` : ''}${showTime(bulletin.issuedAt, now)} 下发${bulletin.withdrawnAt ? `，${showTime(bulletin.withdrawnAt, now)} 已撤回` : ''}`,
      ...issueLines(bulletin, now),
      ...(bulletin.leftOut.length > 0 ? [`不作为问题的 ${bulletin.leftOut.length} 行已存档。`] : []),
    ].join('\n'),
    options: actionsOf([bulletin]),
    ref: refTo(bulletin.no),
  }),
  found: (bulletins: readonly ViewedBulletin[], question: Asked, now: Date): Reply => {
    const what = question.bulletinKind ? KIND_LABEL[question.bulletinKind] : '通报';
    const when = question.period ? showPeriod(question.period) : question.issued ? '这段时间' : '';
    if (bulletins.length === 0) return { text: `${when}没有下发过${what}。` };
    const whose = question.own ? '点了您单位' : '点了';
    return {
      text: bulletins
        .flatMap(bulletin => [
          `《${bulletin.title}》（${bulletin.no}，${showDate(bulletin.issuedAt, now)}）${bulletin.issues.length > 0 ? `${whose} ${bulletin.issues.length} 条：` : question.own ? '没有点到您单位。' : '没有您能查看的问题。'}`,
          ...issueLines(bulletin, now),
        ])
        .join('\n'),
      options: actionsOf(bulletins),
      ...(bulletins.length === 1 && { ref: refTo(bulletins[0]!.no) }),
    };
  },
};

function issueLines({ issues, hidden, no }: ViewedBulletin, now: Date): string[] {
  const shown = issues.slice(0, SHOWN_ISSUES);
  return [
    ...shown.flatMap((issue, index) => [
      `${index + 1}. ${issue.no} ${placeOf(issue)}：${issue.title}`,
      `   ${stateOf(issue, now)}`,
      ...issue.measures
        .filter(({ status }) => status !== 'returned' && status !== 'moved')
        .map(measure => `   第 ${measure.ordinal} 条：${showMeasure(measure, now)}`),
    ]),
    ...(issues.length > shown.length ? [`另有 ${issues.length - shown.length} 条，发「查看 ${no}」逐条查看。`] : []),
    ...(hidden > 0 ? [`另有 ${hidden} 条属于其他单位，您无权查看。`] : []),
  ];
}

function actionsOf(bulletins: readonly ViewedBulletin[]) {
  const issues = bulletins.flatMap(each => each.issues);
  const keys = issues.flatMap(({ no, status, actions }) =>
    actions
      .filter(action => action !== 'draftMeasure' || status === 'open')
      .map(action => `${ACTION_PHRASE[action]} ${no}`),
  );
  return keys.slice(0, SHOWN_ACTIONS).map(key => ({ key, label: key }));
}
