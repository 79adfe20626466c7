import { isAppError } from './errors.ts';

const MAX_MESSAGE = 300;
const MAX_FRAMES = 15;
const MAX_CAUSES = 5;

/** What a library may have put into a message: replaced in this order, the most telling first. */
const HIDDEN: readonly [RegExp, string][] = [
  // Userinfo, path and query of an address carry passwords, one-time links and access tokens. Its host does not.
  [/\b(https?|wss?):\/\/(?:[^\s/@]*@)?([^\s/?#"'`]+)[^\s"'`]*/gi, '$1://$2/…'],
  [/\b(?!https?:|wss?:)[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…'],
  // What is quoted is a value: what somebody typed, an argument of a statement, a token.
  [/"[^"]*"|'[^']*'|`[^`]*`|「[^」]*」|“[^”]*”/g, '…'],
  // PostgreSQL: Key (name)=(value) already exists.
  [/=\([^)]*\)/g, '=(…)'],
  [/\b(secret|token|password|passwd|authorization|bearer|key|ticket)\b(\s*[=:]\s*|\s+)\S+/gi, '$1$2…'],
  // Conversations are named after people.
  [/\b[ur]:\S+/g, '…'],
  [/\bweb-\S+/g, '…'],
  [/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu, '…'],
  [/[\w+=-]{24,}/g, '…'],
  [/\+?\d[\d -]{4,}\d/g, '…'],
];

/** A message of unknown origin without what may name a person or open a door. */
export function safeText(text: string): string {
  let safe = text.slice(0, 4 * MAX_MESSAGE);
  for (const [pattern, replacement] of HIDDEN) safe = safe.replace(pattern, replacement);
  return safe.slice(0, MAX_MESSAGE);
}

/**
 * An error as it may be logged: kind, code, where it came from. Libraries hang whole contexts on their errors (Bot Framework the dialog
 * stack, with what people typed) and put arguments into their messages (Prisma a whole query, PostgreSQL the offending value).
 */
export function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { message: safeText(String(error)) };
  // Bot Framework wraps what a dialog threw.
  const inner = (error as { error?: unknown }).error;
  if (inner instanceof Error && depth < MAX_CAUSES) return describeError(inner, depth + 1);
  const { code } = error as { code?: unknown };
  const { cause } = error;
  const frames = framesOf(error);
  return {
    type: error.name,
    message: messageOf(error),
    ...(frames === '' ? {} : { stack: frames }),
    ...(typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? { code } : {}),
    ...sqlStateOf(error),
    ...(cause === undefined || depth >= MAX_CAUSES ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

export function messageOf(error: Error): string {
  // Its parameters name people and files; its code and its stack say what happened.
  if (isAppError(error)) return error.code;
  // The whole call with its arguments.
  if (error.name.startsWith('PrismaClient')) return 'a database call failed';
  return safeText(error.message);
}

/** Without the message, which every stack begins with. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter(line => /^ {4}at [^"'「]*$/.test(line));
  return frames.slice(0, MAX_FRAMES).join('\n');
}

/** What the driver said, as its code only. */
function sqlStateOf(error: Error): object {
  const meta = (
    error as { meta?: { modelName?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } } }
  ).meta;
  const sqlState = meta?.driverAdapterError?.cause?.originalCode;
  return {
    ...(typeof meta?.modelName === 'string' ? { model: meta.modelName } : {}),
    ...(typeof sqlState === 'string' ? { sqlState } : {}),
  };
}
