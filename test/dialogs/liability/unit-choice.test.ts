import { describe, expect, it } from 'vitest';
import { numbered, offerOf, readOffer } from '../../../dialogs/liability/unit-choice.ts';

const unit = (id: string, name: string, aliases: string[] = []) => ({ id, name, aliases });
const offers = [
  { label: '维持', names: [], unit: null },
  offerOf(unit('a', '政企客户部', ['政企部']), '调整到政企客户部'),
  offerOf(unit('b', '农村客户部'), '调整到农村客户部'),
];

describe('choosing a unit', () => {
  it.each<[string, string | null]>([
    ['1', null],
    ['2', 'a'],
    ['第三个', 'b'],
    ['政企部', 'a'],
    ['农村', 'b'],
    ['调整到农村客户部', 'b'],
  ])('%s', (text, id) => {
    const choice = readOffer(text, offers);
    expect(choice).toMatchObject({ kind: 'one' });
    expect(choice.kind === 'one' && (choice.unit?.id ?? null)).toBe(id);
  });

  it('keeps the numbers of what it asks back about', () => {
    expect(numbered(offers).map(({ key }) => key)).toEqual(['1', '2', '3']);
    expect(readOffer('客户部', offers)).toMatchObject({
      kind: 'unclear',
      reply: { options: [{ key: '2' }, { key: '3', label: '调整到农村客户部' }] },
    });
    expect(readOffer('4', offers)).toMatchObject({ kind: 'unclear', reply: { options: numbered(offers) } });
  });
});
