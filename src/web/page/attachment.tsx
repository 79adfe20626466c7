import { Image } from 'antd';
import { useState } from 'react';
import { fileSize, safeUrl } from './attachment-facts.ts';
import { FileIcon } from './icons.tsx';
import type { MessageFile } from './protocol.ts';
import { text } from './text.ts';

/** An image as a thumbnail that opens larger; anything else as a download. */
export function Attachment({ file }: { file: MessageFile }) {
  const [broken, setBroken] = useState(false);
  const url = safeUrl(file.url);
  if (file.mime.startsWith('image/') && url && !broken) {
    return (
      <span className="thumb" data-testid="image">
        <Image
          src={url}
          alt={text.message.image(file.name)}
          onError={() => setBroken(true)}
          preview={{ cover: null }}
          tabIndex={0}
        />
      </span>
    );
  }
  const facts = (
    <>
      <span className="file-icon" aria-hidden="true">
        <FileIcon />
      </span>
      <span className="row-text">
        <span className="file-name">{file.name}</span>
        <span className="row-note">{broken ? text.message.brokenImage : fileSize(file.size)}</span>
      </span>
    </>
  );
  return url ? (
    <a
      className="file"
      href={url}
      download={file.name}
      aria-label={text.message.file(file.name, fileSize(file.size))}
      data-testid="file"
    >
      {facts}
    </a>
  ) : (
    <span className="file">{facts}</span>
  );
}
