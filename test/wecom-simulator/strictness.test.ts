import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCard } from './card-rules.ts';
import { startWecomSimulator, type WecomSimulator } from './simulator.ts';

let simulator: WecomSimulator;
let token: string;
const clock = { now: new Date('2026-11-02T09:00:00+08:00') };

beforeEach(async () => {
  simulator = await startWecomSimulator({ now: () => clock.now });
  const query = new URLSearchParams({ corpid: simulator.corpId, corpsecret: simulator.secret });
  token = (await call(`gettoken?${query}`)).access_token as string;
});
afterEach(() => simulator.close());

async function call(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${simulator.url}/cgi-bin/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const send = (body: object) =>
  call(`message/send?access_token=${token}`, { touser: 'zhou', agentid: 1000002, ...body });
const text = (content: string) => ({ msgtype: 'text', text: { content } });
const button = (index: number) => ({ text: `按钮${index}`, key: `k${index}`, style: 1 });
const card = (more: object = {}) => ({
  msgtype: 'template_card',
  template_card: {
    ...{ card_type: 'button_interaction', task_id: 't1', main_title: { title: '标题' } },
    button_list: [button(1)],
    ...more,
  },
});

describe('the simulated platform', () => {
  it.each<[string, object, number]>([
    ['an unknown type', { msgtype: 'hologram', hologram: {} }, 40008],
    ['an empty text', text(' '), 44004],
    ["another app's number", { ...text('a'), agentid: 7 }, 40056],
    ['a number as recipient', { ...text('a'), touser: 817 }, 40031],
    ['a card without a callback address', card(), 43012],
    [
      'a check over more than four hours',
      { ...text('a'), enable_duplicate_check: 1, duplicate_check_interval: 14_401 },
      40058,
    ],
  ])('refuses %s and remembers it', async (_what, body, errcode) => {
    expect(await send(body)).toMatchObject({ errcode });
    expect(simulator.violations).not.toEqual([]);
  });

  it.each<[string, object]>([
    ['a task id with a colon', { task_id: 'a:b' }],
    ['a task id too long', { task_id: 'a'.repeat(129) }],
    ['no title', { main_title: {} }],
    ['seven buttons', { button_list: Array.from({ length: 7 }, (_, index) => button(index)) }],
    ['two buttons of one key', { button_list: [button(1), button(1)] }],
    ['a key of 1025 bytes', { button_list: [{ text: 'a', key: 'k'.repeat(1025) }] }],
    [
      'a vote without options',
      {
        card_type: 'vote_interaction',
        checkbox: { question_key: 'q', mode: 0, option_list: [] },
        submit_button: { key: 's' },
      },
    ],
    [
      'an option id of 129 bytes',
      {
        card_type: 'vote_interaction',
        checkbox: { question_key: 'q', mode: 0, option_list: [{ id: 'x'.repeat(129), text: 'a' }] },
        submit_button: { key: 's' },
      },
    ],
  ])('refuses a card with %s', (_what, more) => {
    expect(readCard(card(more).template_card)).toHaveProperty('wrong');
  });

  it('cuts a text after 2048 bytes, and holds it against the sender', async () => {
    await send(text('标'.repeat(683)));
    expect(simulator.violations).toEqual(['message/send: content too long']);
  });

  it('drops without a word what is too much for one person', async () => {
    for (let count = 0; count < 32; count += 1) expect(await send(text(`第${count}条`))).toMatchObject({ errcode: 0 });
    expect(simulator.messagesOf('zhou')).toHaveLength(30);
    expect(simulator.company.messages.filter(message => message.dropped)).toHaveLength(2);
    clock.now = new Date(clock.now.getTime() + 61_000);
    await send(text('又可以了'));
    expect(simulator.messagesOf('zhou')).toHaveLength(31);
  });

  it('takes a repeated request as one, for as long as was asked', async () => {
    const body = { ...text('a'), enable_duplicate_check: 1, duplicate_check_interval: 100 };
    const first = await send(body);
    expect(await send(body)).toEqual(first);
    expect(simulator.messagesOf('zhou')).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 101_000);
    await send(body);
    expect(simulator.messagesOf('zhou')).toHaveLength(2);
  });

  it('names those it could not reach in lower case, and fails when nobody is left', async () => {
    expect(await send({ ...text('a'), touser: 'ZHOU|NoBody' })).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(await send({ ...text('a'), touser: 'NoBody' })).toMatchObject({ errcode: 81013 });
  });

  it('ends a token after two hours, and knows no other', async () => {
    clock.now = new Date(clock.now.getTime() + 7_200_000);
    expect(await send(text('a'))).toMatchObject({ errcode: 42001 });
    token = 'guessed';
    expect(await send(text('a'))).toMatchObject({ errcode: 40014 });
  });

  it('says where to begin when nobody configured a callback', async () => {
    await expect(simulator.say('zhou', 'a')).rejects.toThrow('configureCallback');
    await expect(simulator.configureCallback(`${simulator.url}/elsewhere`)).rejects.toThrow('check');
  });

  it('reads faults as they are typed, and takes none that it cannot read', () => {
    for (const line of ['fail * 45009 3', 'slow message/send 10', 'late 5', 'reorder 4', 'drop zhou', 'token', 'clear'])
      simulator.faults.command(line);
    for (const line of ['', 'explode', 'fail message/send soon', 'late x', 'reorder 0'])
      expect(() => simulator.faults.command(line)).toThrow('no fault');
  });
});
