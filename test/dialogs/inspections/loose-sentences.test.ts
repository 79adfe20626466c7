import { describe, expect, it } from 'vitest';
import { readLooseTask } from '../../../dialogs/inspections/planning/loose-sentences.ts';
import { isAsked, readAsked } from '../../../dialogs/inspections/records/ask-results.ts';
import { readTold } from '../../../dialogs/inspections/told/read-told.ts';
import { readListAsked } from '../../../dialogs/rectification/ask-list.ts';
import { UNITS } from '../../../prisma/seed/org.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import type { Services } from '../../../src/services/index.ts';
import development from '../../search/development-questions.json' with { type: 'json' };
import unseen from '../../search/unseen-questions.json' with { type: 'json' };

const TONGCHUAN = { unitIds: ['hall-tongchuan'], unit: '通川' };
const NOW = new Date('2026-11-25T10:00:00+08:00');
const services = {
  inspections: { names: async () => ({ units: UNITS, programmes: [] }) },
} as unknown as Services;
const inspector: Actor = {
  ...{
    id: 'a',
    name: '甲',
    unitId: 'u',
    unitName: '单位',
    roles: ['inspector'],
    lines: [],
    subtree: [],
    headOf: [],
    standsInAt: [],
  },
};

describe('a task that is named by its unit', () => {
  it.each([
    ['通川改周四吧', { ...TONGCHUAN, kind: 'move', day: '周四' }],
    ['把通川的任务推到12月3日', { ...TONGCHUAN, kind: 'move', day: '12月3日' }],
    ['通川改明天行吗', { ...TONGCHUAN, kind: 'move', day: '明天' }],
    ['通川厅今天去不了，改明天', { ...TONGCHUAN, unit: '通川厅', kind: 'move', day: '明天' }],
    ['通川在装修，去不了', { ...TONGCHUAN, kind: 'cannot', reason: '在装修' }],
    ['通川这周去不了', { ...TONGCHUAN, kind: 'cannot', reason: '' }],
    ['通川去不了，停业装修', { ...TONGCHUAN, kind: 'cannot', reason: '停业装修' }],
    ['通川的给唐知微', { ...TONGCHUAN, kind: 'give', who: '唐知微' }],
    ['通川转给唐知微吧', { ...TONGCHUAN, kind: 'give', who: '唐知微' }],
    ['通川让唐知微去', { ...TONGCHUAN, kind: 'give', who: '唐知微' }],
    ['复查通川', { ...TONGCHUAN, kind: 'recheck' }],
    ['我要去复查一下通川', { ...TONGCHUAN, kind: 'recheck' }],
  ])('%s', (text, expected) => expect(readLooseTask(text, UNITS)).toEqual(expected));

  it.each([
    '通川的给客户退了',
    '通川给他们了',
    '火星厅改周四',
    '通川厅容改了没有',
    '复查整改情况',
    '复查通川，厅容扣2分',
    '通川查了，改不了',
    '周四去不了',
    '通川改周四了客户不满意',
  ])('none: %s', text => expect(readLooseTask(text, UNITS)).toBeUndefined());
});

describe('a visit that is told as a whole', () => {
  const tongchuan = { kind: 'unit', unitId: 'hall-tongchuan' };
  it.each([
    ['通川厅昨天检查全优', { ...tongchuan, verdict: 'full', when: '昨天' }],
    ['昨天查了通川，全部满分', { ...tongchuan, verdict: 'full', when: '昨天' }],
    ['通川今天没扣分', { ...tongchuan, verdict: 'full', when: '今天' }],
    ['通川营业厅全部不合格', { ...tongchuan, verdict: 'failed', when: '' }],
    ['万达营业厅上午查了，厅容扣2分', { kind: 'unknown', said: '万达营业厅' }],
    ['上午查了万达营业厅，厅容扣2分', { kind: 'unknown', said: '万达营业厅' }],
    ['上午查了10000号，铃响慢扣2分', { kind: 'unit', unitId: 'hotline', when: '' }],
  ])('%s', (text, expected) => expect(readTold(text, UNITS)).toEqual(expected));

  it.each([
    '通川没扣分吗',
    '上午查了一个营业厅，厅容扣2分',
    '查了我们厅，扣了2分',
    '通川全部不合格怎么处理',
    '通川营业厅',
  ])('none: %s', text => expect(readTold(text, UNITS)).toBeUndefined());
});

describe('整改 that is asked about', () => {
  it.each([
    ['南外厅整改了没有', 'hall-nanwai'],
    ['南外厅的整改怎么样了', 'hall-nanwai'],
    ['南外有没有整改', 'hall-nanwai'],
    ['哪些整改快到期了', undefined],
    ['还有哪些整改没完成', undefined],
  ])('%s', async (text, unitId) => {
    const asked = await readListAsked(services, text);
    expect(asked).toBeDefined();
    expect(asked?.unit?.id).toBe(unitId);
  });

  it.each(['整改了没有', '南外厅整改要几天', '整改快到期了怎么办', '哪些情况要整改'])('none: %s', async text =>
    expect(await readListAsked(services, text)).toBeUndefined(),
  );
});

it('none of the questions about standards is taken for any of these', async () => {
  const questions = [...development, ...unseen].map(({ text }) => text);
  expect(questions.length).toBeGreaterThan(700);
  const taken = [];
  for (const text of questions) {
    const asked = await readAsked(services, text, NOW);
    if (
      readLooseTask(text, UNITS) ||
      readTold(text, UNITS) ||
      (await readListAsked(services, text)) ||
      (asked && ['latest', 'state', 'own'].includes(asked.kind) && isAsked(asked, { text, actor: inspector }))
    )
      taken.push(text);
  }
  expect(taken).toEqual([]);
});
