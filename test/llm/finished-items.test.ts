import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createItemReader } from '../../src/llm/finished-items.ts';

const item = fc.record({ text: fc.string({ unit: 'binary' }), citations: fc.array(fc.string()) });

test('the objects of the array come out once each, in order, however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), fc.array(fc.nat({ max: 400 }), { maxLength: 20 }), (items, cuts) => {
      const text = JSON.stringify({ answered: true, statements: items, more: [{ text: 'no' }] });
      const read = createItemReader('statements');
      const places = [...cuts.filter(cut => cut < text.length).sort((a, b) => a - b), text.length];
      expect(places.flatMap(place => read(text.slice(0, place)))).toEqual(items);
    }),
  );
});

test.each([
  ['thinking aloud', '<think>{"statements": [{"a": 1}]}</think>{"statements": [{"b": 2}]}', [{ b: 2 }]],
  ['thinking that does not end', '<think>{"statements": [{"a": 1}]}', []],
  ['an object cut short', '{"statements": [{"a": "}]', []],
  ['an object that is none', '{"statements": [{a}, {"b": 2}]}', [undefined, { b: 2 }]],
  ['no array', '{"statements": "none"}', []],
  ['nothing', '', []],
])('%s', (_name, text, expected) => {
  expect(createItemReader('statements')(text)).toEqual(expected);
});
