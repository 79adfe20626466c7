/** What the platform allows. WX/n is developer.work.weixin.qq.com/document/path/n. Bytes are of UTF-8. */

/** WX/90236: content of a text message, in bytes. */
export const TEXT_BYTES = 2048;

/** WX/90236: the longest interval of the duplicate check, and its default, in seconds. */
export const DUPLICATE_CHECK_MAX_S = 4 * 60 * 60;
export const DUPLICATE_CHECK_DEFAULT_S = 1800;

/** WX/90236: what a member may be sent by one app; the excess is dropped without a word. */
export const MEMBER_PER_MINUTE = 30;
export const MEMBER_PER_HOUR = 1000;
export const MEMBER_LIMITS = [
  { most: MEMBER_PER_MINUTE, perMs: 60_000 },
  { most: MEMBER_PER_HOUR, perMs: 3_600_000 },
];

/** WX/96484: temporary media, in bytes; each also has to be larger than five bytes. */
export const IMAGE_BYTES = 10 * 1024 * 1024;
export const FILE_BYTES = 20 * 1024 * 1024;
export const MEDIA_MIN_BYTES = 6;
/** WX/96484: how long a media id lives; renewed earlier, so that it outlives the message it is sent in. */
export const MEDIA_LIFE_MS = 3 * 24 * 60 * 60 * 1000;

/** WX/91039: a token is renewed this long before it ends, so that no request meets its end under way. */
export const TOKEN_EARLY_MS = 10 * 60 * 1000;

/**
 * How far a callback's timestamp may be from our clock, in seconds. Ours: the platform names no window. Its retries come within half a
 * minute (WX/96466); the rest is for clocks that differ.
 */
export const REPLAY_WINDOW_S = 600;

/** The largest callback that is read, in bytes. Ours: a text is 2 KB, a change of a tag with a thousand people some 100 KB. */
export const CALLBACK_BYTES = 512 * 1024;

/** Ours, ms: how long one request may take, and one that carries a file. */
export const REQUEST_TIMEOUT_MS = 10_000;
export const MEDIA_TIMEOUT_MS = 60_000;
