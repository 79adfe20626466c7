import { useRef, useState } from 'react';
import { useChat, useChatState } from './chat-context.ts';
import { ChatHeader } from './chat-header.tsx';
import { conversationAt } from './chat-state.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { MessageList } from './message-list.tsx';
import type { Person, Room } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  me: Person;
  room: Room | undefined;
  onBack: () => void;
}

function carriesFiles(event: React.DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

export function ChatView({ me, room, onBack }: Props) {
  const { chat } = useChat();
  const state = useChatState();
  const [dropping, setDropping] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const place = room ? { as: me.id, room: room.id } : { as: me.id };
  const conversation = conversationAt(state, place);
  const isEmpty =
    conversation.phase === 'ready' && conversation.messages.length === 0 && conversation.outgoing.length === 0;
  return (
    // biome-ignore-start lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button does the same.
    <main
      className="chat"
      onDragOver={event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={event => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
          setDropping(false);
        }
      }}
      onDrop={event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(false);
        chat.sendFiles([...event.dataTransfer.files]);
      }}
    >
      <ChatHeader me={me} room={room} now={state.now} simulated={state.simulated} onBack={onBack} />
      {state.link === 'lost' && (
        <div className="banner" role="alert">
          <span>{text.link.lost}</span>
          <button type="button" className="link" onClick={chat.reconnect}>
            {text.link.retry}
          </button>
        </div>
      )}
      <MessageList
        me={me}
        conversation={conversation}
        now={state.now}
        typing={state.typing}
        writing={state.writing}
        inRoom={room !== undefined}
        onEdit={draft => composer.current?.fill(draft)}
        empty={isEmpty ? <EmptyConversation name={me.name} inRoom={room !== undefined} onAsk={chat.ask} /> : null}
      />
      <Composer ref={composer} me={me} inRoom={room !== undefined} draftKey={`${me.id}/${room?.id ?? ''}`} />
      {dropping && (
        <div className="drop" aria-hidden="true">
          {text.upload.drop}
        </div>
      )}
    </main>
    // biome-ignore-end lint/a11y/noStaticElementInteractions: see above
  );
}
