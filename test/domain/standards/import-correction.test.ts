import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isImportCorrection,
  readEffectiveDay,
  readImportCorrection,
} from '../../../src/domain/standards/import-correction.ts';

const NOW = new Date('2026-11-02T09:00:00+08:00');
const title = (words: string) => ({ kind: 'title', title: words });
const level = (code: string) => ({ kind: 'level', level: code });
const day = (date: string) => ({ kind: 'effectiveDay', day: date });
const unclear = (what: string, why: string) => ({ kind: 'unclear', what, why });

describe('a correction', () => {
  it.each([
    ['标题 营业厅服务规范', title('营业厅服务规范')],
    ['标题：《营业厅服务规范》', title('营业厅服务规范')],
    ['修改标题为营业厅服务规定', title('营业厅服务规定')],
    ['标题改成 为民服务办法', title('为民服务办法')],
    ['名称应为 10000号服务标准', title('10000号服务标准')],
    ['标题', unclear('title', 'missing')],
    ['标题：', unclear('title', 'missing')],
    ['标题 ——', unclear('title', 'notUnderstood')],
    ['标题 第一行\n第二行', unclear('title', 'notUnderstood')],
    [`标题 ${'长'.repeat(101)}`, unclear('title', 'tooLong')],
    ['级别 国家法规', level('nationalLaw')],
    ['级别是行政法规', level('nationalLaw')],
    ['级别 地方法规', level('localLaw')],
    ['级别：省级地方性法规', unclear('level', 'notUnderstood')],
    ['级别改为地方', level('localLaw')],
    ['级别 企业标准', level('companyStandard')],
    ['级别 公司', level('companyStandard')],
    ['级别 很高', unclear('level', 'notUnderstood')],
    ['级别', unclear('level', 'missing')],
    ['施行日期 2026-12-01', day('2026-12-01')],
    ['施行日期改为2026年12月1日', day('2026-12-01')],
    ['施行日期是 2026.12.1起施行', day('2026-12-01')],
    ['生效日期 明天', day('2026-11-03')],
    ['日期：12月1日', day('2026-12-01')],
    ['施行日期 2026-02-30', unclear('effectiveDay', 'notUnderstood')],
    ['施行日期 2026-12-01 08:00', unclear('effectiveDay', 'time')],
    ['施行日期 明天上午', unclear('effectiveDay', 'time')],
    ['施行日期', unclear('effectiveDay', 'missing')],
  ])('%s', (text, expected) => expect(readImportCorrection(text, NOW)).toEqual(expected));

  it.each([
    '确认导入',
    '标题是什么',
    '级别有哪几个？',
    '施行日期是哪天',
    '这个标题对吗',
    '看目录',
    '好的',
    '',
    '2026-12-01',
  ])('is not: %s', text => expect(readImportCorrection(text, NOW)).toBeUndefined());

  it('keeps a title as it was said, and is recognised whatever the day', () => {
    const words = fc.stringMatching(/^[一-龥A-Za-z0-9（）]{1,40}$/).filter(text => /^[一-龥]/.test(text));
    fc.assert(
      fc.property(words, name => {
        fc.pre(!/^(?:更正|修改|改|应|是|为)|(?:什么|多少|哪天|哪个|吗|呢)$/.test(name));
        expect(readImportCorrection(`标题 ${name}`, NOW)).toEqual(title(name));
        expect(isImportCorrection(`标题 ${name}`)).toBe(true);
      }),
    );
  });
});

it.each([
  ['2026-12-01', day('2026-12-01')],
  ['自2026年12月1日起施行', day('2026-12-01')],
  ['12月1日开始执行', day('2026-12-01')],
  ['下周', unclear('effectiveDay', 'notUnderstood')],
  ['好的', unclear('effectiveDay', 'notUnderstood')],
])('the day in %s, where a day was asked for', (text, expected) =>
  expect(readEffectiveDay(text, NOW)).toEqual(expected),
);
