import { describe, expect, it } from 'vitest';
import { tellsTheSame } from '../../../src/domain/bulletins/check-wording.ts';
import { figure, kept, told } from '../../../src/domain/bulletins/told-sentence.ts';

const RECTIFICATION = told`整改通知：${figure('新开', 9, '件')}；${figure('办结', 7, '件')}，其中${figure('按期', 5, '件')}、${figure('逾期', 2, '件')}；${figure('期末逾期未办结', 3, '件')}。`;
const LAST = told`${kept('《2026年第45周服务质量周报》（TB-2026-0001）')}${figure('点名问题', 4, '条')}，${figure('已办结', 1, '条')}，${figure('未办结', 3, '条')}。`;
const RESULTS = told`本期${figure('发布检查结果', 3, '份')}，${figure('平均得分', '84.33', '')}。`;
const POINTS = told`本期${figure('记入扣分合计', '1.5', '分')}。`;

it('a sentence reads as it always did', () => {
  expect(RECTIFICATION.text).toBe('整改通知：新开 9 件；办结 7 件，其中按期 5 件、逾期 2 件；期末逾期未办结 3 件。');
  expect(LAST.text).toBe('《2026年第45周服务质量周报》（TB-2026-0001）点名问题 4 条，已办结 1 条，未办结 3 条。');
  expect(RESULTS.text).toBe('本期发布检查结果 3 份，平均得分 84.33。');
});

describe('a wording that may stand', () => {
  it.each([
    [RECTIFICATION, '本期整改通知新开9件，办结7件（其中按期5件，逾期2件），期末逾期未办结3件。'],
    [RECTIFICATION, '整改通知方面，期内新开 9 件，共办结 7 件，其中按期 5 件、逾期 2 件，另有期末逾期未办结 3 件。'],
    [RECTIFICATION, '整改通知办结7件，其中逾期2件、按期5件；期末逾期未办结3件，新开9件。'],
    [LAST, '《2026年第45周服务质量周报》（TB-2026-0001）点名问题共4条，其中已办结1条，未办结3条。'],
    [RESULTS, '本期共发布检查结果3份，平均得分为84.33。'],
    [POINTS, '统计显示，本期记入扣分合计为1.5分。'],
  ])('%#: %s', (sentence, text) => {
    expect(tellsTheSame(text, sentence)).toBe(true);
  });
});

describe('a wording that may not', () => {
  it.each([
    [
      'a figure of its own',
      RECTIFICATION,
      '整改通知：新开 9 件；办结 8 件，其中按期 5 件、逾期 2 件；期末逾期未办结 3 件。',
    ],
    [
      'two figures changed about',
      RECTIFICATION,
      '整改通知：新开 9 件；办结 7 件，其中按期 2 件、逾期 5 件；期末逾期未办结 3 件。',
    ],
    ['the bad news left out', RECTIFICATION, '整改通知：新开 9 件；办结 7 件，其中按期 5 件、逾期 2 件。'],
    ['a figure told twice', POINTS, '本期记入扣分合计 1.5 分，共计 1.5 分。'],
    ['one more beside all', RECTIFICATION, `${RECTIFICATION.text}另有 1 件。`],
    ['a figure in words', POINTS, '本期记入扣分合计一分半。'],
    [
      'a figure in Chinese',
      RECTIFICATION,
      '整改通知：新开九件；办结 7 件，其中按期 5 件、逾期 2 件；期末逾期未办结 3 件。',
    ],
    ['a label without its figure', RECTIFICATION, `${RECTIFICATION.text}均已按期办结。`],
    ['a judgement', RESULTS, '本期发布检查结果3份，平均得分84.33，质量明显改善。'],
    ['a comparison', RESULTS, '本期发布检查结果3份，平均得分升为84.33。'],
    ['a cause', POINTS, '由于管理松懈，本期记入扣分合计1.5分。'],
    ['a denial', RECTIFICATION, '整改通知：未新开 9 件；办结 7 件，其中按期 5 件、逾期 2 件；期末逾期未办结 3 件。'],
    ['another unit', POINTS, '公众客户部本期记入扣分合计1.5分。'],
    ['another unit of measure', POINTS, '本期记入扣分合计1.5次。'],
    ['fewer decimals', RESULTS, '本期发布检查结果3份，平均得分84.3。'],
    ['more decimals', RESULTS, '本期发布检查结果3份，平均得分84.330。'],
    ['a per cent', RESULTS, '本期发布检查结果3份，平均得分84.33%。'],
    ['another 单号', LAST, '《2026年第45周服务质量周报》（TB-2026-0002）点名问题 4 条，已办结 1 条，未办结 3 条。'],
    ['another week', LAST, '《2026年第46周服务质量周报》（TB-2026-0001）点名问题 4 条，已办结 1 条，未办结 3 条。'],
    ['a date', POINTS, '截至2026年11月8日，本期记入扣分合计1.5分。'],
    ['a negative', POINTS, '本期记入扣分合计-1.5分。'],
    ['orders', POINTS, '本期记入扣分合计1.5分。请各单位务必整改。'],
    ['nothing', POINTS, ''],
  ])('%s', (_what, sentence, text) => {
    expect(tellsTheSame(text, sentence)).toBe(false);
  });
});
