import type { MessageOption } from './protocol.ts';
import { text } from './text.ts';

interface Props {
  options: MessageOption[];
  chosen: string | null;
  disabled: boolean;
  onChoose: (key: string, label: string) => void;
}

export function OptionRow({ options, chosen, disabled, onChoose }: Props) {
  if (options.length === 0) return null;
  return (
    <fieldset className="options" aria-label={text.message.options} disabled={disabled}>
      {options.map(option => (
        <button
          type="button"
          key={option.key}
          className={option.key === chosen ? 'option option-chosen' : 'option'}
          data-testid={`option-${option.key}`}
          onClick={() => onChoose(option.key, option.label)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
