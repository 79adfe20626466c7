import type { ReactNode } from 'react';
import { Attachment } from './attachment.tsx';
import { Citations } from './citations.tsx';
import { BellIcon } from './icons.tsx';
import { splitNotice } from './messages.ts';
import { Prose, Words } from './prose.tsx';
import type { Message } from './protocol.ts';
import { text } from './text.ts';

export function NoticeCard({ message, fresh, options }: { message: Message; fresh: boolean; options: ReactNode }) {
  const { title, body } = splitNotice(message.text);
  const no = message.ref?.no;
  return (
    <article className="notice" data-testid="notice">
      <h3 className="notice-title">
        <BellIcon />
        <span>
          <Words>{title ?? text.message.notice}</Words>
        </span>
        {fresh && <i className="dot" role="img" aria-label={text.message.noticeUnread} data-testid="notice-unread" />}
      </h3>
      <div className="notice-body">
        <p className="prose">
          <Prose>{body}</Prose>
        </p>
        {message.file && <Attachment file={message.file} />}
        <Citations message={message} />
        {no && !message.text.includes(no) && (
          <p className="notice-no">
            {text.message.reference} <Words>{no}</Words>
          </p>
        )}
      </div>
      {options}
    </article>
  );
}
