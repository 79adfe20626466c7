/** Starts of objects looked at before giving up: bounds the work on a long text full of braces. */
const MAX_STARTS = 50;

/**
 * Every JSON object found in a model's text, the last one first: models that think aloud or wrap their answer in prose or a code fence put the
 * final object at the end. Text that is JSON as a whole yields exactly that value. Empty when nothing parses.
 */
export function jsonCandidates(text: string): unknown[] {
  const visible = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const whole = parse(visible);
  if (whole.ok) return [whole.value];

  const found: unknown[] = [];
  let start = visible.indexOf('{');
  for (let starts = 0; start !== -1 && starts < MAX_STARTS; starts += 1) {
    const end = endOfObject(visible, start);
    const parsed = end === -1 ? { ok: false as const } : parse(visible.slice(start, end));
    if (parsed.ok) found.unshift(parsed.value);
    start = visible.indexOf('{', parsed.ok ? end : start + 1);
  }
  return found;
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The index after the brace that closes the object opened at `start`, or -1; braces inside strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}
