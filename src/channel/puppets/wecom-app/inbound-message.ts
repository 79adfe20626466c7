import { createHash } from 'node:crypto';
import type { ChannelInbound } from '../../inbound.ts';
import { type CallbackFields, fieldsOf, listOf, textOf } from './callback-xml.ts';
import { type ChosenOption, decodeOption } from './option-key.ts';

/** What happened to the company or the app, not something a person said. `EffectTime` is as the platform gives it. */
export type AppEvent =
  | { kind: 'userChanged'; userId: string; newUserId?: string }
  | { kind: 'userDeleted'; userId: string }
  | { kind: 'partyChanged' | 'partyDeleted'; partyId: string }
  | { kind: 'tagChanged'; tagId: string }
  | { kind: 'subscribed' | 'unsubscribed' | 'entered'; userId: string }
  | { kind: 'inactivityWarned'; effectTime: string }
  | { kind: 'closedForInactivity' };

/** A click: beside the message, what its card needs to show that it was used. */
export interface Click {
  userId: string;
  responseCode: string;
  chosen: ChosenOption;
}

export type Received =
  | { kind: 'message'; message: ChannelInbound; click?: Click }
  | { kind: 'event'; event: AppEvent }
  /** Signed, but nothing that concerns us. */
  | { kind: 'ignored' };

const PLATFORM_ID = /^[\w-]{1,64}$/;
const EVENT_ID = ['FromUserName', 'CreateTime', 'Event', 'EventKey', 'TaskId'] as const;
const MESSAGE_ID = ['FromUserName', 'CreateTime', 'MsgType', 'Content', 'MediaId'] as const;

/** Says what a verified callback is. User ids stay as written: a number would lose a leading zero. */
export function readReceived(fields: CallbackFields): Received {
  if (textOf(fields, 'MsgType') === 'event') return readEvent(fields);
  const senderId = textOf(fields, 'FromUserName');
  if (senderId === '') return { kind: 'ignored' };
  // A 64-bit number: kept as the text it is.
  const given = textOf(fields, 'MsgId');
  const id = PLATFORM_ID.test(given) ? `app:${given}` : hashedId(fields, MESSAGE_ID);
  return { kind: 'message', message: { id, senderId, ...contentOf(fields) } };
}

function contentOf(fields: CallbackFields): Pick<ChannelInbound, 'text' | 'media' | 'unusable'> {
  const mediaId = textOf(fields, 'MediaId');
  const type = textOf(fields, 'MsgType');
  switch (type) {
    case 'text':
      return { text: textOf(fields, 'Content') };
    case 'image':
    case 'voice':
    case 'video': {
      if (mediaId === '') return { text: '', unusable: 'other' };
      const format = textOf(fields, 'Format');
      return { text: '', media: { kind: type, ref: { mediaId, ...(format !== '' && { format }) } } };
    }
    case 'location':
    case 'link':
      return { text: '', unusable: type };
    default:
      return { text: '', unusable: 'other' };
  }
}

function readEvent(fields: CallbackFields): Received {
  const userId = textOf(fields, 'FromUserName');
  switch (textOf(fields, 'Event')) {
    case 'template_card_event':
      return readClick(fields, userId);
    case 'change_contact':
      return readContactChange(fields);
    case 'subscribe':
      return { kind: 'event', event: { kind: 'subscribed', userId } };
    case 'unsubscribe':
      return { kind: 'event', event: { kind: 'unsubscribed', userId } };
    case 'enter_agent':
      return { kind: 'event', event: { kind: 'entered', userId } };
    case 'inactive_alert':
      return { kind: 'event', event: { kind: 'inactivityWarned', effectTime: textOf(fields, 'EffectTime') } };
    case 'close_inactive_agent':
      return { kind: 'event', event: { kind: 'closedForInactivity' } };
    default:
      return { kind: 'ignored' };
  }
}

/** A button's own key, or for a vote the option that was chosen: the submit button's key says nothing. */
function readClick(fields: CallbackFields, userId: string): Received {
  const [item] = listOf(fieldsOf(fields, 'SelectedItems'), 'SelectedItem');
  const [option] =
    item === undefined || typeof item === 'string' ? [] : listOf(fieldsOf(item, 'OptionIds'), 'OptionId');
  const encoded = typeof option === 'string' ? option : textOf(fields, 'EventKey');
  const taskId = textOf(fields, 'TaskId');
  if (userId === '' || encoded === '' || taskId === '') return { kind: 'ignored' };
  const chosen = decodeOption(encoded);
  const { key } = chosen;
  // Two clicks on one card within a second differ by what was chosen, which of a vote the event's key does not say.
  const id = hashedId(fields, EVENT_ID, encoded);
  return {
    kind: 'message',
    message: { id, senderId: userId, text: key, action: { taskId, key } },
    click: { userId, responseCode: textOf(fields, 'ResponseCode'), chosen },
  };
}

function readContactChange(fields: CallbackFields): Received {
  const userId = textOf(fields, 'UserID');
  const partyId = textOf(fields, 'Id');
  switch (textOf(fields, 'ChangeType')) {
    case 'create_user':
    case 'update_user': {
      const newUserId = textOf(fields, 'NewUserID');
      return { kind: 'event', event: { kind: 'userChanged', userId, ...(newUserId !== '' && { newUserId }) } };
    }
    case 'delete_user':
      return { kind: 'event', event: { kind: 'userDeleted', userId } };
    case 'create_party':
    case 'update_party':
      return { kind: 'event', event: { kind: 'partyChanged', partyId } };
    case 'delete_party':
      return { kind: 'event', event: { kind: 'partyDeleted', partyId } };
    case 'update_tag':
      return { kind: 'event', event: { kind: 'tagChanged', tagId: textOf(fields, 'TagId') } };
    default:
      return { kind: 'ignored' };
  }
}

function hashedId(fields: CallbackFields, names: readonly string[], ...more: string[]): string {
  const parts = [...names.map(name => textOf(fields, name)), ...more];
  return `app:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
