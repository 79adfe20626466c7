import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStandardText } from '../../../src/domain/standards/parse-document.ts';
import {
  type ClauseChange,
  countChanges,
  type DiffClause,
  diffVersions,
  predecessorOf,
  successorOf,
  tellingChanges,
} from '../../../src/domain/standards/version-diff.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

const NUMERALS = '一二三四五六七八九';
/** Clauses 第一条, 第二条, … with these texts; a text may be [title, text]. */
const edition = (...texts: (string | [title: string, text: string])[]): DiffClause[] =>
  texts.map((text, at) => ({
    ordinal: at + 1,
    number: `第${NUMERALS[at]}条`,
    path: `第${NUMERALS[at]}条`,
    ...(typeof text === 'string' ? { text } : { title: text[0], text: text[1] }),
  }));
/** Such as 'changed 第一条>第二条', 'added 第三条'. */
const told = (changes: readonly ClauseChange[]): string[] =>
  changes.map(change =>
    change.kind === 'added'
      ? `added ${change.after.number}`
      : change.kind === 'removed'
        ? `removed ${change.before.number}`
        : `${change.kind} ${change.before.number}>${change.after.number}`,
  );
const changed = (before: string, after: string) => {
  const [change] = diffVersions(edition(before), edition(after));
  if (change?.kind !== 'changed') throw new Error(change?.kind);
  return change;
};

const RECEIVE = '营业员应当在客户到店后主动问候并引导取号。';
const QUEUE = '客户排队等候不得超过15分钟，超过的应当增开台席。';
const REPAIR = '宽带故障城市24小时内、农村36小时内修复。';
const REFUND = '多收的费用应当在5个工作日内退还客户并说明原因。';

