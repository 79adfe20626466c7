import { memo } from 'react';
import { Attachment } from './attachment.tsx';
import { BotAvatar, PersonAvatar } from './avatar.tsx';
import { useChat } from './chat-context.ts';
import { Citations } from './citations.tsx';
import { TickIcon } from './icons.tsx';
import { LinkedText } from './linked-text.tsx';
import { NoticeCard } from './notice-card.tsx';
import { OptionRow } from './option-row.tsx';
import type { Message, Person } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  message: Message;
  me: Person;
  inRoom: boolean;
  fresh: boolean;
  chosen: string | null;
  /** A newer reply has replaced this one's options, or one of them was chosen. */
  spent: boolean;
  /** An answer to this message is on its way: a second press would be a second answer. */
  busy: boolean;
}

export const MessageRow = memo(function MessageRow({ message, me, inRoom, fresh, chosen, spent, busy }: Props) {
  const { chat, labels } = useChat();
  if (message.from === 'me') {
    return (
      <div className="line mine" data-message-id={message.id}>
        <PersonAvatar id={me.id} name={me.name} />
        <div className="content">
          {message.file ? (
            <Attachment file={message.file} />
          ) : (
            <p className="bubble">{labels.get(message.clientId) ?? message.text}</p>
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
      chosen={chosen}
      disabled={spent || busy}
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
                <LinkedText>{message.text}</LinkedText>
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
