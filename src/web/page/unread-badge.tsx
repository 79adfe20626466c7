import { text } from './text.ts';

const most = 99;

/** Nothing at all when there is nothing unread. */
export function UnreadBadge({ id, count }: { id: string; count: number }) {
  if (count <= 0) return null;
  return (
    <span className="badge" data-testid={`unread-${id}`} role="img" aria-label={text.people.unread(count)}>
      {count > most ? `${most}+` : count}
    </span>
  );
}
