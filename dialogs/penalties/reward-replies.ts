import { plain } from '../../src/domain/penalties/ledger.ts';
import type { RewardNotice } from '../../src/domain/penalties/notices.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import { onceMore } from '../framework/once-more.ts';
import type { Reply } from '../framework/reply.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showTerms } from './rule-words.ts';
import { command, showCut, showDecideBy } from './words.ts';

type Penalties = Services['penalties'];
type Rules = Awaited<ReturnType<Penalties['rewardRules']>>;

/** Said to propose once more what has been proposed already. */
export const proposeAnyway = onceMore('仍要登记');

/** Points given on nobody's word but the proposer's: whoever confirms is to see it. */
export const NO_EVIDENCE = '没有附佐证';

export const rewardReplies = {
  noRule: { text: '目前没有生效的加分规则。可发「扣分规则」查看全部规则。' } satisfies Reply,
  intro: ({ title, text, terms }: Rules[number], said?: string): Reply => ({
    text: [
      `加分按「${title}」：${text}（${showTerms(terms)}）`,
      ...(said === undefined || plain(said) === plain(terms.points)
        ? []
        : [`分值由规则规定，每次加 ${plain(terms.points)} 分，不能按 ${plain(said)} 分加。`]),
    ].join('\n'),
  }),
  ownUnit: (unitName: string): Reply => ({
    text: `${unitName}是您所在的部门，按回避原则不能由您提出加分，须由其他部门的质控岗提出。`,
  }),
  same: (no: string): Reply => ({
    text: `同一部门、同一天、同样事由的加分已经提出过：${no}。再次提交不会记录。不用再加请回复「取消」；确是另一件事，请回复「${proposeAnyway.option.label}」，再确认提交。`,
    options: [proposeAnyway.option, command('查看', no)],
    ref: { type: 'penalty', no },
  }),
  whichRule: (rules: Rules): Reply => ({
    text: '请问按哪一条规则加分？',
    options: rules.map(({ title }, index) => ({ key: `${index + 1}`, label: title })),
  }),
  rule: ({ title, points }: { title: string; points: string }): string => `${title}，加 ${plain(points)} 分`,
  askText: { text: '请写明事由：做了什么，得到什么评价。' } satisfies Reply,
  proposed(outcome: Awaited<ReturnType<Penalties['proposeReward']>>): Reply {
    if (outcome.kind === 'noRule') return { text: '那一天还没有加分规则，没有提交。' };
    if (outcome.kind === 'sameAsEarlier')
      return {
        text: `没有提交：${outcome.no} 已经提出过同样的加分。确是另一件事，请重新提出，核对时回复「${proposeAnyway.option.label}」。`,
        options: [command('查看', outcome.no)],
        ref: { type: 'penalty', no: outcome.no },
      };
    const { no, unitName, points } = outcome;
    return {
      text: `已提出：给${unitName}加 ${points} 分，单号 ${no}。须由另一位质控岗或分管领导确认，确认后计入考核。`,
      options: [command('查看', no)],
      ref: { type: 'penalty', no },
    };
  },
};

/** The wording of notices about rewards. */
export function renderRewardNotice(notice: RewardNotice, now?: Date): NoticeText {
  const { no, unitName, points, text, ruleTitle } = notice;
  const about = [`事由：${text}`, `规则：${ruleTitle}`];
  switch (notice.code) {
    case 'rewardToDecide':
      return {
        title: '加分待确认',
        text: [
          `${notice.proposedByName}提出给${unitName}加 ${points} 分，请您确认。`,
          ...about,
          `佐证：${showFiles(notice.files, NO_EVIDENCE)}`,
          ...(notice.dueAt === undefined ? [] : [showDecideBy(notice, now)]),
          `单号：${no}`,
        ].join('\n'),
        options: [
          command('确认加分', no),
          command('不予加分', no),
          ...(notice.files > 0 ? [command('看照片', no)] : []),
          command('查看', no),
        ],
      };
    case 'rewardConfirmed':
      return {
        title: '加分通知',
        text: [
          `${unitName}加 ${points} 分，已经确认，计入考核。`,
          ...(notice.capped ? [`${showCut(notice.capped, '加')}。`] : []),
          ...about,
          `单号：${no}`,
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    case 'rewardRejected':
      return {
        title: '不予加分',
        text: [
          `您提出的给${unitName}加 ${points} 分，经审核不予加分。`,
          ...about,
          ...(notice.decisionReason === '' ? [] : [`说明：${notice.decisionReason}`]),
          `单号：${no}`,
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    default: {
      const unknown: never = notice;
      throw new Error(`no wording for ${JSON.stringify(unknown)}`);
    }
  }
}
