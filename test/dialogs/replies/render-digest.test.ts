import { expect, it } from 'vitest';
import { renderDigest } from '../../../dialogs/replies/render-digest.ts';
import type { NoticeContent } from '../../../src/domain/notices/notice.ts';

const NOW = new Date('2026-11-25T00:35:00Z');
const DUE = '2026-11-25T10:00:00Z';

const overseen = (clock: 'cause' | 'fix' | 'feedback', no = 'DB-2026-0001', oversight = true): NoticeContent => ({
  code: 'supervisionReminder',
  ...{ no, title: '叫号机故障', clock, stage: 'dueMorning', dueAt: DUE, responsibleUnitName: '公众客户部', oversight },
});

it('tells two reminders of one order apart by their clock', () => {
  const { text } = renderDigest([overseen('cause'), overseen('fix')], NOW);
  expect(text).toContain('1. 督办提醒 DB-2026-0001（查因）');
  expect(text).toContain('2. 督办提醒 DB-2026-0001（整改到位）');
});

it('says what to send for whatever has no button', () => {
  const orders = [1, 2, 3, 4, 5].map(each => overseen('cause', `DB-2026-000${each}`, false));
  const { text, options } = renderDigest(orders, NOW);
  const keys = options.map(({ key }) => key);
  expect(keys).toContain('报查因 DB-2026-0004');
  expect(keys).not.toContain('报查因 DB-2026-0005');
  expect(text).toContain('办理请发「报查因 DB-2026-0005」。');
  expect(text.match(/办理请发/g)).toHaveLength(1);
});
