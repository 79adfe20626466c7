import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { command } from './words.ts';

type Bulletins = Services['bulletins'];
type Preview = Awaited<ReturnType<Bulletins['previewWithdrawal']>>;
type Withdrawn = Extract<Awaited<ReturnType<Bulletins['withdraw']>>, { kind: 'withdrawn' }>;

const refTo = (no: string) => ({ type: 'bulletin' as const, no });

/** What is said when a bulletin is taken back. */
export const withdrawReplies = {
  which: { text: '请写明要撤回的通报单号，例如「撤回通报 TB-2026-0001」。' } satisfies Reply,
  intro: ({ no, title, issues }: Extract<Preview, { kind: 'open' }>): Reply => ({
    text: `撤回 ${no}《${title}》：其中 ${issues} 条问题一并撤销，不再要求报措施，并通知各责任部门。`,
    ref: refTo(no),
  }),
  askReason: { text: '请说明撤回的原因，各责任部门会看到。' } satisfies Reply,
  obstacle: (outcome: Exclude<Preview, { kind: 'open' }>, now: Date): Reply => {
    switch (outcome.kind) {
      case 'alreadyWithdrawn':
        return { text: `${outcome.no} 已于 ${showTime(new Date(outcome.at), now)} 撤回。`, ref: refTo(outcome.no) };
      case 'measureReleased':
        return {
          text: `${outcome.no} 的问题 ${outcome.issueNo} 已经报出措施，不能再撤回整份通报。`,
          options: [command('查看', outcome.issueNo)],
          ref: refTo(outcome.no),
        };
      case 'pointsConfirmed':
        return {
          text: `${outcome.no} 已有确认的扣分（${outcome.penaltyNo}），不能再撤回。扣分有误的，先由质控岗发「冲销 ${outcome.penaltyNo}」更正，确认后可以撤回。`,
          options: [command('为什么扣分', outcome.penaltyNo)],
          ref: refTo(outcome.no),
        };
      default: {
        const unknown: never = outcome;
        throw new Error(`no wording for ${JSON.stringify(unknown)}`);
      }
    }
  },
  withdrawn: ({ no, title, issueNos, penaltyNos }: Withdrawn): Reply => ({
    text: `${no}《${title}》已撤回，${issueNos.length} 条问题一并撤销${penaltyNos.length > 0 ? `，拟扣分 ${penaltyNos.join('、')} 不予扣分` : ''}，已通知各责任部门。`,
    options: [command('查看', no)],
    ref: refTo(no),
  }),
};
