import { SendFailure } from '../../errors.ts';

/** The platform answered with an errcode (WX/90313). Its errmsg is for reading, never for the log: it may repeat what was sent. */
export class WecomApiError extends Error {
  readonly path: string;
  readonly errcode: number;
  readonly errmsg: string;

  constructor(path: string, errcode: number, errmsg: string) {
    super(`${path}: errcode ${errcode}`);
    this.name = 'WecomApiError';
    this.path = path;
    this.errcode = errcode;
    this.errmsg = errmsg;
  }
}

/** No answer, or none that can be understood. Whether the platform acted on the request is not known. */
export class WecomUnreachable extends Error {
  readonly path: string;

  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
    this.name = 'WecomUnreachable';
    this.path = path;
  }
}

/** The token is not, or no longer, good: one more is fetched. */
const TOKEN_CODES = new Set([40014, 42001]);
/** The platform has too much to do: −1 busy (WX/90455), 45033 concurrency, 6000 concurrent change. */
const BUSY_CODES = new Set([-1, 45033, 6000]);
const FREQUENCY_CODE = 45009;
/** About the person: 81013 no valid recipient, 60111 and 46004 no such user, 50002 outside what the app may see. */
const PERSON_CODES = new Set([81013, 60111, 46004, 50002]);
/**
 * The app's configuration, not this message: 40001 secret, 40013 company, 40056 agent, 43012 no callback address (cards), 48002 no permission, 50003 app
 * disabled, 60020 address of this server not trusted, 301002 token of another app. Everything waits until somebody has repaired it.
 */
const CONFIGURATION_CODES = new Set([40001, 40013, 40056, 43012, 48002, 50003, 60020, 301002]);
/** Of these, what says so of a person whose data are read. */
const USER_GONE_CODES = new Set([60111, 46004, 50002]);
/** WX/90313: a media id that does not exist or has ended. */
const MEDIA_GONE_CODE = 40007;

export const isTokenError = (error: unknown): boolean =>
  error instanceof WecomApiError && TOKEN_CODES.has(error.errcode);

/** The company or the secret is wrong. */
export const isCredentialError = (error: unknown): boolean =>
  error instanceof WecomApiError && (error.errcode === 40001 || error.errcode === 40013);

export const isConfigurationError = (error: unknown): error is WecomApiError =>
  error instanceof WecomApiError && CONFIGURATION_CODES.has(error.errcode);

/** The code of a wrong configuration, for whoever is to mend it. */
export const misconfigurationOf = (error: unknown): number | undefined =>
  isConfigurationError(error) ? error.errcode : undefined;

export const isUserGone = (error: unknown): boolean =>
  error instanceof WecomApiError && USER_GONE_CODES.has(error.errcode);

export const isMediaGone = (error: unknown): boolean =>
  error instanceof WecomApiError && error.errcode === MEDIA_GONE_CODE;

/**
 * A card whose task id is in use was sent before. The documentation names no code for it (unverified which one comes), so the words decide; only asked
 * where the request itself was a card of ours.
 */
export function isTaskIdKnown(error: unknown): boolean {
  if (!(error instanceof WecomApiError)) return false;
  return /task_?id/i.test(error.errmsg) && /repeat|duplicat|exist|used|重复|已存在/i.test(error.errmsg);
}

/** What is to become of a message after `error`. `blockedMs` is how long an interface is blocked that has just refused for its frequency. */
export function toSendFailure(error: unknown, blockedMs: (path: string) => number): SendFailure {
  if (error instanceof SendFailure) return error;
  if (!(error instanceof WecomApiError)) {
    const detail = error instanceof WecomUnreachable ? error.message : 'unexpected';
    return new SendFailure('busy', detail, { cause: error });
  }
  const { errcode, path, message: detail } = error;
  if (errcode === FREQUENCY_CODE) {
    return new SendFailure('limited', detail, { retryAfterMs: blockedMs(path), cause: error });
  }
  if (PERSON_CODES.has(errcode)) return new SendFailure('unreachable', detail, { cause: error });
  const again = BUSY_CODES.has(errcode) || TOKEN_CODES.has(errcode) || CONFIGURATION_CODES.has(errcode);
  return new SendFailure(again ? 'busy' : 'refused', detail, { cause: error });
}
