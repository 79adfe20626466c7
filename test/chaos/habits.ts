import { readFile } from 'node:fs/promises';
import type { Chance } from '../../src/simulation/chance.ts';
import type { Part, Person } from './branch.ts';
import type { Ledger } from './ledger.ts';
import type { Heard, Phones } from './phone.ts';

const QUESTIONS = [
  '营业厅等候多久算超时',
  '宽带装机要多久',
  '投诉多久答复',
  '客户经理多久联系一次',
  '障碍多久修好',
  '资费公示有什么要求',
  '着装有什么要求',
  '首问负责是什么',
];
const ITEM_ANSWERS = {
  yesNo: ['合格', '不合格 灯箱不亮', '跳过'],
  perOccurrence: ['满分', '2处 缺两张资费公示'],
  points: ['满分', '扣1分，地面有水渍', '不适用'],
};
const PHOTOS = ['inspections-photo-1.png', 'inspections-photo-2.png', 'inspections-photo-3.png'];
const BURST = 5;
const CONFIRM = '确认提交';

type Habit = 'ask' | 'askBot' | 'askGroup' | 'todo' | 'file' | 'acknowledge' | 'picture' | 'burst' | 'click';

/** What may be answered to the item that was shown last. */
function answersFor(heard: readonly Heard[]): readonly string[] {
  const text = heard.map(each => each.text).join('\n');
  if (text.includes('合格得满分')) return ITEM_ANSWERS.yesNo;
  return text.includes('每处') ? ITEM_ANSWERS.perOccurrence : ITEM_ANSWERS.points;
}

/** How often each kind of person does what. */
const WEIGHTS: Readonly<Record<Part, Partial<Record<Habit, number>>>> = {
  clerk: { ask: 35, askBot: 20, askGroup: 8, todo: 12, picture: 5, burst: 10, click: 10 },
  // More filings than this, and the head of all halls is told more in a minute than the platform lets through.
  inspector: { file: 15, ask: 35, askBot: 15, todo: 10, picture: 5, burst: 10, click: 10 },
  head: { acknowledge: 40, todo: 20, ask: 15, askBot: 10, burst: 5, click: 10 },
  officer: { ask: 30, todo: 25, askBot: 20, askGroup: 5, burst: 10, click: 10 },
  quality: { ask: 30, todo: 40, askBot: 20, click: 10 },
};

export interface HabitOptions {
  phones: Phones;
  chance: Chance;
  ledger: Ledger;
}

/** What people do, one thing after the other; every choice by the seed. */
export async function createHabits({ phones, chance, ledger }: HabitOptions) {
  const photos = await Promise.all(PHOTOS.map(name => readFile(new URL(`../conversations/${name}`, import.meta.url))));

  async function file({ id, halls }: Person, time: number): Promise<void> {
    const hall = halls[time % halls.length]!;
    let heard = await phones.ask(id, `录测评 营业厅 ${hall}`);
    if (heard.some(each => each.text.includes('草稿')))
      heard = await phones.choose(id, chance.pick(['继续', '重新开始'], id, time, 'draft'), heard);
    const items = chance.between(1, 4, id, time, 'items');
    for (let item = 1; item <= items; item++) {
      const answer = chance.pick(answersFor(heard), id, time, 'item', item);
      heard = await phones.choose(id, answer, heard);
      if (answer.startsWith('不合格') && chance.percent(50, id, time, 'photo', item))
        await phones.picture(id, chance.pick(photos, id, time, 'which', item));
    }
    heard = await phones.choose(id, '其余满分', heard);
    // Some tap twice: the second is the same message to nobody but themselves.
    const impatient = chance.percent(20, id, time, 'impatient');
    const twice = impatient ? phones.tell(id, CONFIRM) : undefined;
    heard = await phones.choose(id, CONFIRM, heard);
    await twice;
    if (heard.some(each => each.text.includes('CP-'))) ledger.count('filed');
    else await phones.ask(id, '取消');
  }

  async function burst({ id }: Person, time: number): Promise<void> {
    const questions = Array.from({ length: BURST }, (_, at) => chance.pick(QUESTIONS, id, time, 'burst', at));
    if (chance.percent(50, id, time, 'where') && questions.every(question => phones.tellBot(id, question))) return;
    await Promise.all(questions.map(question => phones.tell(id, question)));
  }

  const acts: Record<Habit, (person: Person, time: number) => Promise<unknown>> = {
    ask: ({ id }, time) => phones.ask(id, chance.pick(QUESTIONS, id, time)),
    askBot: async ({ id }, time) => {
      const question = chance.pick(QUESTIONS, id, time);
      const heard = await phones.askBot(id, question);
      if (!heard) return phones.ask(id, question);
      if (chance.percent(30, id, time, 'tap')) await phones.clickOnBot(id, heard);
      return undefined;
    },
    askGroup: ({ id, room }, time) => phones.askBot(id, `@质控助手 ${chance.pick(QUESTIONS, id, time)}`, room),
    todo: ({ id }) => phones.ask(id, '我的待办'),
    file,
    acknowledge: ({ id }) => phones.choose(id, '签收', phones.lately(id)),
    picture: ({ id }, time) => phones.picture(id, chance.pick(photos, id, time)),
    burst,
    click: async ({ id }, time) => {
      const heard = phones.lately(id);
      const labels = heard.findLast(each => each.card)?.card?.labels ?? [];
      if (labels.length === 0) return phones.ask(id, '帮助');
      return phones.choose(id, chance.pick(labels, id, time, 'label'), heard);
    },
  };

  return {
    /** The `time`-th thing somebody does. */
    async live(person: Person, time: number): Promise<void> {
      const habit = chance.oneOf<Habit>(WEIGHTS[person.part] as Record<Habit, number>, person.id, time, 'habit');
      ledger.count(habit);
      await acts[habit](person, time);
    },
  };
}
