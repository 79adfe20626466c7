import { SendFailure } from '../../errors.ts';

/** gRPC status codes: https://grpc.io/docs/guides/status-codes. */
const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;
const UNAVAILABLE = 14;

/** What is to become of a message that the third party did not take. Its own words are left out: they may repeat the message. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  const code = codeOf(error);
  const detail = code === undefined ? 'puppet service' : `grpc ${code}`;
  if (code === NOT_FOUND) return new SendFailure('unreachable', detail);
  if (code === INVALID_ARGUMENT || code === UNIMPLEMENTED) return new SendFailure('refused', detail);
  return new SendFailure('busy', detail);
}

/** Whether it is the connection that failed. */
export function isTransport(error: unknown): boolean {
  return codeOf(error) === UNAVAILABLE;
}

/** For the operator: the code, and the words of the connection itself, never of what came over it. */
export function reportOf(error: unknown): Error {
  const { code, message } = plain(error);
  const words = code === UNAVAILABLE || code === DEADLINE_EXCEEDED ? `: ${message}` : '';
  return new Error(`puppet service, grpc ${code ?? 'unknown'}${words}`);
}

function codeOf(error: unknown): number | undefined {
  return plain(error).code;
}

/** An error of gRPC, or one of Wechaty's events, which carries it as JSON. */
function plain(error: unknown): { code?: number; message?: string } {
  if (typeof error !== 'object' || error === null) return {};
  if ('gerror' in error && typeof error.gerror === 'string') {
    try {
      return plain(JSON.parse(error.gerror));
    } catch {
      return {};
    }
  }
  return {
    ...('code' in error && typeof error.code === 'number' && { code: error.code }),
    ...('message' in error && typeof error.message === 'string' && { message: error.message }),
  };
}
