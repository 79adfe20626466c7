import type { Api, Outcome } from '../../../src/web/page/api.ts';
import { createChat } from '../../../src/web/page/chat.ts';
import type { SocketEvents } from '../../../src/web/page/connection.ts';
import type { Message, MessagesAnswer, Person, SendFrame, ServerFrame } from '../../../src/web/page/protocol.ts';

export function message(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    seq,
    at: '2026-03-02T09:00:00+08:00',
    from: 'bot',
    kind: 'reply',
    text: `text ${seq}`,
    options: [],
    outcome: null,
    citations: [],
    ref: null,
    answers: `asked-${seq}`,
    pressed: null,
    ...over,
  };
}

function person(id: string): Person {
  return { id, name: id, title: '', unit: '', roles: [], roleIds: [], unread: 0 };
}

/** A chat whose server, timers and ids are in the test's hands. */
export function stage(options: { pageSize?: number } = {}) {
  const pageSize = options.pageSize ?? 50;
  const stored: Message[] = [];
  const people = [person('lina'), person('chen')];
  const sockets: { as: string; events: SocketEvents; sent: SendFrame[]; closed: boolean }[] = [];
  const timers: { ms: number; task: () => void; off: boolean }[] = [];
  const reads: number[] = [];
  const uploads: string[] = [];
  const answers: { upload: Outcome<{ message: Message }>; messagesFail: boolean } = {
    upload: { kind: 'unreachable' },
    messagesFail: false,
  };
  const api: Api = {
    people: async () => ({
      kind: 'ok',
      value: { people: people.map(one => ({ ...one })), rooms: [], now: '2026-03-02T09:00:00+08:00', simulated: true },
    }),
    messages: async (_place, before): Promise<Outcome<MessagesAnswer>> => {
      if (answers.messagesFail) return { kind: 'unreachable' };
      const older = stored.filter(one => before === undefined || one.seq < before);
      return { kind: 'ok', value: { messages: older.slice(-pageSize), more: older.length > pageSize } };
    },
    upload: async (_place, clientId) => {
      uploads.push(clientId);
      return answers.upload;
    },
    read: async (_place, seq) => {
      reads.push(seq);
      return { kind: 'ok', value: {} };
    },
    advance: async () => ({ kind: 'refused', status: 409, reason: '现在不能推进时间。' }),
  };
  let ids = 0;
  const chat = createChat({
    api,
    openSocket: (as, events) => {
      const socket = { as, events, sent: [] as SendFrame[], closed: false };
      sockets.push(socket);
      return {
        send: data => void socket.sent.push(JSON.parse(data)),
        close: () => {
          socket.closed = true;
        },
      };
    },
    later: (ms, task) => {
      const timer = { ms, task, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    random: () => 0.5,
    newId: () => `c${++ids}`,
    preview: { open: file => `blob:${file.name}`, release: () => {} },
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    chat,
    stored,
    people,
    sockets,
    reads,
    uploads,
    answers,
    settle,
    socket: () => sockets.at(-1)!,
    say: (frame: ServerFrame) => sockets.at(-1)!.events.onData(JSON.stringify(frame)),
    runTimers() {
      for (const timer of timers.splice(0)) if (!timer.off) timer.task();
    },
    conversation: () => chat.getState().conversations['#/lina']!,
    /** Started, `lina` chosen, the socket open, history loaded. */
    async open() {
      chat.start();
      await settle();
      chat.select({ as: 'lina' });
      sockets.at(-1)!.events.onOpen();
      await settle();
    },
  };
}
