import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { helpAsked, MOST, TOPICS } from '../../dialogs/replies/help.ts';
import type { Role } from '../../src/domain/org/actor.ts';
import { play } from '../helpers/play.ts';

const PEOPLE: Record<Role, string> = {
  frontline: 'lina',
  inspector: 'zhou',
  serviceOfficer: 'wen',
  manager: 'chen',
  qualityOfficer: 'wu',
  leader: 'gao',
  admin: 'root',
};

async function said(...lines: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'help-')), 'help.chat');
  writeFileSync(file, lines.join('\n'));
  return (await play(file)).said;
}

it('the first screen is short and has what each role does most', { timeout: 120_000 }, async () => {
  const roles = Object.keys(PEOPLE) as Role[];
  const screens = await said(...roles.map(role => `@${PEOPLE[role]} 帮助`));
  for (const [at, role] of roles.entries()) {
    const { text } = screens[at]!;
    expect([role, text.split('\n').length <= 12, Buffer.byteLength(text) <= 2048]).toEqual([role, true, true]);
    // Whoever has several roles is shown what belongs to each, as far as there is room.
    for (const phrase of MOST[role].slice(0, 3)) expect([role, text]).toEqual([role, expect.stringMatching(phrase)]);
    expect(text).toContain('帮助 全部');
  }
});

it('the first clause of every help says by itself what is done', { timeout: 120_000 }, async () => {
  const screens = await said(...Object.values(PEOPLE).map(person => `@${person} 帮助 全部`));
  const first = screens.flatMap(({ text }) =>
    [...text.matchAll(/^· [^：\n]+：([^，；（\n]*)/gm)].map(([, clause]) => clause!),
  );
  expect(first.length).toBeGreaterThan(50);
  expect(first.filter(clause => /(?<!用)时$|^查看本月$|^公示上季度$|^导出一单$|^提醒还没签收$/.test(clause))).toEqual(
    [],
  );
});

it('the rest is found by topic, by a word, or all at once', { timeout: 120_000 }, async () => {
  const [topic, word, nothing, all] = await said(
    '@zhou 帮助 检查',
    '@zhou 帮助 草稿',
    '@zhou 帮助 天气',
    '@zhou 帮助 全部',
  );
  expect(topic!.text).toMatch(/^· 录测评 内容：录入一次监督检查，可带类别和单位/m);
  expect(topic!.text).not.toContain('季度排名');
  expect(word!.text).toContain('转交草稿');
  expect(nothing!.text).toContain('没有找到和「天气」有关的用法');
  expect(all!.text).toContain('录测评');
  expect(all!.text).toContain('签收 单号');
});

it.each([
  ['帮助', false, ''],
  ['怎么用', true, ''],
  ['帮助 检查', true, '检查'],
  ['帮助检查', false, '检查'],
  ['帮助：考核', false, '考核'],
  ['帮助 草稿', false, '草稿'],
  // An answer of a form, not a question about it.
  ['帮助 客户换卡', true, undefined],
  ['帮助客户换卡', false, undefined],
  ['检查', false, undefined],
])('%s (in a form: %s) asks about %j', (text, inForm, about) => expect(helpAsked(text, inForm)).toBe(about));

it('every topic has a name of its own', () => expect(new Set(TOPICS).size).toBe(TOPICS.length));
