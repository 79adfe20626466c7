import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedText } from '../../../src/channel/numbered-text.ts';
import {
  CARD_LIMITS,
  type CardTexts,
  cardOf,
  chosenCard,
  TASK_ID,
  taskIdOf,
} from '../../../src/channel/puppets/wecom-cards.ts';
import { readCard } from '../../wecom-simulator/card-rules.ts';

const texts: CardTexts = { choose: '请选择', submit: '提交', chosen: label => `已选：${label}` };

function optionsOf(count: number, label = (at: number) => `选项${at}`) {
  return Array.from({ length: count }, (_, at) => ({ key: `k${at}`, label: label(at) }));
}

function asking(parts: Partial<Parameters<typeof cardOf>[0]> = {}) {
  return { id: 'm-1', text: '这次检查提交吗？', options: optionsOf(2), ...parts };
}

describe('cardOf', () => {
  it('makes buttons of up to six options, whose keys come back whole', () => {
    const built = cardOf(asking({ options: [{ key: '提交 JC-2026-0012', label: '提交' }, ...optionsOf(5)] }), texts);
    expect(built?.textBefore).toBe('');
    expect(built?.card).toMatchObject({
      card_type: 'button_interaction',
      main_title: { title: '这次检查提交吗？' },
      task_id: 'm-1',
    });
    expect(built?.card.button_list?.[0]).toEqual({ key: '提交 JC-2026-0012', text: '提交', style: 1 });
  });

  it('makes a vote of seven to twenty options and no card of more', () => {
    for (const count of [7, 20]) {
      const card = cardOf(asking({ options: optionsOf(count) }), texts)?.card;
      expect(card?.card_type).toBe('vote_interaction');
      expect(card?.checkbox?.option_list).toHaveLength(count);
      expect(card?.submit_button).toEqual({ text: '提交', key: 'submit' });
    }
    expect(cardOf(asking({ options: optionsOf(21) }), texts)).toBeUndefined();
    expect(cardOf(asking({ options: [] }), texts)).toBeUndefined();
  });

  it('has no card for keys that WeCom would not carry, or not tell apart', () => {
    const long = '长'.repeat(43); // 129 bytes
    expect(cardOf(asking({ options: [...optionsOf(7), { key: long, label: '长' }] }), texts)).toBeUndefined();
    expect(cardOf(asking({ options: [{ key: long, label: '长' }] }), texts)).toBeDefined();
    expect(cardOf(asking({ options: [{ key: 'x'.repeat(1025), label: '长' }] }), texts)).toBeUndefined();
    expect(cardOf(asking({ options: [...optionsOf(1), ...optionsOf(1)] }), texts)).toBeUndefined();
  });

  it('gives a vote its words under the title, where they are few', () => {
    const [options, card] = [optionsOf(8), { title: '检查营业厅', taskId: 't' }];
    expect(cardOf(asking({ options, card, text: '查哪一个营业厅？' }), texts)).toMatchObject({
      textBefore: '',
      card: { main_title: { title: '检查营业厅', desc: '查哪一个营业厅？' } },
    });
    const text = '条'.repeat(31);
    expect(cardOf(asking({ options, card, text }), texts)).toMatchObject({ textBefore: text });
  });

  it('keeps a text that fits in the card, and sends a longer one before it', () => {
    const short = cardOf(asking({ card: { title: '整改通知', taskId: 't' }, text: '两天内整改。' }), texts);
    expect(short).toMatchObject({
      textBefore: '',
      card: { main_title: { title: '整改通知' }, sub_title_text: '两天内整改。' },
    });
    const text = '条'.repeat(113);
    const long = cardOf(asking({ text }), texts);
    expect(long).toMatchObject({ textBefore: text, card: { main_title: { title: '请选择' } } });
    expect(long?.card.sub_title_text).toBeUndefined();
  });

  it('is titled by what a text comes to in the end, so that cards can be told apart', () => {
    const text = `已记 第 1 项 门头招牌：合格\n\n第 2/20 项 · 环境设施 · 厅容环境\n${'地面干净，'.repeat(25)}`;
    expect(cardOf(asking({ text }), texts)?.card.main_title.title).toBe('第 2/20 项 · 环境设施 · 厅容环境');
  });

  it('lists what a button cannot show in the text before, with the numbers that the buttons bear', () => {
    const built = cardOf(asking({ options: optionsOf(2, at => `ZG-2026-000${at} 台席摆放不整齐`) }), texts);
    expect(built?.textBefore).toBe('这次检查提交吗？\n1. ZG-2026-0000 台席摆放不整齐\n2. ZG-2026-0001 台席摆放不整齐');
    expect(built?.card.button_list?.map(button => button.text)).toEqual(['1.0000 台席…', '2.0001 台席…']);
  });

  it('sends before a vote what a vote has no place for, and before any card a title that it cuts', () => {
    const words = `${'下列通知等待签收，'.repeat(4)}签收哪一份？`;
    const vote = cardOf(asking({ options: optionsOf(7), card: { title: '待签收', taskId: 't' }, text: words }), texts);
    expect(vote).toMatchObject({ textBefore: words, card: { main_title: { title: '待签收' } } });
    expect(vote?.card.sub_title_text).toBeUndefined();
    const title = '题'.repeat(30);
    const cut = cardOf(asking({ card: { title, taskId: 't' } }), texts);
    expect(cut?.textBefore).toBe(`${title}\n这次检查提交吗？`);
    expect(cut?.card.main_title.title).toBe(`${'题'.repeat(25)}…`);
  });

  it('keeps every limit, loses no option and no word, whatever is asked', () => {
    const option = fc.record({
      key: fc.string({ unit: 'binary', minLength: 0, maxLength: 60 }),
      label: fc.string({ unit: 'grapheme', maxLength: 30 }),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ maxLength: 40 }),
        fc.array(option, { maxLength: 25 }),
        (id, text, title, options) => {
          const built = cardOf({ id, text, options, card: { title, taskId: id } }, texts);
          if (!built) return;
          const { card, textBefore } = built;
          expect(card.task_id).toMatch(TASK_ID);
          expect([...card.main_title.title].length).toBeLessThanOrEqual(CARD_LIMITS.titleChars);
          expect(card.main_title.title).not.toBe('');
          const offered = card.button_list ?? card.checkbox!.option_list.map(({ id: key, text }) => ({ key, text }));
          expect(offered.map(({ key }) => key)).toEqual(options.map(({ key }) => key));
          for (const { key, text: label } of offered) {
            expect([...label].length).toBeLessThanOrEqual(card.button_list ? 10 : 11);
            expect(Buffer.byteLength(key)).toBeLessThanOrEqual(card.button_list ? 1024 : 128);
          }
          if (card.card_type === 'vote_interaction') expect(card.sub_title_text).toBeUndefined();
          const words = [textBefore, card.main_title.title, card.main_title.desc, card.sub_title_text];
          const shown = words.join('\n');
          expect(shown).toContain(text);
          expect(shown).toContain(title);
          expect(readCard({ ...card })).toHaveProperty('shown');
        },
      ),
    );
  });
});

