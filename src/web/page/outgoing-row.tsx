import { useState } from 'react';
import { fileSize } from './attachment-facts.ts';
import { PersonAvatar } from './avatar.tsx';
import { useChat } from './chat-context.ts';
import { FileIcon } from './icons.tsx';
import type { Outgoing } from './outgoing.ts';
import { Words } from './prose.tsx';
import type { Person } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  item: Outgoing;
  me: Person;
  onEdit: (draft: string) => void;
}

/** Mine, not yet stored by the server: on its way, or failed with what can be done about it. */
export function OutgoingRow({ item, me, onEdit }: Props) {
  const { chat } = useChat();
  const [broken, setBroken] = useState(false);
  const picture = broken ? null : item.preview;
  const isFailed = item.state === 'failed';
  return (
    <div className="line mine">
      <PersonAvatar id={me.id} name={me.name} />
      <div className="content">
        {picture && (
          <span className="thumb">
            <img src={picture} alt={text.message.image(item.shown)} onError={() => setBroken(true)} />
          </span>
        )}
        {!picture && item.file && (
          <span className="file">
            <span className="file-icon" aria-hidden="true">
              <FileIcon />
            </span>
            <span className="row-text">
              <span className="file-name">{item.shown}</span>
              <span className="row-note">{fileSize(item.file.size)}</span>
            </span>
          </span>
        )}
        {!item.file && (
          <p className="bubble">
            <Words>{item.shown}</Words>
          </p>
        )}
        {isFailed && (
          <p className="failure" role="alert">
            {item.reason}
            {item.retryable && (
              <button type="button" className="link" onClick={() => chat.retry(item.clientId)}>
                {text.message.retry}
              </button>
            )}
            {!item.file && !item.retryable && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  onEdit(item.text);
                  chat.discard(item.clientId);
                }}
              >
                {text.message.edit}
              </button>
            )}
            <button type="button" className="link" onClick={() => chat.discard(item.clientId)}>
              {text.message.remove}
            </button>
          </p>
        )}
      </div>
      <span
        className={isFailed ? 'state state-failed' : 'state state-sending'}
        role="img"
        aria-label={isFailed ? text.message.failed : text.message.sending}
      >
        {isFailed ? '!' : ''}
      </span>
    </div>
  );
}
