import { Puppet } from 'wechaty-puppet';
import { ChannelError } from '../errors.ts';

/**
 * The methods wechaty-puppet 1.21 declares abstract in its sources. Its published types lost the word, so the compiler does not miss
 * one, and a missing one fails at run time as "not a function". The test compares this list with those sources.
 */
export const abstractPuppetMethods = [
  'onStart',
  'onStop',
  'ding',
  'contactSelfName',
  'contactSelfQRCode',
  'contactSelfSignature',
  'contactAlias',
  'contactAvatar',
  'contactPhone',
  'contactCorporationRemark',
  'contactDescription',
  'contactList',
  'contactRawPayload',
  'contactRawPayloadParser',
  'friendshipAccept',
  'friendshipAdd',
  'friendshipSearchPhone',
  'friendshipSearchHandle',
  'friendshipRawPayload',
  'friendshipRawPayloadParser',
  'conversationReadMark',
  'messageContact',
  'messageFile',
  'messageImage',
  'messageMiniProgram',
  'messageUrl',
  'messageLocation',
  'messageForward',
  'messageSendContact',
  'messageSendFile',
  'messageSendLocation',
  'messageSendMiniProgram',
  'messageSendPost',
  'messageSendText',
  'messageSendUrl',
  'messageRecall',
  'messageRawPayload',
  'messageRawPayloadParser',
  'postRawPayload',
  'postRawPayloadParser',
  'postPublish',
  'postSearch',
  'roomInvitationAccept',
  'roomInvitationRawPayload',
  'roomInvitationRawPayloadParser',
  'roomMemberList',
  'roomMemberRawPayload',
  'roomMemberRawPayloadParser',
  'roomAdd',
  'roomAvatar',
  'roomCreate',
  'roomDel',
  'roomList',
  'roomQRCode',
  'roomQuit',
  'roomTopic',
  'roomRawPayload',
  'roomRawPayloadParser',
  'roomAnnounce',
  'tagContactAdd',
  'tagContactDelete',
  'tagContactList',
  'tagContactRemove',
  'tap',
  'tapSearch',
] as const satisfies readonly (keyof Puppet)[];

/** A puppet that can do nothing yet: each abstract method rejects (`ding` throws) with a ChannelError `unsupported`. */
export abstract class BasePuppet extends Puppet {
  override onStart(): Promise<void> {
    return refuse('onStart');
  }

  override onStop(): Promise<void> {
    return refuse('onStop');
  }

  override ding(): void {
    throw new ChannelError('unsupported', 'ding');
  }
}

function refuse(method: string): Promise<never> {
  return Promise.reject(new ChannelError('unsupported', method));
}

// Installed by name: writing out the other 62 with their overloads would add nothing that the compiler could check.
for (const method of abstractPuppetMethods) {
  if (!Object.hasOwn(BasePuppet.prototype, method)) {
    Object.defineProperty(BasePuppet.prototype, method, {
      value: () => refuse(method),
      configurable: true,
      writable: true,
    });
  }
}
