import type { FailureReason } from '../../src/domain/tasks/failure-reason.ts';
import type { DeliveryStatus } from '../../src/services/tasks/list-undelivered.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';

export const RESEND = '重新发送';
export const RESEND_ALL = '全部重新发送';
const OFFERED = 4;
const SHOWN_PEOPLE = 15;

/** Why a message was not delivered, in words that say what can be done. */
export const failureText: Readonly<Record<FailureReason, string>> = {
  unknown: '企业微信里找不到此人，或不在应用可见范围内',
  unlicensed: '此人的企业微信账号没有激活',
  noChannel: '此人没有可用的接收渠道',
  refused: '企业微信不接收这条消息',
  down: '连续多次连不上企业微信',
};

export const deliveryReplies = {
  status({ messages, total, unreachable }: DeliveryStatus, now: Date): Reply {
    if (total === 0 && unreachable.length === 0) return { text: '消息都已送达，没有联系不上的人。' };
    const people = unreachable.slice(0, SHOWN_PEOPLE);
    return {
      text: [
        ...(total > 0
          ? [`没有送达的消息 ${total} 条${total > messages.length ? `（先列最近的 ${messages.length} 条）` : ''}：`]
          : ['没有未送达的消息。']),
        ...messages.map(
          ({ name, unitName, kind, no, failedAt, why }, index) =>
            `${index + 1}. ${name}${unitName === '' ? '' : `（${unitName}）`} ${showTime(failedAt, now)} ${kind === 'notice' ? '通知' : '回复'}${no === null ? '' : ` ${no}`}：${failureText[why]}`,
        ),
        ...(people.length > 0
          ? [
              `联系不上的人 ${unreachable.length} 位（本人再发消息后自动恢复）：`,
              ...people.map(({ name, unitName, since }) => `· ${name}（${unitName}），自 ${showTime(since, now)}`),
            ]
          : []),
      ].join('\n'),
      options: [
        ...messages
          .slice(0, OFFERED)
          .map(({ id, name }, index) => ({ key: `${RESEND} ${id}`, label: `${RESEND} ${index + 1} ${name}` })),
        ...(total > 1 ? [{ key: RESEND_ALL, label: RESEND_ALL }] : []),
      ],
    };
  },
  resent: (count: number): Reply => ({
    text: count > 0 ? `好的，${count} 条消息已重新安排发送。` : '这条消息已经重新安排或已送达，不用再发。',
    options: [{ key: '送达情况', label: '送达情况' }],
  }),
  whichToResend: {
    text: '请先发「送达情况」，再点消息旁的「重新发送」。',
    options: [{ key: '送达情况', label: '送达情况' }],
  } satisfies Reply,
};
