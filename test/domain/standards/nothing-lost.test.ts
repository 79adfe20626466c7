import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStandardText } from '../../../src/domain/standards/parse-document.ts';
import { readStructure } from '../../../src/domain/standards/structure/read-structure.ts';
import { textDocument } from '../../../src/domain/standards/text-document.ts';
import { hasSharedData } from '../../helpers/shared-data.ts';
import { regulationFiles } from '../../search/regulations.ts';
import { accountFor, lettersOf, sortedLetters } from './account-for.ts';
import { sourceText } from './source-document.ts';

const WORDS = ['排队', '等候', '三分钟', '修障', '七十二小时', '投诉', '回访', '扣分', '台席', '工号', '预约', '上门'];
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map(list => list.join(''));
const sentence = fc.tuple(words, fc.constantFrom('。', '；', '：', '', '，')).map(parts => parts.join(''));
const number = fc.integer({ min: 1, max: 9 });
const mark = number.chain(value =>
  fc.constantFrom(
    `${CHINESE[value - 1]}、`,
    `（${CHINESE[value - 1]}）`,
    `${value}.`,
    `${value}、`,
    `1.${value} `,
    `(${value})`,
    `${value})`,
    '①②③④⑤⑥⑦⑧⑨'[value - 1]!,
    `${'abcdefghi'[value - 1]}.`,
    `${'ABCDEFGHI'[value - 1]}、`,
  ),
);
const line = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 4, arbitrary: fc.tuple(mark, sentence).map(parts => parts.join('')) },
  // Run-on text.
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(mark, words).map(parts => parts.join('')),
        { minLength: 2, maxLength: 6 },
      )
      .map(parts => parts.join('')),
  },
  { weight: 2, arbitrary: fc.tuple(number, sentence).map(([value, text]) => `第${CHINESE[value - 1]}条 ${text}`) },
  { weight: 1, arbitrary: fc.tuple(number, words).map(([value, text]) => `第${CHINESE[value - 1]}章 ${text}`) },
  { weight: 1, arbitrary: fc.tuple(number, words).map(([value, text]) => `第${CHINESE[value - 1]}节 ${text}`) },
  { weight: 1, arbitrary: words.map(text => `## ${text}`) },
  { weight: 1, arbitrary: words.map(text => `附件：${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('下载文档', '版权声明', '第 3 页', '目录', '相关文档', '附件') },
  { weight: 1, arbitrary: words.map(text => `${text}\n${text}`) },
);
const text = fc.array(line, { maxLength: 14 }).map(lines => lines.join('\n'));

describe('whatever a text is', () => {
  test('parting its lines loses nothing and moves nothing', () => {
    fc.assert(
      fc.property(text, whole => {
        const { lines } = readStructure(textDocument(whole).blocks);
        expect(lettersOf(lines.map(each => each.raw).join(''))).toBe(
          lettersOf(
            textDocument(whole)
              .blocks.map(block => (block.kind === 'line' ? block.text : ''))
              .join(''),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('its clauses, names and what is left out are all of it', () => {
    fc.assert(
      fc.property(text, whole => {
        expect(sortedLetters(accountFor(parseStandardText(whole)))).toBe(sortedLetters(whole));
      }),
      { numRuns: 1000 },
    );
  });

  test('no two clauses have one path', () => {
    fc.assert(
      fc.property(text, whole => {
        const { clauses, annexes } = parseStandardText(whole);
        for (const list of [clauses, annexes]) expect(new Set(list.map(clause => clause.path)).size).toBe(list.length);
      }),
    );
  });
});

describe.skipIf(!hasSharedData)('the real documents', () => {
  test.each([...regulationFiles(), { name: 'source', text: hasSharedData ? sourceText() : '' }])(
    '$name: nothing lost, nothing invented',
    ({ text: whole }) => {
      expect(sortedLetters(accountFor(parseStandardText(whole)))).toBe(sortedLetters(whole));
    },
  );
});
