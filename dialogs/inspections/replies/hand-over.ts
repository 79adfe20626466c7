import type { Option } from '../../../src/domain/conversation/message.ts';
import type { Reply } from '../../framework/reply.ts';

/** What is said when a draft changes hands. */
export const handOverReplies = {
  noDraft: { text: '您目前没有未提交的测评草稿，不用转交。' } satisfies Reply,
  whichDraft: (options: readonly Option[], again = false): Reply => ({
    text: `${again ? '抱歉，没有找到这份草稿。' : ''}请问要转交哪一份草稿？`,
    options,
  }),
  toWhom: (options: readonly Option[]): Reply =>
    options.length === 0
      ? { text: '这个条线目前没有其他监督检查人员，不能转交；发「取消」保留草稿。' }
      : { text: '请问转交给谁？只能转交给同一条线的监督检查人员。', options },
  notOfLine: (said: string, options: readonly Option[]): Reply => ({
    text: `「${said}」不是这个条线的监督检查人员，请从下面选择。`,
    options,
  }),
  notFound: (said: string): string => `「${said}」不是这个条线的监督检查人员。`,
  nobody: (draft: string): Reply => ({
    text: `「${draft}」所在的条线目前没有其他监督检查人员，暂时不能转交，草稿仍在您这里。`,
  }),
  done: ({ to, unit, programme }: { to: string; unit: string; programme: string }): Reply => ({
    text: `「${unit}」的${programme}草稿已转交给${to}，已通知${to}接着填；您这里不再显示。`,
  }),
};
