import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Chat } from './chat.ts';
import type { Conversation } from './chat-state.ts';

/** Pixels from the end that still count as being there: fractional scaling never reaches exactly zero. */
const endSlack = 40;
const olderSlack = 120;

/**
 * Keeps the log at its end while the person is there, still while they read above, and steady when older messages
 * are put in on top. Tells the chat whether the end is in view.
 */
export function useScrolling(conversation: Conversation, chat: Chat) {
  const boxRef = useRef<HTMLDivElement>(null);
  const innerRef = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const before = useRef({ firstSeq: 0, height: 0, outgoing: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const [seenUpTo, setSeenUpTo] = useState(0);
  const { messages, outgoing, more, older, phase } = conversation;
  const firstSeq = messages[0]?.seq ?? 0;
  const lastSeq = messages.at(-1)?.seq ?? 0;

  const tell = useCallback(() => {
    chat.watch(stuck.current && document.visibilityState === 'visible');
  }, [chat]);

  const toEnd = useCallback(() => {
    const box = boxRef.current;
    stuck.current = true;
    if (box) box.scrollTop = box.scrollHeight;
    setAtEnd(true);
    tell();
  }, [tell]);

  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const past = before.current;
    const prepended = past.firstSeq > 0 && firstSeq < past.firstSeq;
    if (prepended && !stuck.current) box.scrollTop += box.scrollHeight - past.height;
    // My own message always comes into view, wherever I was reading.
    if (outgoing.length > past.outgoing) toEnd();
    else if (stuck.current) box.scrollTop = box.scrollHeight;
    before.current = { firstSeq, height: box.scrollHeight, outgoing: outgoing.length };
  });

  useEffect(() => {
    if (atEnd) setSeenUpTo(lastSeq);
  }, [atEnd, lastSeq]);

  // Images, opened quotations and the phone's keyboard change heights without any message arriving.
  useEffect(() => {
    const box = boxRef.current;
    const inner = innerRef.current;
    if (!box || !inner) return;
    const observer = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      chat.watch(false);
    };
  }, [chat, tell]);

  // A first page shorter than the window leaves nothing to scroll by, so ask for more until it does.
  useEffect(() => {
    const box = boxRef.current;
    const short = box !== null && box.scrollHeight <= box.clientHeight;
    if (phase === 'ready' && more && older === 'idle' && firstSeq > 0 && short) chat.loadOlder();
  }, [chat, phase, more, older, firstSeq]);

  const onScroll = useCallback(() => {
    const box = boxRef.current;
    if (!box) return;
    const now = box.scrollHeight - box.scrollTop - box.clientHeight <= endSlack;
    if (now !== stuck.current) {
      stuck.current = now;
      setAtEnd(now);
      tell();
    }
    if (box.scrollTop < olderSlack && !now && older === 'idle') chat.loadOlder();
  }, [chat, tell, older]);

  const newBelow = messages.filter(message => message.seq > seenUpTo && message.from !== 'me').length;
  return { boxRef, innerRef, onScroll, toEnd, atEnd, newBelow };
}
