import { BotAvatar } from './avatar.tsx';
import { Prose } from './prose.tsx';
import { text } from './text.ts';

/** An answer on its way: what it says so far, and that more is coming. The stored reply takes its place. */
export function TypingRow({ writing }: { writing: string }) {
  const dots = (
    <span className="typing">
      <span className="sr-only">{text.list.typing}</span>
      <i />
      <i />
      <i />
    </span>
  );
  return (
    <div className="line" data-testid="typing">
      <BotAvatar />
      {/* A reader hears the whole answer once, when it is there, not each half of it. */}
      <div className="bubble" aria-live="off">
        {writing !== '' && (
          <p className="prose" data-testid="writing">
            <Prose>{writing}</Prose>
          </p>
        )}
        {dots}
      </div>
    </div>
  );
}
