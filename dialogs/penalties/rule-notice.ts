import type { RuleNotice } from '../../src/domain/penalties/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showFullDay } from '../replies/times.ts';
import { showTerms } from './rule-words.ts';

/** What the heads read of a rule that was changed. */
export function renderRuleNotice({ title, version, from, before, terms }: RuleNotice): NoticeText {
  return {
    title: '扣分规则有调整',
    text: [
      `「${title}」第 ${version} 版，${showFullDay(from)}起生效：`,
      `原来：${showTerms(before)}`,
      `调整为：${showTerms(terms)}`,
      '生效以前发生的，仍按原来的规则。',
    ].join('\n'),
    options: [],
  };
}
