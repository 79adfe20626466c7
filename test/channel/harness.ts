import type { InboundMessage, OutboundMessage } from '../../src/channel/contracts.ts';
import { conversationIdFor } from '../../src/channel/conversation.ts';
import { DeliveringPuppet } from '../../src/channel/puppets/delivering-puppet.ts';
import type { Deliver, Delivery } from '../../src/channel/puppets/delivery.ts';
import type { Directory, DirectoryContact, DirectoryRoom } from '../../src/channel/puppets/directory.ts';
import { type Channel, startChannel } from '../../src/channel/start.ts';

export const BOT = { id: 'bot', name: '质控助手' };
export const PEOPLE: readonly DirectoryContact[] = [
  { id: 'lin', name: '林芳' },
  { id: 'gao', name: '高敏' },
];
export const ROOM: DirectoryRoom = { id: 'hall', topic: '营业厅检查群', memberIds: ['lin', 'gao', 'bot'] };

/** A directory of fixed people and rooms. */
export function directoryOf(people = PEOPLE, rooms: readonly DirectoryRoom[] = [ROOM]): Directory {
  return {
    contact: async id => people.find(person => person.id === id),
    contacts: async () => people,
    room: async id => rooms.find(room => room.id === id),
    rooms: async () => rooms,
  };
}

export interface Harness {
  channel: Channel;
  puppet: DeliveringPuppet;
  deliveries: Delivery[];
  errors: Error[];
}

export interface HarnessOptions {
  directory?: Directory;
  deliver?: Deliver;
  puppetClass?: typeof DeliveringPuppet;
}

/** A started channel that collects what it delivers; the test stops it. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const deliveries: Delivery[] = [];
  const errors: Error[] = [];
  const Puppet = options.puppetClass ?? DeliveringPuppet;
  const puppet = new Puppet({
    bot: BOT,
    directory: options.directory ?? directoryOf(),
    deliver: options.deliver ?? (delivery => void deliveries.push(delivery)),
  });
  const channel = await startChannel({ puppet, name: 'test', onError: error => errors.push(error) });
  return { channel, puppet, deliveries, errors };
}

let counter = 0;

/** A direct text message of 林芳, or whatever the parts say; the conversation id follows from them. */
export function inboundMessage(parts: Partial<InboundMessage> = {}): InboundMessage {
  const senderId = parts.senderId ?? 'lin';
  counter += 1;
  return {
    id: `m${counter}`,
    senderId,
    conversationId: conversationIdFor(senderId, parts.roomId),
    mentionsBot: false,
    text: '你好',
    at: new Date('2026-03-02T01:30:00.123Z'),
    ...parts,
  };
}

export function outboundMessage(parts: Partial<OutboundMessage> = {}): OutboundMessage {
  return { id: 'out-1', recipientId: 'lin', text: '已收到', options: [], ...parts };
}
