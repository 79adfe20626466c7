import { Dropdown } from 'antd';
import { useState } from 'react';
import { useChat } from './chat-context.ts';
import { ClockIcon } from './icons.tsx';
import { text } from './text.ts';
import { clockLabels } from './time-labels.ts';

/** Moves the demo's clock. Advancing runs everything that falls due, so it may take a while. */
export function ClockMenu({ now }: { now: string }) {
  const { chat } = useChat();
  const [busy, setBusy] = useState(false);
  const labels = clockLabels(now);
  const items = [
    {
      key: 'hint',
      type: 'group' as const,
      label: <span className="clock-hint">{text.clock.hint}</span>,
    },
    ...text.clock.steps.map(step => ({
      key: step.advance,
      label: <span data-testid={`clock-${step.advance}`}>{step.label}</span>,
    })),
  ];
  async function advance(step: string): Promise<void> {
    setBusy(true);
    await chat.advance(step);
    setBusy(false);
  }
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: ({ key }) => void advance(key) }}
    >
      <button
        type="button"
        className="clock"
        data-testid="clock-advance"
        disabled={busy}
        aria-busy={busy}
        aria-label={text.clock.label(labels.full)}
      >
        <ClockIcon />
        <span className="wide-only">{labels.full}</span>
        <span className="clock-verb">{text.clock.advance}</span>
        <span className="narrow-only">{labels.brief}</span>
      </button>
    </Dropdown>
  );
}
