import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { command } from '../penalties/words.ts';
import { showDate, showTime } from '../replies/times.ts';

type Incidents = Services['incidents'];
type Preview = Awaited<ReturnType<Incidents['previewWithdrawal']>>;
type Open = Extract<Preview, { kind: 'open' }>;
type Withdrawn = Extract<Awaited<ReturnType<Incidents['withdraw']>>, { kind: 'withdrawn' }>;

const refTo = (no: string) => ({ type: 'incident' as const, no });

/** What is said while an incident is withdrawn. */
export const withdrawReplies = {
  which: {
    text: '请写明要撤销的服务事件单号，例如「撤销服务事件 SJ-2026-0001」；单号可发「服务事件」查看。',
  } satisfies Reply,
  intro: ({ no, title, unitName, happenedOn }: Open, now: Date): Reply => ({
    text: `撤销服务事件 ${no}：${title}（${unitName}，${showDate(happenedOn, now)}）。`,
    ref: refTo(no),
  }),
  askReason: { text: '请写明撤销原因，如登记错了什么。有关部门会看到。' } satisfies Reply,
  lapses: ({ no, unitName, penalty, reviewNos, owesMeasures }: Open): Reply => ({
    text: [
      `撤销后 ${no} 标为已撤销，单号和内容保留，不能恢复，并通知${unitName}负责人。`,
      ...(penalty ? [`· 取消扣分建议：${penalty.no}，${penalty.points} 分`] : []),
      ...(reviewNos.length > 0 ? [`· 责任认定终止：${reviewNos.join('、')}`] : []),
      ...(owesMeasures ? ['· 不再要求报措施'] : []),
    ].join('\n'),
    ref: refTo(no),
  }),
  obstacle(obstacle: Exclude<Preview, { kind: 'open' }>, now: Date): Reply {
    const { no } = obstacle;
    switch (obstacle.kind) {
      case 'alreadyWithdrawn':
        return {
          text: `${no} 已于 ${showTime(new Date(obstacle.at), now)} 撤销。`,
          options: [command('查看', no)],
          ref: refTo(no),
        };
      case 'pointsConfirmed': {
        const { penaltyNo, status } = obstacle;
        const next =
          status === 'appealed'
            ? `${penaltyNo} 正在考核申诉，是否撤销由裁决人决定。`
            : `请先由质控岗发「冲销 ${penaltyNo}」并写明原因，另一人确认后再撤销事件。`;
        return {
          text: `${no} 的扣分（${penaltyNo}）已经确认，现在不能撤销事件。${next}`,
          options: [...(status === 'appealed' ? [] : [command('冲销', penaltyNo)]), command('为什么扣分', penaltyNo)],
          ref: refTo(no),
        };
      }
      default: {
        const unknown: never = obstacle;
        throw new Error(`no wording for ${JSON.stringify(unknown)}`);
      }
    }
  },
  withdrawn: ({ no, title, penaltyNo, reviewNos }: Withdrawn): Reply => ({
    text: `${no}「${title}」已撤销${penaltyNo === null ? '' : `，拟扣分 ${penaltyNo} 不予扣分`}${reviewNos.length > 0 ? `，责任认定 ${reviewNos.join('、')} 终止` : ''}，已通知有关部门负责人。`,
    options: [command('查看', no)],
    ref: refTo(no),
  }),
};
