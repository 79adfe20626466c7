/** Text before the array beyond this is not looked through for it: an endless preamble must not cost time. */
const MAX_PREAMBLE = 20_000;

/**
 * Reads the objects of the array `key` one by one while the JSON text around them is still being written. Each call takes all that has been
 * written so far and returns the objects finished since the call before; work is linear in the text, however it is cut.
 */
export function createItemReader(key: string) {
  const opening = new RegExp(`"${key}"\\s*:\\s*\\[`, 'u');
  let at = 0;
  let inside = false;
  let ended = false;
  let depth = 0;
  let start = 0;
  let inString = false;

  /** Where the array begins, thinking aloud before it left out; -1 while it is not there. */
  function arrayStart(text: string): number {
    const from = text.trimStart().startsWith('<think>') ? text.indexOf('</think>') : 0;
    if (from < 0) return -1;
    const found = opening.exec(text.slice(from));
    return found ? from + found.index + found[0].length : -1;
  }

  return function read(text: string): unknown[] {
    const items: unknown[] = [];
    if (!inside) {
      if (at > MAX_PREAMBLE) return items;
      // What is written anew without a bracket cannot open the array; this keeps a long text before it cheap.
      if (!text.includes('[', Math.max(0, at - 1))) {
        at = text.length;
        return items;
      }
      const begin = arrayStart(text);
      if (begin < 0) {
        at = text.length;
        return items;
      }
      inside = true;
      at = begin;
    }
    for (; at < text.length && !ended; at += 1) {
      const char = text[at];
      if (inString) {
        // The escaped letter may not be written yet.
        if (char === '\\') {
          if (at + 1 >= text.length) return items;
          at += 1;
        } else if (char === '"') inString = false;
      } else if (char === '"') inString = true;
      else if (char === '{') {
        if (depth === 0) start = at;
        depth += 1;
      } else if (char === '}') {
        depth -= 1;
        if (depth === 0) items.push(parse(text.slice(start, at + 1)));
      } else if (char === ']' && depth === 0) ended = true;
    }
    return items;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
