import { isReply } from './messages.ts';
import type { Outgoing } from './outgoing.ts';
import type { Message } from './protocol.ts';

export type Keys = ReadonlySet<string>;

/** A key that names a place in a list: to the question asked below it, it would be an answer. */
const PLACE = /^(?:\d{1,3}|[A-Z])$/;

/** By message, the keys of its options that were tapped; one that did not get through was not. */
export function pressedOn(messages: readonly Message[], outgoing: readonly Outgoing[]): ReadonlyMap<string, Keys> {
  const sent = outgoing.filter(item => item.state === 'sending');
  const pressed = new Map<string, Set<string>>();
  for (const { pressed: one } of [...messages.filter(({ from }) => from === 'me'), ...sent]) {
    if (one) pressed.set(one.message, (pressed.get(one.message) ?? new Set()).add(one.key));
  }
  return pressed;
}

/**
 * By message, the keys of the reply's options that may still be chosen: those of all replies to the last message that was answered, since
 * an answer given within a form stands above the form's question. What the question itself takes is left to the question.
 */
export function openOn(messages: readonly Message[]): ReadonlyMap<string, Keys> {
  const open = new Map<string, Keys>();
  const answered = messages.findLast(message => isReply(message) && message.answers !== null)?.answers;
  const taken = new Set<string>();
  for (const { id, options } of messages.filter(({ answers }) => answers && answers === answered).reverse()) {
    const keys = options.map(({ key }) => key).filter(key => !taken.has(key) && !(open.size > 0 && PLACE.test(key)));
    open.set(id, new Set(keys));
    for (const key of keys) taken.add(key);
  }
  return open;
}
