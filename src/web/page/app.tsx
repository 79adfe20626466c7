import { useEffect, useState } from 'react';
import { useChat, useChatState } from './chat-context.ts';
import { ChatView } from './chat-view.tsx';
import { PeopleList } from './people-list.tsx';
import { PickPerson } from './pick-person.tsx';
import { hashOfPlace, placeKey, placeOfHash } from './route.ts';
import { text } from './text.ts';

const alertMs = 6_000;

function openPlace(place: { as: string; room?: string }): void {
  location.hash = hashOfPlace(place);
}

export function App() {
  const { chat } = useChat();
  const { phase, people, rooms, selected, alert } = useChatState();

  useEffect(() => {
    if (phase !== 'ready') return;
    const follow = () => chat.select(placeOfHash(location.hash));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [chat, phase]);

  useEffect(() => {
    if (alert === null) return;
    const timer = setTimeout(chat.dismissAlert, alertMs);
    return () => clearTimeout(timer);
  }, [chat, alert]);

  const [lastAs, setLastAs] = useState<string | null>(null);
  useEffect(() => {
    if (selected) setLastAs(selected.as);
  }, [selected]);

  const unread = people.reduce((sum, person) => sum + person.unread, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${text.product}` : text.product;
  }, [unread]);

  if (phase !== 'ready') {
    return (
      <div className="splash" role="status">
        {phase === 'loading' ? text.link.loading : text.link.unreachable}
      </div>
    );
  }
  const roomsOf = people.find(person => person.id === (selected?.as ?? lastAs));
  const me = people.find(person => person.id === selected?.as);
  const room = rooms.find(candidate => candidate.id === selected?.room);
  return (
    <div className={me ? 'frame in-chat' : 'frame'}>
      <PeopleList people={people} rooms={rooms} selected={selected} roomsOf={roomsOf} onOpen={openPlace} />
      {me && selected ? (
        <ChatView
          key={placeKey(selected)}
          me={me}
          room={room}
          onBack={() => {
            location.hash = '';
          }}
        />
      ) : (
        <PickPerson people={people} onOpen={openPlace} />
      )}
      {alert !== null && (
        <div className="toast" role="alert">
          {alert}
        </div>
      )}
    </div>
  );
}
