import { splitLinks } from './links.ts';

/** What the assistant says, with the addresses in it as links. They open elsewhere, and learn nothing of this page. */
export function LinkedText({ children }: { children: string }) {
  const parts = splitLinks(children);
  return parts.map(({ text, url }, index) =>
    url === null ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a stored text never change places
      <a key={index} className="link" href={url} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    ),
  );
}
