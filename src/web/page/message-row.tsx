import { memo } from 'react';
import { Attachment } from './attachment.tsx';
import { BotAvatar, PersonAvatar } from './avatar.tsx';
import { useChat } from './chat-context.ts';
import { Citations } from './citations.tsx';
import { TickIcon } from './icons.tsx';
import { withMention } from './mention.ts';
import { isReply } from './messages.ts';
import { NoticeCard } from './notice-card.tsx';
import { OptionRow } from './option-row.tsx';
import type { Keys } from './pressed.ts';
import { Prose, Words } from './prose.tsx';
import type { Message, Person } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  message: Message;
  me: Person;
  inRoom: boolean;
  fresh: boolean;
  /** Keys of the options that were tapped. */
  pressed: Keys;
  /** Keys of a reply's options that may be chosen: fewer when a newer reply has replaced it. A notice's stay. */
  open: Keys;
  /** An answer to this message is on its way: a second press would be a second answer. */
  busy: boolean;
}

/** What a person said, in words: of a tapped option what stood on it. */
function saidBy({ pressed, text: said }: Message, inRoom: boolean): string {
  if (!pressed) return said;
  return inRoom ? withMention(pressed.label) : pressed.label;
}

export const MessageRow = memo(function MessageRow({ message, me, inRoom, fresh, pressed, open, busy }: Props) {
  const { chat } = useChat();
  if (message.from === 'me') {
    return (
      <div className="line mine" data-message-id={message.id}>
        <PersonAvatar id={me.id} name={me.name} />
        <div className="content">
          {message.file ? (
            <Attachment file={message.file} />
          ) : (
            <p className="bubble">
              <Words>{saidBy(message, inRoom)}</Words>
            </p>
          )}
          {message.file && message.text !== '' && message.text !== message.file.name && (
            <p className="bubble">{message.text}</p>
          )}
        </div>
        <span className="state" role="img" aria-label={text.message.sent} title={text.message.sent}>
          <TickIcon />
        </span>
      </div>
    );
  }
  const sender = message.senderName ?? (message.from === 'bot' ? text.product : '');
  const options = (
    <OptionRow
      options={message.options}
      pressed={pressed}
      isOpen={({ key, over }) => !busy && !over && (!isReply(message) || (pressed.size === 0 && open.has(key)))}
      onChoose={(key, label) => chat.choose(message, key, label)}
    />
  );
  return (
    <div className="line" data-message-id={message.id}>
      {message.from === 'bot' ? <BotAvatar /> : <PersonAvatar id={sender} name={sender} />}
      <div className="content">
        {inRoom && <span className="sender">{sender}</span>}
        {message.kind === 'notice' ? (
          <NoticeCard message={message} fresh={fresh} options={options} />
        ) : (
          <div className={message.options.length > 0 || message.citations.length > 0 ? 'bubble card' : 'bubble'}>
            {message.text !== '' && message.text !== message.file?.name && (
              <p className="prose">
                <Prose>{message.from === 'bot' ? message.text : saidBy(message, inRoom)}</Prose>
              </p>
            )}
            {message.file && <Attachment file={message.file} />}
            <Citations message={message} />
            {options}
          </div>
        )}
      </div>
    </div>
  );
});
