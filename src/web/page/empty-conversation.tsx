import { BotAvatar } from './avatar.tsx';
import { withMention } from './mention.ts';
import { text } from './text.ts';

interface Props {
  name: string;
  inRoom: boolean;
  onAsk: (question: string) => void;
}

export function EmptyConversation({ name, inRoom, onAsk }: Props) {
  return (
    <div className="empty">
      <BotAvatar />
      <h3>{text.empty.greeting(name)}</h3>
      <p>{inRoom ? text.room.hint : text.empty.hint}</p>
      {(inRoom ? text.room.samples : text.empty.samples).map(sample => (
        <button type="button" key={sample} className="sample" onClick={() => onAsk(sample)}>
          {inRoom ? withMention(sample) : sample}
        </button>
      ))}
    </div>
  );
}
