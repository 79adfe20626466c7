import { Input } from 'antd';
import { useState } from 'react';
import { PersonAvatar, RoomAvatar } from './avatar.tsx';
import { BotIcon, SearchIcon } from './icons.tsx';
import { searchPeople } from './people-search.ts';
import type { Person, Place, Room } from './protocol.ts';
import { text } from './text.ts';
import { UnreadBadge } from './unread-badge.tsx';

interface Props {
  people: Person[];
  rooms: Room[];
  selected: Place | null;
  /** Whose rooms to offer: on a phone the list is shown while nobody is selected. */
  roomsOf: Person | undefined;
  onOpen: (place: Place) => void;
}

export function PeopleList({ people, rooms, selected, roomsOf, onOpen }: Props) {
  const [query, setQuery] = useState('');
  const found = searchPeople(people, query);
  const mine = rooms.filter(room => roomsOf !== undefined && room.memberIds.includes(roomsOf.id));
  return (
    <aside className="people" aria-label={text.people.list}>
      <div className="people-head">
        <div className="brand">
          <span className="brand-mark" aria-hidden="true">
            <BotIcon />
          </span>
          <div className="row-text">
            <h1>{text.product}</h1>
            <p>{text.productLine}</p>
          </div>
        </div>
        <Input
          className="people-search"
          type="search"
          allowClear
          value={query}
          onChange={event => setQuery(event.target.value)}
          prefix={<SearchIcon />}
          placeholder={text.people.search}
          aria-label={text.people.searchLabel}
          autoComplete="off"
        />
      </div>
      <nav className="people-scroll" aria-label={text.people.list}>
        {mine.length > 0 && roomsOf && (
          <>
            <h2>{text.people.rooms(roomsOf.name)}</h2>
            <ul>
              {mine.map(room => (
                <li key={room.id}>
                  <button
                    type="button"
                    className="row"
                    aria-current={selected?.room === room.id}
                    data-testid={`room-${room.id}`}
                    onClick={() => onOpen({ as: roomsOf.id, room: room.id })}
                  >
                    <RoomAvatar />
                    <span className="row-text">
                      <span className="row-name">{room.name}</span>
                      <span className="row-note">{text.people.roomSize(room.memberIds.length)}</span>
                    </span>
                    <UnreadBadge id={room.id} count={room.unread} />
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{text.people.heading}</h2>
        {found.length === 0 && <p className="people-none">{text.people.none}</p>}
        <ul>
          {found.map(person => (
            <li key={person.id}>
              <button
                type="button"
                className="row"
                aria-current={selected?.as === person.id && !selected.room}
                data-testid={`person-${person.id}`}
                onClick={() => onOpen({ as: person.id })}
              >
                <PersonAvatar id={person.id} name={person.name} />
                <span className="row-text">
                  <span className="row-name">{person.name}</span>
                  <span className="row-note" title={`${person.unit} · ${person.roles.join('、')}`}>
                    {person.unit} · {person.roles.join('、')}
                  </span>
                </span>
                <UnreadBadge id={person.id} count={person.unread} />
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}
