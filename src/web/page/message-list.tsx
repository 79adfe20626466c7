import { Fragment, type ReactNode, useMemo } from 'react';
import { useChat } from './chat-context.ts';
import type { Conversation } from './chat-state.ts';
import { DownIcon } from './icons.tsx';
import { namesAssistant } from './mention.ts';
import { MessageRow } from './message-row.tsx';
import { OutgoingRow } from './outgoing-row.tsx';
import { type Keys, openOn, pressedOn } from './pressed.ts';
import type { Person } from './protocol.ts';
import { text } from './text.ts';
import { needsSeparator, separatorLabel } from './time-labels.ts';
import { TypingRow } from './typing-row.tsx';
import { useScrolling } from './use-scrolling.ts';

interface Props {
  me: Person;
  conversation: Conversation;
  now: string;
  typing: boolean;
  /** What the reply being written says so far. */
  writing: string;
  inRoom: boolean;
  onEdit: (draft: string) => void;
  empty: ReactNode;
}

const none: Keys = new Set();

export function MessageList({ me, conversation, now, typing, writing, inRoom, onEdit, empty }: Props) {
  const { chat } = useChat();
  const { messages, outgoing, phase, more, older } = conversation;
  const scroll = useScrolling(conversation, chat);
  const pressed = useMemo(() => pressedOn(messages, outgoing), [messages, outgoing]);
  const open = useMemo(() => openOn(messages), [messages]);
  const fresh = new Set(conversation.fresh);
  const last = messages.at(-1);
  const lastAt = last?.at ?? null;
  // Whoever forgets the name waits for an answer that does not come.
  const isUnaddressed = inRoom && outgoing.length === 0 && last?.kind === 'text' && !namesAssistant(last.text);
  const unaddressed = isUnaddressed && last?.from === 'me' ? last : null;
  return (
    <div className="log-box">
      {/* A scrolling log must be reachable by keyboard. */}
      <div
        className="log"
        ref={scroll.boxRef}
        onScroll={scroll.onScroll}
        role="log"
        aria-live="polite"
        aria-label={text.list.label}
        aria-busy={phase === 'loading'}
        data-testid="message-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region without it cannot be scrolled by keyboard
        tabIndex={0}
      >
        <div className="log-inner" ref={scroll.innerRef}>
          {phase === 'loading' && <p className="aside">{text.link.loading}</p>}
          {phase === 'failed' && (
            <button type="button" className="aside link" onClick={chat.reload}>
              {text.list.failed}
            </button>
          )}
          {older === 'failed' ? (
            <button type="button" className="aside link" onClick={chat.loadOlder}>
              {text.list.olderFailed}
            </button>
          ) : (
            more && <p className="aside">{text.list.older}</p>
          )}
          {phase === 'ready' && !more && messages.length > 0 && <p className="aside">{text.list.start}</p>}
          {empty}
          {messages.map((message, at) => (
            <Fragment key={message.id}>
              {needsSeparator(messages[at - 1]?.at ?? null, message.at) && (
                <p className="aside">
                  <time dateTime={message.at}>{separatorLabel(message.at, now)}</time>
                </p>
              )}
              {message.id === conversation.freshFrom && <p className="fresh-line">{text.list.fresh}</p>}
              <MessageRow
                message={message}
                me={me}
                inRoom={inRoom}
                fresh={fresh.has(message.id)}
                pressed={pressed.get(message.id) ?? none}
                open={open.get(message.id) ?? none}
                busy={outgoing.some(item => item.pressed?.message === message.id && item.state === 'sending')}
              />
            </Fragment>
          ))}
          {unaddressed && (
            <p className="aside" data-testid="unaddressed">
              {text.room.unaddressed}{' '}
              <button type="button" className="link" onClick={() => chat.ask(unaddressed.text)}>
                {text.room.ask}
              </button>
            </p>
          )}
          {outgoing.map((item, at) => (
            <Fragment key={item.clientId}>
              {needsSeparator(outgoing[at - 1]?.at ?? lastAt, item.at) && (
                <p className="aside">{separatorLabel(item.at, now)}</p>
              )}
              <OutgoingRow item={item} me={me} onEdit={onEdit} />
            </Fragment>
          ))}
          {typing && <TypingRow writing={writing} />}
        </div>
      </div>
      {!scroll.atEnd && (
        <button type="button" className="latest" data-testid="jump-latest" onClick={scroll.toEnd}>
          <DownIcon />
          {scroll.newBelow > 0 ? text.list.newCount(scroll.newBelow) : text.list.latest}
        </button>
      )}
    </div>
  );
}
