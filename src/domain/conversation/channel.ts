/** The platforms a person may be reached on; a robot reaches a group, and nobody in it alone. */
export type ChannelName = 'local' | 'wecomApp' | 'wecomBot' | 'relay' | 'robot';

/** How much a platform takes for one person before it drops the rest; `partBytes` is the size of its largest text. */
export interface ChannelLimits {
  readonly perMinute: number;
  readonly perHour: number;
  readonly partBytes: number;
  /** Minutes of the hour in which everybody else sends, too: what nobody waits for keeps out of them. */
  readonly busyMinutes: readonly number[];
}

/** Notices leave room for answers: a person who asks something in a bad minute is not the one who waits. */
const NOTICE_SHARE = 0.6;

/** How many messages of the platform a message may become, at most: its texts, its card and its file. */
export function sendsOf(
  { text, options, file }: { text: string; options: readonly unknown[]; file?: unknown },
  { partBytes }: Pick<ChannelLimits, 'partBytes'>,
): number {
  // A part ends at a sentence rather than at its last byte.
  const parts = Math.ceil(Buffer.byteLength(text) / (partBytes / 2));
  return Math.max(1, parts + (options.length > 0 ? 1 : 0) + (file === undefined ? 0 : 1));
}

/**
 * How long a message has to wait for the platform's limits, in ms; 0 where it may go. `sent` is what went to this person in the last minute and
 * hour, everything included.
 */
export function waitForLimits(
  limits: ChannelLimits,
  {
    sent,
    sends,
    kind,
    urgent,
    now,
  }: {
    sent: { minute: number; hour: number };
    sends: number;
    kind: 'reply' | 'notice';
    urgent: boolean;
    now: Date;
  },
): number {
  const share = kind === 'notice' && !urgent ? NOTICE_SHARE : 1;
  // A message that is a minute's worth by itself still has to go some time: to somebody who got nothing lately.
  if (sent.hour > 0 && sent.hour + sends > limits.perHour * share) return 5 * 60_000;
  if (sent.minute > 0 && sent.minute + sends > limits.perMinute * share) return 15_000;
  const waits = kind === 'notice' && !urgent && limits.busyMinutes.includes(now.getUTCMinutes());
  return waits ? 60_000 - (now.getTime() % 60_000) : 0;
}
