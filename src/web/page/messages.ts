import type { Message } from './protocol.ts';

/** Both lists in order of `seq`, each message once; where an id is in both, the newer copy stands. */
export function mergeMessages(known: readonly Message[], incoming: readonly Message[]): Message[] {
  const byId = new Map<string, Message>();
  for (const message of known) byId.set(message.id, message);
  for (const message of incoming) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** The highest `seq`, or 0 of an empty list. */
export function lastSeq(messages: readonly Message[]): number {
  return messages.reduce((highest, message) => Math.max(highest, message.seq), 0);
}

/** The ids of the last `count` messages that were sent to me, oldest first: those that count as unread. */
export function unreadIds(messages: readonly Message[], count: number): string[] {
  if (count <= 0) return [];
  return messages
    .filter(message => message.from !== 'me')
    .slice(-count)
    .map(message => message.id);
}

/** A reply of the assistant, which its next reply replaces; a notice stands for itself. */
export function isReply(message: Message): boolean {
  return message.from === 'bot' && message.kind !== 'notice';
}

/** The notice's title (its first line, when that is short and more follows) and the rest. */
export function splitNotice(noticeText: string): { title: string | null; body: string } {
  const end = noticeText.indexOf('\n');
  const first = end < 0 ? '' : noticeText.slice(0, end).trim();
  const rest = end < 0 ? '' : noticeText.slice(end + 1).replace(/^\s*\n/, '');
  if (first === '' || first.length > 40 || rest.trim() === '') return { title: null, body: noticeText };
  const title = first.replace(/^【([^】]+)】\s*/, '$1 ').replace(/[：:]\s*$/, '');
  return { title: title.trim(), body: rest };
}
