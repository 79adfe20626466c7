import { beforeAll, describe, expect, test } from 'vitest';
import { clauseFinder, readDocuments, type SeedDocument } from '../../../prisma/seed/documents.ts';
import { PENALTY_RULES } from '../../../prisma/seed/penalty-rules.ts';
import { TEMPLATES } from '../../../prisma/seed/templates/index.ts';

let documents: SeedDocument[];
beforeAll(async () => {
  documents = await readDocuments();
});

const textOf = (title: string, path: string): string => {
  const clause = documents
    .find(document => document.standard.title === title)
    ?.parsed.clauses.find(each => each.path === path);
  return clause?.text ?? `no ${title} ${path}`;
};

describe('demo standards', () => {
  test('are at least 8 with at least 160 articles, cleanly split', () => {
    expect(documents.length).toBeGreaterThanOrEqual(8);
    expect(documents.flatMap(document => document.parsed.clauses).length).toBeGreaterThanOrEqual(160);
    for (const { parsed, fileName } of documents) {
      expect(parsed.warnings, fileName).toEqual([]);
      expect(parsed.annexes, fileName).toEqual([]);
    }
  });

  test('say something concrete: most articles carry a number', () => {
    const clauses = documents.flatMap(document => document.parsed.clauses);
    const concrete = clauses.filter(clause => /\d/u.test(clause.text));
    expect(concrete.length / clauses.length).toBeGreaterThan(0.7);
    for (const clause of clauses) expect(clause.title, clause.path).toBeTruthy();
  });

  test.each([
    ['营业厅服务规范', '第四章/第十六条', '排队等候不超过10分钟'],
    ['10000号客服代表服务规范', '第二章/第五条', '15秒内应答率'],
    ['宽带装维时限管理规定', '第二章/第五条', '城市48小时内、农村72小时内'],
    ['投诉处理办法', '第三章/第九条', '24小时内首次响应'],
    ['服务质量考核办法', '第四章/第十七条', '12个工作日内反馈'],
    ['服务质量考核办法', '第六章/第二十八条', '5个工作日内提出考核申诉'],
  ])('%s %s: %s', (title, path, words) => {
    expect(textOf(title, path)).toContain(words);
  });

  test.each([
    ['investigation-concealment', '第五章/第二十条'],
    ['report', '第五章/第二十一条'],
    ['major-issue-measure', '第五章/第二十二条'],
    ['supervision-clock', '第五章/第二十三条'],
    ['inspection-finding', '第五章/第二十四条'],
  ])('rule %s takes the points its article says', (id, path) => {
    const rule = PENALTY_RULES.find(each => each.id === id);
    expect(textOf('服务质量考核办法', path)).toContain(`扣责任部门${rule?.points}分/次`);
    expect(rule?.text).toContain(`扣责任部门${rule?.points}分`);
  });

  test('a clause that does not exist is refused', () => {
    const find = clauseFinder(documents);
    expect(find({ standard: '营业厅服务规范', path: '第二章/第四条' })).toBe('hall-service@2026-01-01#4');
    expect(() => find({ standard: '营业厅服务规范', path: '第二章/第十六条' })).toThrow('第二章/第十六条');
    expect(() => find({ standard: '没有的规范', path: '第二章/第四条' })).toThrow('没有的规范');
  });

  test('an item promises no figure its clause does not have', () => {
    for (const item of TEMPLATES.flatMap(template => template.sections).flatMap(section => section.items)) {
      // How much is taken off per occurrence is the sheet's own; 目标 is checked below.
      const promised = item.description.replace(/每.{0,14}扣\d分|目标\d+%/gu, '');
      for (const figure of promised.match(/\d+(?::\d+)?%?/gu) ?? []) {
        expect(textOf(item.clause.standard, item.clause.path), `${item.title}: ${figure}`).toContain(figure);
      }
    }
  });

  test('every item names an existing clause, and a rate its target as the clause has it', () => {
    const find = clauseFinder(documents);
    for (const item of TEMPLATES.flatMap(template => template.sections).flatMap(section => section.items)) {
      expect(find(item.clause), item.title).toBeTruthy();
      // 合约到期 is stated from the other side: at most 3 % not contacted.
      if (item.target === undefined || item.target === 97) continue;
      expect(textOf(item.clause.standard, item.clause.path), item.title).toContain(`${item.target}%`);
    }
  });
});
