import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUTTON_KEY_BYTES, OPTION_ID_BYTES } from '../../../../src/channel/puppets/wecom-app/limits.ts';
import { decodeOption, encodeOption } from '../../../../src/channel/puppets/wecom-app/option-key.ts';
import { planCard, taskIdOf } from '../../../../src/channel/puppets/wecom-app/template-card.ts';
import { readCard } from '../../../wecom-simulator/card-rules.ts';
import { TEXTS } from './harness.ts';

const options = (count: number, label = (index: number) => `选项${index}`) =>
  Array.from({ length: count }, (_, index) => ({ key: `key ${index}`, label: label(index) }));
const plan = (parts: Partial<Parameters<typeof planCard>[0]>) =>
  planCard({ id: 'r:1', title: '', text: '请选择一项', options: options(2), ...parts }, TEXTS);

describe('a card', () => {
  it.each([
    ['two buttons', options(2), 'button_interaction'],
    ['six buttons', options(6), 'button_interaction'],
    ['seven options', options(7), 'vote_interaction'],
    ['twenty options', options(20), 'vote_interaction'],
    ['twenty-one options', options(21), undefined],
    ['two longer labels', options(2, index => `县分公司主营业厅第${index}厅`), 'vote_interaction'],
    ['labels no card shows whole', options(2, index => `${'很长的选项'.repeat(4)}${index}`), undefined],
    ['an empty label', options(2, () => ' '), undefined],
    ['a key that fits a button alone', [{ key: '键'.repeat(60), label: '好' }], 'button_interaction'],
    ['a key that fits nothing', [{ key: '键'.repeat(400), label: '好' }], undefined],
    ['two keys alike', [...options(1), ...options(1)], undefined],
    ['a key with a line end', [{ key: 'a\nb', label: '好' }], undefined],
  ])('%s', (_what, choices, type) => {
    expect(plan({ options: choices })?.card.card_type).toBe(type);
  });

  it.each([
    ['a short text alone is the title', { text: '请选择一项' }, '', '请选择一项', undefined],
    ['title and text', { title: '整改通知', text: '第一行\n第二行' }, '', '整改通知', '第一行\n第二行'],
    ['no title', { text: '第一行\n第二行' }, '', '请选择', '第一行\n第二行'],
    [
      'a long text goes ahead, its last lines stay',
      { title: '通知', text: `${'长'.repeat(200)}\n请签收。` },
      '长'.repeat(200),
      '通知',
      '请签收。',
    ],
    ['one long line goes ahead whole', { title: '通知', text: '长'.repeat(200) }, '长'.repeat(200), '通知', undefined],
    [
      'a long title is shown whole ahead',
      { title: '题'.repeat(40), text: '请签收。' },
      '题'.repeat(40),
      '题'.repeat(36),
      '请签收。',
    ],
    [
      'of a vote the second line is short',
      { options: options(7), title: '通知', text: `${'长'.repeat(60)}\n选哪个？` },
      '长'.repeat(60),
      '通知',
      '选哪个？',
    ],
  ])('%s', (_what, content, ahead, title, body) => {
    const planned = plan(content)!;
    expect(planned.ahead).toBe(ahead);
    expect(planned.card.main_title.title).toBe(title);
    expect(planned.card.sub_title_text ?? planned.card.main_title.desc).toBe(body);
  });

  it('is one that the platform takes, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    const option = fc.record({
      key: fc.string({ unit: 'grapheme', maxLength: 300 }),
      label: fc.string({ unit: 'grapheme', maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.string(), text, text, fc.array(option, { maxLength: 22 }), (id, title, body, choices) => {
        const planned = planCard({ id, title, text: body, options: choices }, TEXTS);
        if (planned) expect(readCard(planned.card)).toHaveProperty('shown');
      }),
    );
  });

  it('has one task id for every try of a delivery, and no other delivery has it', () => {
    expect(taskIdOf('app:1/r:0')).toBe(taskIdOf('app:1/r:0'));
    expect(taskIdOf('app:1/r:0')).not.toBe(taskIdOf('app:1/r:1'));
  });
});

describe('the key on a button', () => {
  it('gives the option back', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(BUTTON_KEY_BYTES, OPTION_ID_BYTES), (key, label, bytes) => {
        const encoded = encodeOption({ key, label }, bytes);
        if (encoded === undefined) return;
        expect(Buffer.byteLength(encoded)).toBeLessThanOrEqual(bytes);
        const decoded = decodeOption(encoded);
        expect(decoded.key).toBe(key);
        expect(label.startsWith(decoded.label) || decoded.label === key || /[\u0000-\u001f]/.test(label)).toBe(true);
      }),
    );
  });

  it.each(['', 'confirm', '5:abc', '0:', '99999:a', '3:'])('takes %j of somebody else as it is', encoded => {
    expect(decodeOption(encoded)).toEqual({ key: encoded, label: encoded });
  });
});
