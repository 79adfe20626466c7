import type { ReactNode } from 'react';
import { Attachment } from './attachment.tsx';
import { Citations } from './citations.tsx';
import { BellIcon } from './icons.tsx';
import { splitNotice } from './messages.ts';
import type { Message } from './protocol.ts';
import { text } from './text.ts';

export function NoticeCard({ message, fresh, options }: { message: Message; fresh: boolean; options: ReactNode }) {
  const { title, body } = splitNotice(message.text);
  const no = message.ref?.no;
  return (
    <article className="notice" data-testid="notice">
      <h3 className="notice-title">
        <BellIcon />
        <span>{title ?? text.message.notice}</span>
        {fresh && <i className="dot" role="img" aria-label={text.message.noticeUnread} data-testid="notice-unread" />}
      </h3>
      <div className="notice-body">
        <p className="prose">{body}</p>
        {message.file && <Attachment file={message.file} />}
        <Citations message={message} />
        {no && !message.text.includes(no) && (
          <p className="notice-no">
            {text.message.reference} {no}
          </p>
        )}
      </div>
      {options}
    </article>
  );
}
