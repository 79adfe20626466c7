import { type DestinationStream, pino } from 'pino';
import { describeError, messageOf, safeText } from './safe-error.ts';

/**
 * Fields that may not be in a line whoever writes it: what people say and are called, and what opens doors. The second line of defence; the
 * first is that no call of ours passes them.
 */
const NEVER = [
  ...['text', 'content', 'payload', 'params', 'body', 'name', 'senderId', 'recipientId', 'staffId', 'userid', 'actor'],
  ...['secret', 'token', 'access_token', 'password', 'authorization', 'cookie', 'headers', 'url', 'apiKey', 'aesKey'],
];

/** Structured logs without message text, names or secrets: ids, codes, counts and durations only. */
export function createLog(level: string, destination?: DestinationStream) {
  return pino(
    {
      level,
      base: null,
      redact: { paths: NEVER.flatMap(field => [field, `*.${field}`, `*.*.${field}`]), censor: '…' },
      serializers: {
        err: (error: unknown) => describeError(error),
        message: describeMessageId,
        // A web server's own lines: addresses name people, and open upload pages.
        req: (request: { method?: string; routeOptions?: { url?: string } }) => ({
          method: request.method,
          route: request.routeOptions?.url,
        }),
        res: (response: { statusCode?: number }) => ({ statusCode: response.statusCode }),
      },
      hooks: {
        // Where no text is given, pino takes the error's own message as it is.
        logMethod(args, method) {
          const [first, ...rest] = args as [unknown, ...unknown[]];
          const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
          if (typeof first === 'string') return Reflect.apply(method, this, [first, ...rest]);
          if (rest.length > 0 || error === undefined) return Reflect.apply(method, this, args);
          const fields = first instanceof Error ? { err: first } : first;
          const text = error instanceof Error ? messageOf(error) : safeText(String(error));
          return Reflect.apply(method, this, [fields, text.replaceAll('%', '%%')]);
        },
      },
    },
    destination,
  );
}

/** The chat page's ids hold the account of who sends. */
function describeMessageId(id: unknown): unknown {
  return typeof id === 'string' && id.startsWith('web-') ? `web-…${id.slice(-6)}` : id;
}
