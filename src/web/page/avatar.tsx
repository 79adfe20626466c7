import { BotIcon, RoomIcon } from './icons.tsx';

const colours = ['#3f76d8', '#2f9e87', '#c2703d', '#7d63c4', '#b5577d', '#4b8a3f', '#5b7083', '#a97f1f'];

function colourOf(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return colours[sum % colours.length] ?? '#5b7083';
}

/** Decorative: the name always stands beside it. */
export function PersonAvatar({ id, name }: { id: string; name: string }) {
  return (
    <span className="avatar" style={{ background: colourOf(id) }} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
}

export function BotAvatar() {
  return (
    <span className="avatar avatar-bot" aria-hidden="true">
      <BotIcon />
    </span>
  );
}

export function RoomAvatar() {
  return (
    <span className="avatar avatar-room" aria-hidden="true">
      <RoomIcon />
    </span>
  );
}
