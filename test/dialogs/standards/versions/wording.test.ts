import { describe, expect, it } from 'vitest';
import { changeText, countsText } from '../../../../dialogs/standards/versions/diff-text.ts';
import { newsLines } from '../../../../dialogs/standards/versions/news-text.ts';
import { overlapLines } from '../../../../dialogs/standards/versions/overlap-text.ts';
import { parseNames } from '../../../../dialogs/standards/versions/parse-names.ts';
import { parseScope } from '../../../../dialogs/standards/versions/parse-scope.ts';
import { diffVersions } from '../../../../src/domain/standards/version-diff.ts';
import type { StandardOverlap } from '../../../../src/services/standards/find-conflicts.ts';

const clause = (number: string, text: string, ordinal = 1, path = number) => ({ ordinal, number, path, text });
const told = (before: string, after: string) =>
  diffVersions([clause('第二十一条', before)], [clause('第二十一条', after)]).map(changeText);

describe('a change of a clause in words', () => {
  it.each([
    [
      '宽带故障报修以后，城镇用户的故障应当在48小时内修复，不能按期修复的应当说明原因并告知新的期限。',
      '宽带故障报修以后，城镇用户的故障应当在24小时内修复，不能按期修复的应当说明原因并告知新的期限。',
      '第二十一条 改：…城镇用户的故障应当在『48小时』→『24小时』内修复…',
    ],
    ['应当说明原因。', '应当向用户说明原因。', '第二十一条 改：应当【增『向用户』】说明原因。'],
    ['应当及时说明原因。', '应当说明原因。', '第二十一条 改：应当【删『及时』】说明原因。'],
    ['应当说明原因。', '应当说明原因。不收费用。', '第二十一条 改：增加「不收费用。」'],
    ['应当说明原因。不收费用。', '应当说明原因。', '第二十一条 改：删去「不收费用。」'],
  ])('%s → %s', (before, after, expected) => expect(told(before, after)).toEqual([expected]));

  it('several changes stand one below the other; renumbered, both numbers are named', () => {
    const before = [clause('第一条', '五日内答复用户。\n费用由公司承担。')];
    const after = [
      clause('第一条', '新的规定，与原来的完全不同。', 1),
      clause('第二条', '三日内答复用户。\n费用由公司承担。\n不得推诿。', 2),
    ];
    expect(diffVersions(before, after).map(changeText)).toEqual([
      '第一条 新增：新的规定，与原来的完全不同。',
      '第一条（现第二条） 改：\n  『五日』→『三日』内答复用户。\n  增加「不得推诿。」',
    ]);
  });

  it('a number that does not stand for itself is named with its path, a long clause by its beginning', () => {
    const [added] = diffVersions([], [clause('3', '很长的规定。'.repeat(40), 1, '一/(二)/3')]);
    expect(changeText(added!)).toMatch(/^一\/\(二\)\/3 新增：很长的规定。.+……（共 240 字）$/u);
  });

  it('counts name only what there is', () => {
    expect(countsText({ changed: 1, added: 0, removed: 2, moved: 0, unchanged: 5 })).toBe(
      '改 1 条，删去 2 条，未变 5 条',
    );
    const counts = { changed: 0, added: 0, removed: 0, moved: 3, unchanged: 5 };
    expect(newsLines({ kind: 'changes', since: '2026-01-01', counts, telling: [] })).toEqual([
      '与 2026-01-01版相比，只有序号或位置变动，内容未变。',
    ]);
  });
});

describe('overlaps with other standards', () => {
  const overlap = (kind: 'conflict' | 'duplicate', mine: string, theirs: string): StandardOverlap =>
    ({
      kind,
      mine: { path: '第三章/第五条', sentence: `客户取号以后在厅里排队等候的时间不得超过${mine}，超过的增开台席。` },
      theirs: {
        clause: { standard: '营业厅服务规范', path: '第四章/第十六条' },
        sentence: `排队等候不超过${theirs}；`,
      },
      figures: [{ mine, theirs, equal: mine === theirs }],
    }) as unknown as StandardOverlap;

  it('names what contradicts first, with the words around the figures', () => {
    expect(overlapLines([overlap('conflict', '15分钟', '10分钟'), overlap('duplicate', '10分钟', '10分钟')])).toEqual([
      '与其他标准数字不一致，请核实：',
      '· 第五条「…在厅里排队等候的时间不得超过15分钟，超过的增开台席。」　《营业厅服务规范》第十六条「排队等候不超过10分钟；」',
      '其他标准已有相同规定：',
      '· 第五条「…在厅里排队等候的时间不得超过10分钟，超过的增开台席。」　《营业厅服务规范》第十六条「排队等候不超过10分钟；」',
    ]);
    expect(overlapLines([])).toEqual([]);
    expect(overlapLines(Array.from({ length: 8 }, () => overlap('conflict', '1日', '2日'))).at(-1)).toBe('· 另有 3 处');
  });
});

it.each([
  ['1', []],
  ['全体员工', []],
  ['所有人吧', []],
  ['营业厅', ['hall']],
  ['5、6', ['hall', 'hotline']],
  ['营业厅、10000号', ['hall', 'hotline']],
  ['县分公司和现业客户群部门', ['countyBranch', 'customerGroup']],
  ['外包单位', ['agency']],
  ['营业厅，营业厅', ['hall']],
  ['1、5', undefined],
  ['部门', undefined], // two kinds are called so
  ['9', undefined],
  ['好的', undefined],
  ['', undefined],
])('units %j: %j', (text, kinds) => expect(parseScope(text)).toEqual(kinds));

describe('names of people', () => {
  const everybody = [
    { id: 'a', name: '王芳', unitName: '市场部' },
    { id: 'b', name: '王芳', unitName: '网络部' },
    { id: 'c', name: '李雷', unitName: '网络部' },
  ];
  it.each([
    ['李雷', ['c']],
    ['李雷、王芳（市场部）', ['c', 'a']],
    ['李雷 王芳(网络)。', ['c', 'b']],
    ['李雷，李雷', ['c']],
  ])('%s', (text, ids) => {
    const parsed = parseNames(text, everybody);
    expect(parsed.kind === 'people' && parsed.people.map(each => each.id)).toEqual(ids);
  });
  it.each([
    ['王芳', '有几位同事叫王芳：王芳（市场部）、王芳（网络部）'],
    ['李雷、张三', '没有找到「张三」'],
    ['。', '没有收到姓名'],
  ])('%s: %s', (text, sentence) => {
    const parsed = parseNames(text, everybody);
    expect(parsed.kind === 'unclear' && parsed.sentence).toContain(sentence);
  });
});
