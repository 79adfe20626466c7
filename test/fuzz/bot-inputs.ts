import type { Chance } from './chance.ts';
import { mutate } from './mutate.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const headers = { req_id: 'request-1' };
const single = { msgid: 'm-1', aibotid: 'bot', chattype: 'single', from: { userid: '00817' } };
const group = { ...single, chattype: 'group', chatid: 'group-1' };
const message = (place: Json & object, msgtype: string, content: Json): Json => ({
  headers,
  body: { ...place, msgtype, [msgtype]: content },
});
const event = (place: Json & object, of: { [name: string]: Json }): Json => ({
  headers,
  body: { ...place, msgtype: 'event', event: of },
});
const media = { url: 'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/a', aeskey: 'a2V5' };
const click = { card_type: 'button_interaction', event_key: '查看 ZG-2026-0001', task_id: 't-1' };
const vote = {
  ...{ card_type: 'vote_interaction', event_key: 'submit', task_id: 't-2' },
  selected_items: { selected_item: [{ question_key: 'choice', option_ids: { option_id: ['签收 1'] } }] },
};

/** What the platform sends, one of each kind. */
export const FRAMES: readonly Json[] = [
  message(single, 'text', { content: '查标准 & <b>' }),
  message(group, 'text', { content: '@质控助手 宽带装机要多久' }),
  message(single, 'voice', { content: '上午查了南外厅' }),
  message(single, 'image', media),
  message(single, 'file', { ...media, filename: '服务规范.docx' }),
  message(single, 'video', media),
  message(group, 'mixed', {
    msg_item: [
      { msgtype: 'text', text: { content: '@质控助手 看看' } },
      { msgtype: 'image', image: media },
      { msgtype: 'image', image: media },
    ],
  }),
  event(single, { eventtype: 'template_card_event', template_card_event: click }),
  event(group, { eventtype: 'template_card_event', ...click }),
  event(single, { eventtype: 'template_card_event', template_card_event: vote }),
  event(single, {
    eventtype: 'feedback_event',
    feedback_event: { id: 'f', type: 2, inaccurate_reason_list: [1, '2'] },
  }),
  event(single, { eventtype: 'enter_chat' }),
  event(single, { eventtype: 'disconnected_event' }),
];
const TEXTS = FRAMES.map(frame => JSON.stringify(frame));

const STRANGE: readonly Json[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', 'single', 'group', '__proto__', '\u0000', '\ud800', '00817', 'm-1'],
  ...[[], [null], [[[]]], {}, { content: null }, { content: '@质控助手' }, { userid: '' }, { userid: 817 }],
  ...[{ url: 'file:///etc/passwd' }, { option_id: [''] }, { selected_item: [{}, {}] }, { msg_item: [{}] }],
];
const NAMES = [
  ...['msgtype', 'msgid', 'chattype', 'chatid', 'from', 'userid', 'text', 'voice', 'image', 'file', 'mixed', 'event'],
  ...['eventtype', 'template_card_event', 'feedback_event', 'event_key', 'task_id', 'selected_items', 'selected_item'],
  ...['question_key', 'option_ids', 'option_id', 'content', 'url', '__proto__', 'constructor', 'toString'],
];
const MAX_CHANGES = 4;

/** One frame as text: half damaged in its fields, the rest in its letters. What is no JSON any more is the SDK's to refuse. */
export function botFrame(chance: Chance): string {
  if (chance.below(4) === 0) return mutate(chance, chance.pick(TEXTS), TEXTS);
  const frame = structuredClone(chance.pick(FRAMES));
  for (let left = chance.below(MAX_CHANGES + 1); left > 0; left -= 1) change(chance, frame);
  return JSON.stringify(frame);
}

/** Changes one field somewhere. */
function change(chance: Chance, frame: Json): void {
  let place = frame as { [name: string]: Json };
  for (;;) {
    const names = Object.keys(place);
    const name = names.length === 0 || chance.below(8) === 0 ? chance.pick(NAMES) : chance.pick(names);
    const below = Object.hasOwn(place, name) ? place[name] : undefined;
    if (typeof below === 'object' && below !== null && chance.below(4) > 0) {
      place = below as { [name: string]: Json };
      continue;
    }
    const kind = chance.below(4);
    if (kind === 0) delete place[name];
    else if (kind === 1 && typeof below === 'string') place[name] = mutate(chance, below, TEXTS);
    else place[name] = structuredClone(chance.pick([...STRANGE, chance.text(20)]));
    return;
  }
}
