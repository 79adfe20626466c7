import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS } from '../../../prisma/seed/org.ts';
import { readBulletinBlocks, readBulletinText, readProblems } from '../../../src/domain/bulletins/read-bulletin.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const units = UNITS.filter(({ id }) => id !== 'city').map(({ id, name, aliases }) => ({ id, name, aliases }));
const only = (text: string) => readProblems(text, units)[0];

describe('one line', () => {
  it.each([
    ['通川：叫号机三次报修未修', 'problem', ['hall-tongchuan'], '叫号机三次报修未修'],
    ['1. 渠县分公司：宽带装机超时7户', 'problem', ['county-quxian'], '宽带装机超时7户'],
    ['（二）渠县厅叫号机损坏未报修', 'problem', ['hall-quxian'], '渠县厅叫号机损坏未报修'],
    ['万号接通率低于85%', 'problem', ['hotline'], '万号接通率低于85%'],
    ['通川营业厅', 'unclear', ['hall-tongchuan'], '通川营业厅'],
    ['通川和南外：等候超过30分钟', 'unclear', ['hall-tongchuan', 'hall-nanwai'], '等候超过30分钟'],
    ['天河厅：等候超过30分钟', 'unclear', [], '天河厅：等候超过30分钟'],
    ['各县服务口径不统一', 'unclear', [], '各县服务口径不统一'],
    ['各市分公司：', 'leftOut', [], '各市分公司：'],
    ['现将10月份服务短板通报如下：', 'leftOut', [], '现将10月份服务短板通报如下：'],
    ['2026年11月10日', 'leftOut', [], '2026年11月10日'],
  ])('%s', (said, state, unitIds, text) => {
    expect(only(said)).toEqual({ text, state, unitIds });
  });
});

describe('a whole text', () => {
  it('tells kind, period, title and the province’s number from its head', () => {
    const text = '关于2026年10月服务短板的通报\n川电信客服〔2026〕88号\n渠县：装机预约不守时\n请及时整改。';
    expect(readBulletinText(text, units, now)).toEqual({
      head: {
        ...{ kind: 'weakness', period: '2026-10', title: '关于2026年10月服务短板的通报' },
        ...{ origin: 'province', sourceNo: '川电信客服〔2026〕88号' },
      },
      lines: [
        { text: '装机预约不守时', state: 'problem', unitIds: ['county-quxian'] },
        { text: '请及时整改。', state: 'unclear', unitIds: [] },
      ],
    });
  });

  it('parts one line at 「；」 only between problems of units', () => {
    expect(readProblems('通川：座椅破损；叫号机坏', units)).toHaveLength(1);
    expect(readProblems('通川：座椅破损；叫号机坏；渠县：装机超时', units)).toEqual([
      { text: '座椅破损', state: 'problem', unitIds: ['hall-tongchuan'] },
      { text: '叫号机坏', state: 'unclear', unitIds: ['hall-tongchuan'] },
      { text: '装机超时', state: 'problem', unitIds: ['county-quxian'] },
    ]);
  });

  it('reads the rows of a table by the names of its columns', () => {
    const rows = [
      ['序号', '责任单位', '存在问题'],
      ['1', '宣汉', '投诉超时3件'],
      ['2', '临巴厅', ''],
    ];
    expect(readBulletinBlocks([{ kind: 'table', rows, headRows: 1 }], units, now).lines).toEqual([
      { text: '投诉超时3件', state: 'problem', unitIds: ['county-xuanhan'] },
      { text: '临巴厅', state: 'unclear', unitIds: ['hall-linba'] },
    ]);
  });

  it('loses no line: each is a problem, asked about, or put aside', () => {
    const before = fc.constantFrom(
      ...units.flatMap(({ name }) => [`${name}：`, `（3）${name}：`]),
      '',
      '各单位：',
      '抄送：',
      '1.',
    );
    const words = fc.stringMatching(/^[一-龥，。；]{0,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(before, words), { minLength: 2, maxLength: 12 }), said => {
        // Each line carries a word of its own.
        const texts = said.map(([start, text], index) => `${start}${text}第${index}处`);
        const { head, lines } = readBulletinText(texts.join('\n'), units, now);
        const kept = [head.title ?? '', ...lines.map(({ text }) => text)];
        for (const index of said.keys()) expect(kept.some(text => text.includes(`第${index}处`))).toBe(true);
      }),
    );
  });
});
