import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/domain/reports/read-figures.ts';

describe('figures by name', () => {
  it.each([
    ['对了，投诉按时办结是19', [{ name: '投诉按时办结', figure: '19' }]],
    [
      '投诉受理量 22，按时办结量：20件',
      [
        { name: '投诉受理量', figure: '22' },
        { name: '按时办结量', figure: '20件' },
      ],
    ],
    ['不对，派单量应该是30', [{ name: '派单量', figure: '30' }]],
  ])('%s', (text, figures) => expect(readFigures(text)).toEqual(figures));

  it.each(['22', '无', '本月投诉比上月多 3 件，主要是断网', '投诉按时办结率较高'])('%s says none alone', text =>
    expect(readFigures(text)).toEqual([]),
  );
});
