/**
 * Limits of the AI bot (智能机器人) over its long connection. WX/n is developer.work.weixin.qq.com/document/path/n; "SDK" is the types and
 * sources of @wecom/aibot-node-sdk 1.0.7.
 */

/** WX/101463: messages to one conversation, replies included. An update of a stream is counted too, to be safe (inference). */
export const CONVERSATION_LIMITS = [
  { most: 30, perMs: 60_000 },
  { most: 1000, perMs: 3_600_000 },
] as const;

/** WX/101463: how long a message can be answered by its request id. */
export const REPLY_WINDOW_MS = 24 * 3_600_000;

/** WX/101463: a stream has to end within six minutes of its first update. */
export const STREAM_MS = 6 * 60_000;

/** WX/101463: a welcome, and the update of a clicked card. */
export const QUICK_REPLY_MS = 5_000;

/** What is left of a window for the way to the platform. */
export const MARGIN_MS = 1_000;

/** SDK: content of a stream. The push's markdown has the same bound (inference). */
export const MESSAGE_BYTES = 20_480;

/** SDK: feedback.id. */
export const FEEDBACK_ID_BYTES = 256;

/** WX/96484, of temporary media: image, file; each over five bytes. 20 MB are 40 of the 100 chunks of 512 KB that an upload may have. */
export const IMAGE_BYTES = 10 * 1024 * 1024;
export const FILE_BYTES = 20 * 1024 * 1024;
export const LEAST_FILE_BYTES = 5;

/** Ours, as on the chat page: no file that the assistant reads is larger. */
export const INBOUND_FILE_BYTES = 25 * 1024 * 1024;

/** A media address lives five minutes; no download may take longer. */
export const DOWNLOAD_MS = 60_000;

/** WX/96484 and public reports of the AI bot. */
export const CODES = {
  busy: -1,
  rateLimit: 45_009,
  concurrency: 45_033,
  badRequestId: 846_605,
  tooLate: 846_608,
} as const;

/** While an answer is written it is shown anew at most this often, and only while so many messages to the conversation are left. */
export const PROGRESS_MS = 2_000;
export const PROGRESS_RESERVE = 15;

/** Where WeCom keeps what people send to bots (samples of WX/100719, public reports); other buckets of the same cloud belong to anybody. */
export const MEDIA_HOSTS = [
  /^ww-aibot-img-1258476243\.cos\.[a-z0-9-]+\.myqcloud\.com$/,
  /(^|\.)work\.weixin\.qq\.com$/,
];