describe('diffVersions', () => {
  it.each([
    [
      'nothing',
      edition(RECEIVE, QUEUE),
      edition(RECEIVE, QUEUE),
      ['unchanged 第一条>第一条', 'unchanged 第二条>第二条'],
    ],
    [
      'an inserted clause moves the rest',
      edition(RECEIVE, QUEUE),
      edition(RECEIVE, REFUND, QUEUE),
      ['unchanged 第一条>第一条', 'added 第二条', 'moved 第二条>第三条'],
    ],
    [
      'a removed clause stands where it was',
      edition(RECEIVE, QUEUE, REPAIR),
      edition(RECEIVE, REPAIR),
      ['unchanged 第一条>第一条', 'removed 第二条', 'moved 第三条>第二条'],
    ],
    [
      'renumbered and reworded at once',
      edition(RECEIVE, QUEUE, REPAIR),
      edition(RECEIVE, REFUND, QUEUE, REPAIR.replace('24', '12')),
      ['unchanged 第一条>第一条', 'added 第二条', 'moved 第二条>第三条', 'changed 第三条>第四条'],
    ],
    ['exchanged', edition(RECEIVE, QUEUE), edition(QUEUE, RECEIVE), ['moved 第二条>第一条', 'moved 第一条>第二条']],
    ['another rule at the same number', edition(RECEIVE), edition(REFUND), ['removed 第一条', 'added 第一条']],
    [
      'a rewrite under the same heading elsewhere',
      edition(['超时补偿', '每超过24小时减免3天月租，不超过当月月租。']),
      edition(RECEIVE, ['超时补偿', '未按时修复的，按每24小时补偿5天月租。']),
      ['added 第一条', 'changed 第一条>第二条'],
    ],
    [
      'another rule under the same number and heading is that clause, rewritten',
      edition(['超时补偿', '每超过24小时减免3天月租。']),
      edition(['超时补偿', '由双方协商。']),
      ['changed 第一条>第一条'],
    ],
    [
      'a wording that is there twice',
      edition(RECEIVE, QUEUE, QUEUE),
      edition(QUEUE, QUEUE),
      ['removed 第一条', 'unchanged 第二条>第二条', 'moved 第三条>第一条'],
    ],
    ['everything new', [], edition(RECEIVE), ['added 第一条']],
    ['everything gone', edition(RECEIVE), [], ['removed 第一条']],
  ] as const)('%s', (_what, before, after, expected) => {
    expect(told(diffVersions(before, after)).sort()).toEqual([...expected].sort());
  });

  it.each(['（一）住宅楼（院）内', '(一)住宅楼(院)内', '（一） 住宅楼（院）内'])(
    'typesetting is no change: %s',
    text => {
      expect(told(diffVersions(edition('（一）住宅楼（院）内'), edition(text)))).toEqual(['unchanged 第一条>第一条']);
    },
  );

  it('says where the words changed, a figure with its unit as one word', () => {
    expect(changed('宽带故障48小时内修复。逾期的应当说明。', '宽带故障24小时内修复。逾期的应当说明。')).toMatchObject({
      figures: [{ before: '48小时', after: '24小时' }],
      wording: [
        {
          kind: 'reworded',
          spans: [
            { before: '宽带故障', after: '宽带故障', changed: false },
            { before: '48小时', after: '24小时', changed: true },
            { before: '内修复。', after: '内修复。', changed: false },
          ],
        },
      ],
    });
  });

  it.each([
    [
      'each figure is set against the one at its place',
      '城市48小时、农村72小时',
      '城市24小时、农村48小时',
      ['48小时>24小时', '72小时>48小时'],
    ],
    ['written otherwise it is the same', '逾期三十日的终止服务', '逾期30日的可以终止服务', []],
    ['a reference to another clause is none', '违反第三十九条的规定', '违反第四十条的规定', []],
    ['one that is only elsewhere in the clause is none', '5日内答复。\n不收费。', '不收费。\n5日内答复。', []],
    ['gone', '应当在20个工作日内决定。发给文件。', '发给文件。', ['20个工作日>']],
    ['new', '发给文件。', '发给文件。应当在3日内发给。', ['>3日']],
    ['another unit is another figure', '应当在2天内修复', '应当在48小时内修复', ['2天>', '>48小时']],
  ])('figures: %s', (_what, before, after, expected) => {
    const [change] = diffVersions(edition(before), edition(after));
    const figures = change?.kind === 'changed' ? change.figures : [];
    expect(figures.map(each => `${each.before ?? ''}>${each.after ?? ''}`)).toEqual(expected);
  });

  it('quotes a sentence whole that changed all over, and a sentence that came or went', () => {
    const before = '超过承诺时限未修复的，每超过24小时减免3天月租，不超过当月月租。补偿以短信通知。';
    const after = '未在承诺时限内修复的，按每24小时补偿5天月租，上限为当月月租。用户可以投诉。';
    expect(changed(before, after).wording.map(each => each.kind)).toEqual(['rewritten', 'removed', 'added']);
  });

  it('figures that became others are told first, then other figures, then the rest in order', () => {
    const before = edition(RECEIVE, `${QUEUE}不得插队。`, REPAIR, `${REFUND}可以抵扣。`);
    const after = edition(
      RECEIVE.replace('主动', ''),
      QUEUE.replace('，超过的应当增开台席', '，超过的应当在3分钟内增开台席'),
      REPAIR.replace('24', '12'),
      REFUND,
    );
    expect(told(tellingChanges(diffVersions(before, after)))).toEqual([
      'changed 第三条>第三条',
      'changed 第二条>第二条',
      'changed 第一条>第一条',
      'changed 第四条>第四条',
    ]);
  });

  const sentences = [
    RECEIVE,
    QUEUE,
    REPAIR,
    REFUND,
    QUEUE.replace('15', '10'),
    REPAIR.replace('城市', '城镇'),
    '其他。',
  ];
  const texts = fc.array(fc.constantFrom(...sentences), { maxLength: 9 });

  it('loses no clause and invents none; what is paired can be followed both ways', () => {
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        const [before, after] = [edition(...old), edition(...young)];
        const changes = diffVersions(before, after);
        const sides = (side: 'before' | 'after') =>
          changes.flatMap(change =>
            side in change ? [(change as Record<typeof side, DiffClause>)[side].ordinal] : [],
          );
        expect(sides('before').sort()).toEqual(before.map(clause => clause.ordinal));
        expect(sides('after')).toEqual(after.map(clause => clause.ordinal));
        const { changed: reworded, moved, unchanged, added, removed } = countChanges(changes);
        expect(reworded + moved + unchanged + removed).toBe(before.length);
        expect(reworded + moved + unchanged + added).toBe(after.length);
        for (const clause of before) {
          const next = successorOf(clause, changes);
          if (next) expect(predecessorOf(next, changes)).toBe(clause);
        }
      }),
    );
  });

  it('finds nothing between an edition and itself', () => {
    fc.assert(
      fc.property(texts, own => {
        const changes = diffVersions(edition(...own), edition(...own));
        expect(changes.filter(change => change.kind !== 'unchanged')).toEqual([]);
      }),
    );
  });
});

describe.skipIf(!hasSharedData)('the two editions of 互联网上网服务营业场所管理条例', () => {
  const read = (day: string) =>
    parseStandardText(readFileSync(sharedData(`standards/互联网上网服务营业场所管理条例(${day}).md`), 'utf8')).clauses;

  it('one clause reworded, one new, six renumbered; brackets and spaces are no change', () => {
    const changes = diffVersions(read('2019-03-24'), read('2022-03-29'));
    expect(countChanges(changes)).toEqual({ changed: 1, added: 1, removed: 0, moved: 6, unchanged: 30 });
    expect(told(tellingChanges(changes))).toEqual(['changed 第十一条>第十一条', 'added 第三十二条']);
    expect(told(changes).filter(each => each.startsWith('moved'))[0]).toBe('moved 第三十二条>第三十三条');
    const [first] = tellingChanges(changes);
    expect(first).toMatchObject({ figures: [{ before: '20个工作日', after: null }] });
  });
});
