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
  const details = [me.roles.join('、'), me.unit, me.title].filter((part, at, all) => part && all.indexOf(part) === at);
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
          {[me.name, ...details].join(' · ')}
        </p>
      </div>
      {simulated && <ClockMenu now={now} />}
    </header>
  );
}
