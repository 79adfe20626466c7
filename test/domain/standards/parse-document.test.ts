import { describe, expect, test } from 'vitest';
import { parseStandardText } from '../../../src/domain/standards/parse-document.ts';
import { hasSharedData } from '../../helpers/shared-data.ts';
import { regulationFiles } from '../../search/regulations.ts';

const COUNTS: Record<string, number> = {
  '互联网上网服务营业场所管理条例(2019-03-24).md': 37,
  '互联网上网服务营业场所管理条例(2022-03-29).md': 38,
  '快递暂行条例(2019-03-02).md': 48,
  '河南省电信条例(2020-06-04).md': 63,
  '物业管理条例(2018-03-19).md': 67,
  '电信条例(2016-02-06).md': 80,
  '重庆市电信条例(2018-07-26).md': 33,
};

describe.skipIf(!hasSharedData)('the real regulations', () => {
  test.each(regulationFiles())('$name: one clause per article', ({ name, text }) => {
    const parsed = parseStandardText(text);
    const articles = text.split('\n').filter(line => /^第[一二三四五六七八九十百]+条/.test(line));
    expect(parsed.clauses).toHaveLength(articles.length);
    expect(parsed.clauses).toHaveLength(COUNTS[name] ?? -1);
    expect(parsed.warnings).toEqual([]);
    expect(new Set(parsed.clauses.map(clause => clause.path)).size).toBe(articles.length);
  });

  const parsedOf = (part: string) =>
    parseStandardText(regulationFiles().find(file => file.name.startsWith(part))?.text ?? '');

  test('paths carry chapter and section where there are any', () => {
    const telecom = parsedOf('电信条例');
    expect(telecom.clauses[31]).toMatchObject({
      path: '第三章/第三十二条',
      chapter: '第三章 电信服务',
      number: '第三十二条',
    });
    expect(telecom.clauses[31]?.text).toContain('城镇48小时、农村72小时内修复或者调通');
    expect(telecom.clauses[16]).toMatchObject({ path: '第二章/第二节/第十七条', section: '第二节 电信网间互联' });
    expect(telecom.clauses[29]).not.toHaveProperty('section');
    expect(parsedOf('重庆').clauses[19]).toMatchObject({ path: '第二十条' });
    expect(parsedOf('互联网上网服务营业场所管理条例(2022').clauses[0]?.chapter).toBe('第一章 总则');
  });

  test('sub-points stay in their article, the annex apart from the last one', () => {
    const telecom = parsedOf('电信条例');
    expect(telecom.clauses[9]?.text.split('\n')).toHaveLength(7);
    expect(telecom.clauses[79]?.text).toBe('本条例自公布之日起施行。');
    expect(telecom.annexes.map(annex => [annex.path, annex.chapter, annex.title])).toEqual([
      ['附/一', '附 电信业务分类目录', '基础电信业务'],
      ['附/二', '附 电信业务分类目录', '增值电信业务'],
    ]);
  });
});

describe('what else standards look like', () => {
  test('a line that only mentions an article is not one', () => {
    const { clauses } = parseStandardText(
      '规定\n第一条 甲。\n第十条规定的情形除外。\n第三条、第四条所列行为同样。\n第二条 乙。',
    );
    expect(clauses.map(clause => clause.number)).toEqual(['第一条', '第二条']);
    expect(clauses[0]?.text).toBe('甲。\n第十条规定的情形除外。\n第三条、第四条所列行为同样。');
  });

  test('articles without a gap, with a title, as headings', () => {
    const { clauses } = parseStandardText(
      '办法\n第一条为了规范服务。\n第二条【时限】24小时内。\n### 第三条 附带说明\n正文。',
    );
    expect(clauses.map(({ number, title, text }) => [number, title, text])).toEqual([
      ['第一条', undefined, '为了规范服务。'],
      ['第二条', '时限', '24小时内。'],
      ['第三条', '附带说明', '正文。'],
    ]);
  });

  test('repeated numbers and gaps are reported and kept', () => {
    const { clauses, warnings } = parseStandardText('办法\n第一条 甲。\n第二条 乙。\n第二条 丙。\n第五条 丁。');
    expect(clauses.map(clause => clause.text)).toEqual(['甲。', '乙。', '丙。', '丁。']);
    expect(warnings).toEqual([
      { code: 'duplicateNumber', path: '第二条', ordinal: 3 },
      { code: 'numberGap', before: '第二条', after: '第五条', missing: 2 },
    ]);
  });

  test('numbers that start again in a chapter are no repeats; a repeat across chapters is', () => {
    const again = parseStandardText('办法\n## 第一章 甲\n第一条 a。\n第二条 b。\n## 第二章 乙\n第一条 c。\n第二条 d。');
    expect(again.warnings).toEqual([]);
    const repeat = parseStandardText('办法\n## 第一章 甲\n第一条 a。\n第二条 b。\n## 第二章 乙\n第二条 c。');
    expect(repeat.warnings).toEqual([{ code: 'duplicateNumber', path: '第二章/第二条', ordinal: 3 }]);
  });

  test('text outside articles is kept and reported', () => {
    const { preamble, subtitles, clauses, warnings } = parseStandardText(
      '# 服务规范\n2024年1月5日印发\n为提升服务质量，特作说明。\n## 第一章 总则\n本章说明。\n第一条 甲。',
    );
    expect(subtitles).toEqual(['2024年1月5日印发']);
    expect(preamble).toBe('为提升服务质量，特作说明。');
    expect(clauses.map(clause => [clause.path, clause.text])).toEqual([
      ['第一章', '本章说明。'],
      ['第一章/第一条', '甲。'],
    ]);
    expect(warnings.map(warning => warning.code)).toEqual(['preamble', 'unnumberedText']);
  });

  test('documents without articles split by their number path', () => {
    const { clauses, title } = parseStandardText(
      '宽带装维时限\n\n一、受理\n1.电话十秒内接听。\n2.话术如下：\n(1)您好\n(2)再见\n二、装机\n城区24小时内装通。\n（一）提前一天预约。',
    );
    expect(title).toBe('宽带装维时限');
    expect(clauses.map(({ path, section, title: own, text }) => [path, section, own, text])).toEqual([
      ['一/1', '一、受理', undefined, '电话十秒内接听。'],
      ['一/2', '一、受理', undefined, '话术如下：\n(1)您好\n(2)再见'],
      ['二', undefined, '装机', '城区24小时内装通。'],
      ['二/(一)', undefined, undefined, '提前一天预约。'],
    ]);
  });

  test('headings alone split a document too, and a heading without text is not lost', () => {
    const { clauses } = parseStandardText('# 用语\n## 问候\n您好。\n## 留空\n## 告别\n再见。');
    expect(clauses.map(({ number, text }) => [number, text])).toEqual([
      ['问候', '您好。'],
      ['留空', ''],
      ['告别', '再见。'],
    ]);
  });

  test.each(['', '\n\n', '<!-- INFO END -->'])('nothing in, nothing out: %j', text => {
    expect(parseStandardText(text)).toEqual({
      title: '',
      subtitles: [],
      preamble: '',
      clauses: [],
      annexes: [],
      headings: [],
      warnings: [{ code: 'noTitle' }, { code: 'noClauses' }],
      leftOut: [],
    });
  });
});
