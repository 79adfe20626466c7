import type { WebSocket } from 'ws';
import type { MessageContent } from '../../domain/conversation/message.ts';
import type { WebHost } from '../host.ts';
import type { Message, ServerFrame } from '../page/protocol.ts';
import { viewerOf } from './history.ts';
import { type InboundRow, inboundView, type OutboundRow, outboundView, type Viewer } from './message-view.ts';
import { overOptions } from './over-options.ts';
import { unreadOf } from './unread.ts';

/** The open sockets, and what is pushed to them. A push that is lost is no loss: the page asks again when it reconnects. */
export function createLive(host: WebHost) {
  const sockets = new Map<string, Set<WebSocket>>();
  let pushes: Promise<void> = Promise.resolve();

  function tell(socket: WebSocket, frame: ServerFrame): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  function tellPerson(personId: string, frame: ServerFrame, except?: WebSocket): void {
    for (const socket of sockets.get(personId) ?? []) if (socket !== except) tell(socket, frame);
  }

  function tellAll(frame: ServerFrame): void {
    for (const personId of sockets.keys()) tellPerson(personId, frame);
  }

  /** Shows a stored message to everybody whose chat it is in. */
  async function show(conversationId: string, view: (viewer: Viewer) => Message, except?: WebSocket): Promise<void> {
    const [kind, id = '', member] = conversationId.split(':');
    if (kind === 'u') {
      tellPerson(id, { type: 'message', message: view({ as: id }) }, except);
      return;
    }
    const room = await host.rooms.room(id);
    if (!room || member === undefined) return;
    const { names } = await viewerOf(host, { as: member, room });
    for (const as of room.memberIds) {
      tellPerson(as, { type: 'message', message: view({ as, ...(names ? { names } : {}) }), room: room.id }, except);
    }
  }

  async function push(messageId: string): Promise<void> {
    const row: OutboundRow | null = await host.db.prisma.outboxMessage.findUnique({ where: { id: messageId } });
    if (!row) return;
    await show(row.conversationId, viewer => outboundView(row, viewer));
    if (!row.conversationId.startsWith('u:')) return;
    await tellUnread(row.recipientId);
    await showWhatIsOver(row);
  }

  /** The notices of what a reply was about, where that left some of their options without a use. */
  async function showWhatIsOver({ kind, conversationId, recipientId, payload }: OutboundRow): Promise<void> {
    const no = (payload as MessageContent).ref?.no;
    if (kind !== 'reply' || !no) return;
    const notices = await host.db.prisma.outboxMessage.findMany({
      where: { conversationId, kind: 'notice', payload: { path: ['ref', 'no'], equals: no } },
    });
    const over = await overOptions(host, notices);
    for (const notice of over.size > 0 ? notices : []) {
      const message = outboundView(notice, { as: recipientId }, over);
      tellPerson(recipientId, { type: 'changed', message });
    }
  }

  async function pushInbound(messageId: string): Promise<void> {
    const row: InboundRow | null = await host.db.prisma.inboxMessage.findUnique({ where: { id: messageId } });
    if (row) await show(row.conversationId, viewer => inboundView(row, viewer));
  }

  /** One after the other: each push needs its row, and rows must not overtake each other. */
  function inOrder(messageId: string, pushOne: (id: string) => Promise<void>): void {
    if (sockets.size === 0) return;
    pushes = pushes.then(() => pushOne(messageId)).catch(error => host.log.error({ err: error, message: messageId }));
  }

  /** Everybody's page shows everybody's unread count. */
  async function tellUnread(personId: string): Promise<void> {
    tellAll({ type: 'unread', personId, unread: await unreadOf(host, { as: personId }) });
  }

  return {
    tell,
    tellAll,
    tellPerson,
    tellUnread,
    join(personId: string, socket: WebSocket): void {
      const own = sockets.get(personId) ?? new Set();
      sockets.set(personId, own.add(socket));
      socket.once('close', () => {
        own.delete(socket);
        if (own.size === 0 && sockets.get(personId) === own) sockets.delete(personId);
      });
    },
    /** Takes the id of a message handed to a person. */
    delivered: (messageId: string): void => inOrder(messageId, push),
    /** Takes the id of a message that a person sent by another way than their chat page. */
    arrived: (messageId: string): void => inOrder(messageId, pushInbound),
    /** Shows what a reply says so far to the person who asked. It is told in order and at once, so the reply itself always comes after. */
    progress({ recipientId, roomId, text }: { recipientId: string; roomId?: string; text: string }): void {
      tellPerson(recipientId, { type: 'progress', text, ...(roomId ? { room: roomId } : {}) });
    },
    /** Shows what a person sent on their other pages and to the other members of the group chat. It is stored by now, so it never fails. */
    said: (row: InboundRow, except?: WebSocket): Promise<void> =>
      show(row.conversationId, viewer => inboundView(row, viewer), except).catch(error =>
        host.log.error({ err: error, message: row.id }),
      ),
  };
}

export type Live = ReturnType<typeof createLive>;
