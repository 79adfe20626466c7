/**
 * What the simulated platform allows, written down a second time from the documentation so that a wrong number of the application's does not confirm
 * itself. WX/n is developer.work.weixin.qq.com/document/path/n; bytes are of UTF-8.
 */
export const LIMITS = {
  /** WX/90236. */
  textBytes: 2048,
  markdownBytes: 2048,
  recipients: 1000,
  duplicateCheckDefaultS: 1800,
  duplicateCheckMaxS: 14_400,
  memberPerMinute: 30,
  memberPerHour: 1000,
  /** Person-sends a day, times the number of accounts. */
  perAccountPerDay: 200,
  /** WX/90236, template cards. */
  buttons: 6,
  voteOptions: 20,
  keyBytes: 1024,
  optionIdBytes: 128,
  /** WX/94888. */
  responseCodeMs: 72 * 3_600_000,
  /** WX/91039. */
  tokenS: 7200,
  /** WX/90454. */
  apiPerMinute: 10_000,
  addressPerMinute: 20_000,
  /** WX/96484, in bytes; each over five. */
  imageBytes: 10 * 1024 * 1024,
  voiceBytes: 2 * 1024 * 1024,
  videoBytes: 10 * 1024 * 1024,
  fileBytes: 20 * 1024 * 1024,
  mediaMinBytes: 6,
  mediaMs: 3 * 24 * 3_600_000,
  /** WX/96460. */
  recallMs: 24 * 3_600_000,
  /** WX/96466: an answer within five seconds, else up to three retries; the URL check within one. */
  callbackMs: 5000,
  callbackRetries: 3,
  urlCheckMs: 1000,
} as const;

export const TASK_ID = /^[0-9A-Za-z_@-]{1,128}$/;
