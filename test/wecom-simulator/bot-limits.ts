/**
 * What the AI bot's platform accepts, kept apart from the application's own constants: a wrong one there has to be noticed here. WX/n is
 * developer.work.weixin.qq.com/document/path/n; "SDK" is @wecom/aibot-node-sdk 1.0.7.
 */
export const LIMITS = {
  /** WX/101463: per conversation, replies included. Each stream update is counted, the strictest reading. */
  perMinute: 30,
  perHour: 1000,
  /** WX/101463. */
  replyWindowMs: 24 * 3_600_000,
  streamMs: 6 * 60_000,
  quickReplyMs: 5_000,
  /** A ping every 30 s; two missed ones and a little more end a connection. */
  silenceMs: 90_000,
  /** SDK, types/api.d.ts. */
  streamBytes: 20_480,
  feedbackIdBytes: 256,
  chunkBytes: 512 * 1024,
  chunks: 100,
  /** WX/101463: the push takes as much as a stream (inference: markdown.content has the same bound). */
  markdownBytes: 20_480,
  welcomeBytes: 2_048,
  mediaUrlMs: 5 * 60_000,
  uploadMs: 30 * 60_000,
  mediaMs: 3 * 24 * 3_600_000,
  mediaBytes: { image: 10 << 20, voice: 2 << 20, video: 10 << 20, file: 20 << 20 },
  leastMediaBytes: 5,
} as const;

/** Codes that public reports name; those marked are not documented and chosen here. */
export const CODES = {
  ok: 0,
  busy: -1,
  badMessage: 40_008,
  limited: 45_009,
  /** Not documented: a conversation in which nobody has written to the bot. */
  notOpened: 93_006,
  badRequestId: 846_605,
  tooLate: 846_608,
  badCredentials: 853_000,
} as const;