describe('chosenCard', () => {
  it('shows what was chosen under the title, or alone where the card is not known any more', () => {
    expect(chosenCard({ task_id: 't', main_title: { title: '提交吗？' } }, '提交', texts)).toEqual({
      card_type: 'text_notice',
      main_title: { title: '提交吗？' },
      sub_title_text: '已选：提交',
      task_id: 't',
    });
    const asked = { task_id: 't', main_title: { title: '检查结果' }, sub_title_text: '得分 96' };
    expect(chosenCard(asked, '提交', texts).sub_title_text).toBe('得分 96\n已选：提交');
    const long = { ...asked, sub_title_text: '条'.repeat(110) };
    expect(chosenCard(long, '提交', texts).sub_title_text).toBe('已选：提交');
    expect(chosenCard({ task_id: 't' }, '提交', texts).main_title.title).toBe('已选：提交');
  });
});

it('task ids are the message id where WeCom takes it, else made from it', () => {
  expect(taskIdOf('n-12@x_Y')).toBe('n-12@x_Y');
  expect(taskIdOf('bot:12-1')).toMatch(TASK_ID);
  expect(taskIdOf('bot:12-1')).toBe(taskIdOf('bot:12-1'));
  expect(taskIdOf('bot:12-1')).not.toBe(taskIdOf('bot:12-2'));
});

it('options without a card are numbered lines', () => {
  expect(numberedText({ text: '选哪个？', options: [{ key: '是的', label: '是' }, ...optionsOf(1)] })).toBe(
    '选哪个？\n1. 是\n2. 选项0',
  );
});
