import { BotAvatar } from './avatar.tsx';
import { text } from './text.ts';

export function EmptyConversation({ name, onAsk }: { name: string; onAsk: (question: string) => void }) {
  return (
    <div className="empty">
      <BotAvatar />
      <h3>{text.empty.greeting(name)}</h3>
      <p>{text.empty.hint}</p>
      {text.empty.samples.map(sample => (
        <button type="button" key={sample} className="sample" onClick={() => onAsk(sample)}>
          {sample}
        </button>
      ))}
    </div>
  );
}
