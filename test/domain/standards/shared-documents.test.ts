import { describe, expect, test } from 'vitest';
import { type ParsedStandard, parseStandardText } from '../../../src/domain/standards/parse-document.ts';
import { hasSharedData } from '../../helpers/shared-data.ts';
import { regulationFiles } from '../../search/regulations.ts';
import { sourceText } from './source-document.ts';

/** Number paths of a regulation by the simplest reading there is: a line that begins with 第…章, 第…节 or 第…条 says where it is. */
function simplePaths(text: string): string[] {
  const paths: string[] = [];
  let [chapter, section] = ['', ''];
  for (const line of text.split('\n').map(each => each.replace(/^#+ /, ''))) {
    const [, number = '', kind] = /^(第[一二三四五六七八九十百]+(章|节|条))/.exec(line) ?? [];
    if (kind === '章') [chapter, section] = [number, ''];
    else if (kind === '节') section = number;
    else if (kind === '条') paths.push([chapter, section, number].filter(Boolean).join('/'));
  }
  return paths;
}

describe.skipIf(!hasSharedData)('the seven regulations', () => {
  test.each(regulationFiles())('$name has the paths that its lines say', ({ text }) => {
    expect(parseStandardText(text).clauses.map(clause => clause.path)).toEqual(simplePaths(text));
  });
});

describe.skipIf(!hasSharedData)('the source document', () => {
  const text = hasSharedData ? sourceText() : '';
  const parsed: ParsedStandard = parseStandardText(text);
  const PLAN = '中国电信达州分公司服务质量控制体系方案(2010版)';
  const textOf = (path: string): string | undefined => parsed.clauses.find(clause => clause.path === path)?.text;
  const inPlan = (path: string): string | undefined => textOf(`${PLAN}/${path}`);

  test('is 21 documents in one, each title three times in the page', () => {
    expect(parsed.title).toBe('服务质量控制体系方案');
    const titles = parsed.headings.flatMap(({ kind, path, label }) =>
      kind === 'division' && !path.includes('/') ? [label] : [],
    );
    // By hand: a line that the next one repeats begins a document; the last one begins with its table of contents.
    const lines = text.split('\n').filter(line => line.trim() !== '');
    const doubled = new Set(lines.filter((line, at) => line === lines[at + 1] && line.length > 4));
    expect(titles).toHaveLength(21);
    expect(titles.at(-1)).toBe(PLAN);
    expect(new Set(titles.slice(0, -1))).toEqual(doubled);
  });

  test('each numbered point that begins a line is a clause or the name above some', () => {
    const known = [
      ...parsed.clauses.map(({ number, title = '', text: own }) => `${number}${title}${own}`),
      ...parsed.headings.map(heading => heading.label),
    ].map(plain);
    const left = parsed.leftOut.map(each => plain(each.text)).join('');
    const points = text
      .split('\n')
      .filter(line => /^(?:[一二三四五六七八九十]+、|\d{1,2}[.、]|[A-Ca-d][.、]|[⑴⑵①②])/.test(line.trim()));
    expect(points.length).toBeGreaterThan(200);
    for (const line of points) {
      // Its first words, up to where a second number may follow.
      const opening = plain(line.trim().slice(0, 9));
      // The second half of a torn number.
      if (/\d。\n\n?$/.test(text.slice(0, text.indexOf(`\n${line}`) + 1))) continue;
      const found = known.some(each => each.startsWith(opening) || opening.startsWith(each)) || left.includes(opening);
      expect(found, line.slice(0, 40)).toBe(true);
    }
  });

  test('counts, by part', () => {
    expect(parsed.clauses).toHaveLength(382);
    expect(parsed.annexes).toEqual([]);
    const count = (prefix: string): number =>
      parsed.clauses.filter(({ path }) => path === prefix || path.startsWith(`${prefix}/`)).length;
    // Counted by hand in the file.
    expect(
      ['第一部分', '第二部分', '第三部分', '第四部分', '第五部分', '第六部分'].map(part => count(`${PLAN}/${part}`)),
    ).toEqual([3, 38, 5, 18, 23, 12]);
    expect(
      ['客户服务部', '市场部', '网络部', '经营支撑中心', '号百中心', '现业各客户群部门', '县(市)分公司'].map(unit =>
        count(`${PLAN}/第二部分/${unit}`),
      ),
    ).toEqual([12, 2, 4, 3, 2, 10, 5]);
    expect(['胡四维', '唐远琼', '杨晓建', '魏蔚'].map(name => count(`${PLAN}/第四部分/二/${name}`))).toEqual([
      5, 4, 4, 4,
    ]);
    expect(count('服务质量控制方案')).toBe(24);
    expect(count('服务质量控制保证体系及措施')).toBe(10);
  });

  test('the plan of the branch, clause by clause', () => {
    expect(inPlan('第一部分/第三条')).toBe('本办法适用于监督管理达州分公司下属的各县分公司、现业各部门。');
    expect(inPlan('第二部分/客户服务部')).toMatch(/^本地服务统筹管理部门,对本地服务的管控工作总体表现承担主要责任。/);
    expect(inPlan('第二部分/客户服务部/7')).toBe(
      '负责全市公众类业务的维护(障碍查修、下户线维护、整治)服务外包管理及相应的装、拆、移业务外包管理;',
    );
    expect(inPlan('第二部分/网络部/4')).toBe('负责割接、大面积故障的服务支撑工作。');
    expect(inPlan('第三部分/4')).toBe('10000号客户代表服务标准及规范:10000号服务规范基本要求.doc');
    expect(inPlan('第三部分/4〔2〕')).toBe('营业厅及人员服务标准、规范:');
    expect(inPlan('第四部分/一')).toBe('成员:胡四维、唐远琼、杨晓建、魏蔚');
    expect(inPlan('第四部分/二/唐远琼/3')).toBe('负责CS服务管理流程中的投诉流程执行情况检查');
    expect(inPlan('第五部分/一/A')).toBe('检查标准:按省公司下达的测评标准进行。\n2010年营业厅测评标准.xls');
    expect(inPlan('第五部分/二/B/⑵')).toBe('市公司每月抽样对网厅在线客服进行测评。');
    expect(inPlan('第五部分/六/B')).toBe('检查周期:每月进行。');
    expect(inPlan('第六部分')).toBe('服务监督考核主要运用于绩效考核,考核对象为现业各部门及县分公司');
    expect(inPlan('第六部分/七/1')).toBe('服务问题调查过程中,不如实反映情况、隐瞒问题的,扣责任部门每次0.5分/次。');
    expect(inPlan('第六部分/七/3')).toMatch(/责任部门无改进措施或改进措施未执行的,扣责任部门1\/次。$/);
    expect(inPlan('第六部分/七/4/①')).toMatch(/^针对重大服务质量问题,.*扣责任部门1分\/次;$/);
    expect(parsed.clauses.find(clause => clause.path === `${PLAN}/第六部分/七/4/②`)).toMatchObject({
      chapter: `${PLAN} 第六部分 服务考核方式及标准`,
      section: '七、对服务基础工作的考核 4 服务整改',
      text: '根据整改及后续落实巩固情况,并纳入年底服务绩效考核。',
    });
    expect(parsed.subtitles).toEqual(['中国电信达州分公司2010年2月26日。']);
  });

  test('the general plans, several points a line', () => {
    expect(textOf('服务质量控制方案/三/4.4')).toBe('建立客户反馈渠道,定期收集和分析客户反馈,改进服务质量。');
    expect(textOf('服务质量控制方案〔7〕/三/3/d/ii')).toBe('基于数据分析结果,进行决策和改进措施的制定。');
    expect(textOf('服务质量控制方案〔11〕/五/1')).toBe('提高客户满意度和忠诚度,增加客户黏性。');
    expect(textOf('服务质量控制保证体系及措施/3')).toBe(
      '客户需求分析:通过市场调研、客户反馈等手段,了解客户的需求和期望,为服务质量的改进提供依据。',
    );
    expect(textOf('服务质量控制保证体系及措施〔2〕/2.1.6')).toBe(
      '严格按照公司的质量管理体系及检验程序开展工作,做到每一份成果文件均要经过三级复核,确保承接的工程造价业务的高质量完成;',
    );
    expect(textOf('服务质量控制保证体系及措施〔2〕/2.3.2')).toMatch(
      /^严格执行公司的业务质量控制程序和委托方的管理制度。\n/,
    );
    expect(textOf('服务质量控制方案〔13〕')).toMatch(
      /^服务质量控制方案是一项企业在提供产品或服务时所采取的一系列策略和措施/,
    );
  });

  test('what is left out is named, with how often it stood there', () => {
    const count = (line: string): number => text.split('\n').filter(each => each.trim() === line).length;
    const furniture = parsed.leftOut.flatMap(each => (each.reason === 'furniture' ? [each.text] : []));
    expect(furniture).toHaveLength(6);
    expect(furniture).toEqual(
      expect.arrayContaining(['合集下载', '相关文档', '最新文档', expect.stringContaining('如文档侵犯您的权益')]),
    );
    expect(parsed.leftOut.filter(each => each.reason === 'contents').map(each => each.text)).toEqual([
      '目录\n第一部分总则\n第二部分各部门服务工作职责\n第三部分服务标准、服务规范\n第四部分服务监督检查团队架构\n第五部分服务监督检查方式及周期\n第六部分服务考核方式及标准',
    ]);
    // One of each three stays as the document's title.
    expect(parsed.leftOut).toContainEqual({
      reason: 'repeated',
      text: '售后服务质量保证体系及措施方案',
      count: count('售后服务质量保证体系及措施方案'),
    });
  });

  test('doubtful places are reported', () => {
    const codes = parsed.warnings.map(warning => warning.code);
    expect(codes).toEqual(
      expect.arrayContaining(['collection', 'runOn', 'brokenNumbers', 'duplicateNumber', 'numberGap']),
    );
    expect(parsed.warnings).toContainEqual({
      code: 'numberGap',
      before: `${PLAN}/第三部分/2`,
      after: `${PLAN}/第三部分/4`,
      missing: 1,
    });
  });
});

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
