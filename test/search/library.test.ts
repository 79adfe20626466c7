import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rankOfLevel } from '../../src/domain/standards/levels.ts';
import { buildIndex } from '../../src/search/index.ts';
import { judge } from '../../src/search/outcome.ts';
import { search } from '../../src/search/search.ts';
import { needsSharedData } from '../helpers/shared-data.ts';
import { demoClauses, type RegulationClause, regulationClauses } from './regulations.ts';

needsSharedData();

type Question = {
  text: string;
  kind: 'answerable' | 'offDomain' | 'nearDomain';
  library: 'demo' | 'regulations' | 'all';
  relevant: string[];
};

const questions = JSON.parse(
  readFileSync(new URL('./development-questions.json', import.meta.url), 'utf8'),
) as Question[];
const demo = demoClauses();
const regulations = regulationClauses(file => !file.name.includes('2019-03-24'));
const indexes = {
  demo: buildIndex(demo),
  regulations: buildIndex(regulations),
  all: buildIndex([...demo, ...regulations]),
};
const rankOf = (document: RegulationClause): number => rankOfLevel(document.level);

function ask(text: string, library: Question['library'] = 'demo') {
  const index = indexes[library];
  const hits = search(index, text, { limit: 10, rankOf });
  return { ids: hits.map(hit => hit.id), outcome: judge(text, hits, index).outcome };
}

test('the questions name clauses that exist, and there are enough of each kind', () => {
  const ids = new Set(indexes.all.documents.map(document => document.id));
  expect(questions.flatMap(question => question.relevant).filter(id => !ids.has(id))).toEqual([]);
  const count = (kind: string): number => questions.filter(question => question.kind === kind).length;
  expect([count('answerable') >= 120, count('nearDomain') >= 30, count('offDomain') >= 25]).toEqual([true, true, true]);
});

// These questions taught the models (src/search/README.md has the figures for writers who did not); the floors hold what was reached.
test('the development questions find their clause and are answered honestly', () => {
  const asked = questions.map(question => ({ ...question, ...ask(question.text, question.library) }));
  const answerable = asked.filter(({ kind }) => kind === 'answerable');
  const first = answerable.filter(({ ids, relevant }) => relevant.includes(ids[0] ?? ''));
  expect(first.length / answerable.length).toBeGreaterThan(0.95);
  const answered = answerable.filter(({ outcome }) => outcome === 'answer');
  expect(answered.length / answerable.length).toBeGreaterThan(0.6);
  expect(answered.filter(({ ids, relevant }) => !relevant.includes(ids[0] ?? '')).length).toBeLessThanOrEqual(5);
  expect(answerable.filter(({ outcome }) => outcome === 'none').length / answerable.length).toBeLessThan(0.08);
  const others = asked.filter(({ kind }) => kind !== 'answerable');
  expect(others.filter(({ outcome }) => outcome === 'answer').length / others.length).toBeLessThan(0.06);
});

test.each([
  ['宽带装机要多久', 'demo', '宽带装维时限管理规定/第五条'],
  ['宽带装机要多久', 'all', '宽带装维时限管理规定/第五条'],
  ['宽带装机及时率多少算达标', 'demo', '宽带装维时限管理规定/第十一条'],
  ['营业厅排队最多等几分钟', 'demo', '营业厅服务规范/第十六条'],
  ['督办单没按时整改扣几分', 'demo', '服务质量考核办法/第二十三条'],
  ['装宽带几天能装好', 'demo', '宽带装维时限管理规定/第五条'],
  ['宽带几天装好', 'demo', '宽带装维时限管理规定/第五条'],
  ['督办逾期扣几分', 'demo', '服务质量考核办法/第二十三条'],
  // A standard for a narrower audience comes first only for who names it.
  ['客户投诉多久要回', 'demo', '投诉处理办法/第九条'],
  ['客户投诉多久回复', 'demo', '投诉处理办法/第九条'],
  ['VIP客户投诉多久要回', 'demo', 'VIP客户经理服务标准/第十八条'],
  ['投诉多久要回访', 'demo', '投诉处理办法/第十七条'],
  ['电信服务障碍多久修好', 'all', '电信条例/第三十二条'],
] as const)('%s over %s', (text, library, expected) => {
  const { ids, outcome } = ask(text, library);
  expect([ids[0], outcome === 'none']).toEqual([expected, false]);
});

test.each(['工牌没戴扣多少分', '工牌忘带了会扣分吗'])('%s finds the clause on badges', text => {
  const { ids, outcome } = ask(text);
  expect(ids.slice(0, 3)).toContain('营业厅服务规范/第十一条');
  expect(outcome).not.toBe('none');
});

test.each(['今天天气怎么样', '现在几点了', '电费一度多少钱', '手机贴膜多少钱', '快递丢了怎么赔', '空调几天能装好'])(
  '%s is not answered over the demo standards',
  text => {
    expect(ask(text).outcome).not.toBe('answer');
  },
);

test('the order of the standards does not matter', () => {
  const turned = buildIndex([...regulations, ...[...demo].reverse()]);
  for (const { text, library } of questions.filter(question => question.library === 'all')) {
    const hits = search(turned, text, { limit: 1, rankOf });
    expect([text, hits[0]?.id]).toEqual([text, ask(text, library).ids[0]]);
  }
});
