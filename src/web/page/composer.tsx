import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useChat } from './chat-context.ts';
import { drafts } from './drafts.ts';
import { AttachIcon } from './icons.tsx';
import type { Person } from './protocol.ts';
import { quickCommands } from './quick-commands.ts';
import { text } from './text.ts';

export interface ComposerHandle {
  fill(draft: string): void;
}

/** Key code that some input methods report for the Enter that only picks a candidate. */
const imeKeyCode = 229;
const widePhoneQuery = '(max-width: 640px)';

interface Props {
  ref: Ref<ComposerHandle>;
  me: Person;
  inRoom: boolean;
  draftKey: string;
}

export function Composer({ ref, me, inRoom, draftKey }: Props) {
  const { chat } = useChat();
  const [draft, setDraft] = useState(() => drafts.get(draftKey) ?? '');
  const area = useRef<TextAreaRef>(null);
  const picker = useRef<HTMLInputElement>(null);
  const isPhone = window.matchMedia(widePhoneQuery).matches;

  const { placeholder, shortPlaceholder } = inRoom ? text.room : text.composer;

  function change(next: string): void {
    setDraft(next);
    drafts.set(draftKey, next);
  }

  function fill(next: string): void {
    change(next);
    area.current?.focus({ cursor: 'end' });
  }

  useImperativeHandle(ref, () => ({ fill }));

  function send(): void {
    if (draft.trim() === '') return;
    chat.sendText(draft.trim());
    change('');
    area.current?.focus();
  }

  return (
    <footer className="composer">
      <div className="commands" role="toolbar" aria-label={text.composer.commands}>
        {quickCommands(me.roleIds, inRoom).map(command => (
          <button
            type="button"
            key={command.label}
            className="command"
            onClick={() => (command.prefill ? fill(command.text) : chat.ask(command.text))}
          >
            {command.label}
          </button>
        ))}
      </div>
      <div className="composer-row">
        <button
          type="button"
          className="attach"
          aria-label={text.composer.attach}
          title={text.composer.attach}
          onClick={() => picker.current?.click()}
        >
          <AttachIcon />
        </button>
        <input
          ref={picker}
          className="sr-only"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={text.composer.attach}
          data-testid="composer-file"
          onChange={event => {
            chat.sendFiles([...(event.target.files ?? [])]);
            // The same file chosen twice in a row must count as a choice again.
            event.target.value = '';
          }}
        />
        <Input.TextArea
          ref={area}
          className="composer-text"
          value={draft}
          autoSize={{ minRows: 1, maxRows: 6 }}
          placeholder={isPhone ? shortPlaceholder : placeholder}
          aria-label={text.composer.label}
          enterKeyHint="send"
          data-testid="composer-input"
          onChange={event => change(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            if (event.nativeEvent.isComposing || event.keyCode === imeKeyCode) return;
            event.preventDefault();
            send();
          }}
          onPaste={event => {
            const files = [...event.clipboardData.files];
            // A spreadsheet puts a picture beside its text; the text is what was meant.
            if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
            event.preventDefault();
            chat.sendFiles(files);
          }}
        />
        <Button
          type="primary"
          autoInsertSpace={false}
          disabled={draft.trim() === ''}
          data-testid="composer-send"
          onClick={send}
        >
          {text.composer.send}
        </Button>
      </div>
    </footer>
  );
}
