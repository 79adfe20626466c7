import { TickIcon } from './icons.tsx';
import type { Keys } from './pressed.ts';
import { Words } from './prose.tsx';
import type { MessageOption } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  options: MessageOption[];
  pressed: Keys;
  isOpen: (option: MessageOption) => boolean;
  onChoose: (key: string, label: string) => void;
}

export function OptionRow({ options, pressed, isOpen, onChoose }: Props) {
  if (options.length === 0) return null;
  return (
    <fieldset className="options" aria-label={text.message.options}>
      {options.map(option => {
        const isPressed = pressed.has(option.key);
        const mayChoose = isOpen(option);
        return (
          <button
            type="button"
            key={option.key}
            className={isPressed ? 'option option-pressed' : 'option'}
            data-testid={`option-${option.key}`}
            aria-pressed={isPressed || undefined}
            // The one that was tapped keeps the keyboard's place, from which the next message's options follow.
            disabled={!mayChoose && !isPressed}
            aria-disabled={!mayChoose || undefined}
            onClick={() => mayChoose && onChoose(option.key, option.label)}
          >
            {isPressed && <TickIcon />}
            <Words>{option.label}</Words>
          </button>
        );
      })}
    </fieldset>
  );
}
