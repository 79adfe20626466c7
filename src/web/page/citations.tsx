import { Prose } from './prose.tsx';
import type { Message } from './protocol.ts';
import { text } from './text.ts';

/** The quoted clauses, folded where the reply already says the same words. */
export function Citations({ message }: { message: Message }) {
  if (message.citations.length === 0) return null;
  return (
    <div className="citations">
      <p className="citations-head">
        {message.outcome === 'candidates' ? text.message.candidates : text.message.basis}
      </p>
      {message.citations.map((citation, at) => (
        <details
          key={`${citation.standard}/${citation.version}/${citation.clause}`}
          className="citation"
          data-testid="citation"
          open={at === 0 && !message.text.includes(citation.text.slice(0, 30))}
        >
          <summary>
            <span>{citation.standard}</span>
            <span className="citation-place">
              {text.message.version(citation.version)} · {citation.clause}
            </span>
          </summary>
          <blockquote>
            <Prose>{citation.text}</Prose>
          </blockquote>
        </details>
      ))}
    </div>
  );
}
