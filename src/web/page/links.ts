/** A piece of a message: plain text, or an address that can be followed. */
export interface TextPart {
  readonly text: string;
  readonly url: string | null;
}

/** Up to a blank or the Chinese punctuation that follows it in a sentence. */
const ADDRESS = /https?:\/\/[^\s<>"'「」《》（）【】，。；：、！？]+/gi;
const TRAILING = /[.,;:!?)\]]+$/;

/** A text in pieces, in order: the web addresses in it, and what stands between them. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const url = match[0].replace(TRAILING, '');
    if (!URL.canParse(url)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), url: null });
    parts.push({ text: url, url });
    end = match.index + url.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), url: null });
  return parts;
}
