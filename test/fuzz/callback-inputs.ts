import { encrypt, getSignature } from '@wecom/crypto';
import type { CallbackRequest } from '../../src/channel/puppets/wecom-app/callback.ts';
import { toXml, type XmlFields } from '../wecom-simulator/inbound-xml.ts';
import type { Chance } from './chance.ts';
import { mutate } from './mutate.ts';

export const KEYS = { callbackToken: 'fuzzed-token', callbackAesKey: 'Z'.repeat(43), corpId: 'ww1234567890abcdef' };
export const AGENT_ID = '1000002';
export const NOW = new Date('2026-11-02T09:00:00+08:00');

const head = { ToUserName: KEYS.corpId, FromUserName: '00817', CreateTime: 1793581200 };
const event = (name: string, fields: XmlFields) =>
  toXml({ ...head, MsgType: 'event', Event: name, ...fields, AgentID: 1000002 });
const message = (type: string, fields: XmlFields) =>
  toXml({ ...head, MsgType: type, ...fields, MsgId: '7012345678901234567', AgentID: 1000002 });
const click = (fields: XmlFields) => event('template_card_event', { TaskId: 'm-1', ResponseCode: 'code', ...fields });

export const CARD_EVENTS = [
  click({ EventKey: '4:确认提交确认提交', CardType: 'button_interaction' }),
  click({
    EventKey: 'submit',
    CardType: 'vote_interaction',
    SelectedItems: { SelectedItem: { QuestionKey: 'choice', OptionIds: { OptionId: '4:签收 1第一份' } } },
  }),
  click({
    EventKey: 'submit',
    SelectedItems: { SelectedItem: [{ QuestionKey: 'a', OptionIds: { OptionId: '1:1一' } }, { QuestionKey: 'b' }] },
  }),
  event('template_card_menu_event', { EventKey: 'menu', TaskId: 'm-1' }),
];
export const MESSAGES = [
  message('text', { Content: '查标准 & <b>' }),
  message('image', { PicUrl: 'http://127.0.0.1/p', MediaId: 'media' }),
  message('voice', { MediaId: 'media', Format: 'amr' }),
  message('location', { Location_X: '23.1', Location_Y: '113.3', Scale: 15, Label: '中山路' }),
  event('change_contact', { ChangeType: 'update_user', UserID: '00817', NewUserID: 'WangQiang' }),
  event('enter_agent', { EventKey: '' }),
];

const NAMES = [
  ...[
    'MsgType',
    'Event',
    'EventKey',
    'TaskId',
    'ResponseCode',
    'FromUserName',
    'MsgId',
    'MediaId',
    'Format',
    'Content',
    'SelectedItems',
    'SelectedItem',
  ],
  ...[
    'OptionIds',
    'OptionId',
    'ChangeType',
    'UserID',
    'NewUserID',
    'TagId',
    'Id',
    'EffectTime',
    '__proto__',
    'constructor',
    'toString',
  ],
];
const VALUES = [
  ...[
    'event',
    'text',
    'image',
    'voice',
    'hologram',
    'template_card_event',
    'change_contact',
    'update_user',
    'update_tag',
    'enter_agent',
    'subscribe',
  ],
  ...['', '0', '00817', '2:确认', '9:确认', '0:', '-1:a', '3:a]]>', ' ', '__proto__', '18446744073709551616', '你好'],
];

/** Well-formed and ours, with fields of anything anywhere. */
export function strangeXml(chance: Chance): string {
  return toXml({
    ...head,
    MsgType: 'event',
    Event: 'template_card_event',
    ...strangeFields(chance, 3),
    ToUserName: KEYS.corpId,
  });
}

function strangeFields(chance: Chance, depth: number): XmlFields {
  const fields: XmlFields = Object.create(null);
  for (let left = chance.below(6); left >= 0; left -= 1) {
    const kind = depth === 0 ? 0 : chance.below(6);
    fields[chance.pick(NAMES)] =
      kind === 4
        ? strangeFields(chance, depth - 1)
        : kind === 5
          ? [strangeFields(chance, depth - 1), strangeFields(chance, depth - 1)]
          : chance.pick(VALUES);
  }
  return fields;
}

/** The body around a sealed message. */
function envelope(encrypted: string): string {
  return toXml({ ToUserName: KEYS.corpId, Encrypt: encrypted, AgentID: AGENT_ID });
}

function signed(encrypted: string, nonce: string): CallbackRequest['query'] {
  const timestamp = String(NOW.getTime() / 1000);
  return { msg_signature: getSignature(KEYS.callbackToken, timestamp, nonce, encrypted), timestamp, nonce };
}

/** Properly sealed, whatever is inside. */
export function sealedRequest(xml: string): CallbackRequest {
  const encrypted = encrypt(KEYS.callbackAesKey, xml, KEYS.corpId);
  return { method: 'POST', query: signed(encrypted, '1'), body: envelope(encrypted) };
}

const ENCRYPTED = encrypt(KEYS.callbackAesKey, MESSAGES[0]!, KEYS.corpId);
const ENVELOPE = envelope(ENCRYPTED);
const QUERY = signed(ENCRYPTED, '1');

/** A request that somebody without the token made: plain, damaged, or with a signature that is not of it. */
export function forgedRequest(chance: Chance): CallbackRequest {
  const plain = chance.pick([...MESSAGES, ...CARD_EVENTS]);
  const body = chance.pick([
    () => plain,
    () => mutate(chance, plain, MESSAGES),
    () => mutate(chance, ENVELOPE, [plain]),
    () => envelope(chance.text(200)),
    () => envelope(encrypt('A'.repeat(43), plain, KEYS.corpId)),
    () => ENVELOPE.replace('<Encrypt>', `${plain.slice(5, -6)}<Encrypt>`),
    () => chance.text(400),
  ])();
  const query: CallbackRequest['query'] = { ...QUERY };
  const field = chance.pick(['msg_signature', 'timestamp', 'nonce', 'echostr']);
  if (chance.below(3) > 0) query[field] = chance.below(4) === 0 ? undefined : mutate(chance, QUERY[field] ?? '', ['0']);
  return { method: chance.below(10) === 0 ? 'GET' : 'POST', query, body };
}
