import { describe, expect, it } from 'vitest';
import { bestPassage, passageFinder } from '../../src/search/best-passage.ts';
import { buildIndex } from '../../src/search/index.ts';
import { readingOf, sentencesOf } from '../../src/search/reading.ts';
import { search } from '../../src/search/search.ts';

const document = {
  id: '1',
  title: '服务规范 第二章 受理 答复时限',
  text: '受理人员应当登记。投诉应当在３个工作日内答复。\n有下列情形之一的：\n（一）材料不全的，5日内告知；\n（二）其他。',
};

describe('a document that is read', () => {
  it('is folded and cut once, and judged for each kind of question by itself', () => {
    const reading = readingOf(document);
    expect(readingOf(document)).toBe(reading);
    expect(reading.heading).toBe('答复时限');
    const durations = reading.answering('duration');
    expect(durations).toEqual([false, true, false, true, false]);
    expect(reading.leadIns).toEqual([-1, -1, -1, 2, 2]);
    expect(reading.whole.slice(reading.ends[0], reading.ends[1])).toContain('3个工作日');
    expect(reading.answering('price')).not.toContain(true);
    expect(reading.answering('duration')).toBe(durations);
  });

  it('is another one where another document has the same text', () => {
    const other = { ...document, title: '别的' };
    expect(readingOf(other)).not.toBe(readingOf(document));
    expect(sentencesOf(other)).toEqual(sentencesOf(document));
  });

  it('answers question after question as if it were read for the first time', () => {
    const questions = ['投诉几天答复', '材料不全多久告知', '由谁登记', '投诉几天答复'];
    const index = buildIndex([document]);
    for (const question of questions) {
      const fresh = { ...document };
      expect(passageFinder(question)(document)).toEqual(bestPassage(question, document.text));
      expect(search(index, question)).toEqual(search(buildIndex([fresh]), question));
    }
  });
});
