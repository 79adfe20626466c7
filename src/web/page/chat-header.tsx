import { BotAvatar, RoomAvatar } from './avatar.tsx';
import { ClockMenu } from './clock-menu.tsx';
import { BackIcon } from './icons.tsx';
import type { Person, Room } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  me: Person;
  room: Room | undefined;
  now: string;
  simulated: boolean;
  onBack: () => void;
}

export function ChatHeader({ me, room, now, simulated, onBack }: Props) {
  const distinct = (parts: string[]): string[] => [...new Set(parts.filter(part => part !== ''))];
  const essential = distinct([me.roles.join('、'), me.unit]);
  const details = distinct([...essential, me.title]);
  return (
    <header className="chat-head">
      <button type="button" className="back" aria-label={text.header.back} onClick={onBack}>
        <BackIcon />
      </button>
      {room ? <RoomAvatar /> : <BotAvatar />}
      <div className="row-text">
        <h2 className="row-name">
          {room ? `${room.name}（${text.people.roomSize(room.memberIds.length)}）` : text.product}
        </h2>
        <p className="row-note" data-testid="identity" title={details.join(' · ')}>
          <span className="wide-only">{text.header.as}</span>
          {[me.name, ...essential].join(' · ')}
          {details.length > essential.length && (
            <span className="wide-only"> · {details.slice(essential.length).join(' · ')}</span>
          )}
        </p>
      </div>
      {simulated && <ClockMenu now={now} />}
    </header>
  );
}
