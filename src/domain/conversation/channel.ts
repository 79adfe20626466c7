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

/** A message that went out, and as how many of the platform's. */
export interface SentBefore {
  readonly at: Date;
  readonly sends: number;
}

/**
 * How long a message has to wait for the platform's limits, in ms; 0 where it may go. `sent` is what went to this person in the last hour,
 * everything included: it waits until so much of that is a minute, or an hour, old as makes room for it, and no longer.
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
    sent: readonly SentBefore[];
    sends: number;
    kind: 'reply' | 'notice';
    urgent: boolean;
    now: Date;
  },
): number {
  const share = kind === 'notice' && !urgent ? NOTICE_SHARE : 1;
  const wait = Math.max(
    untilRoom(sent, { most: limits.perMinute * share - sends, perMs: 60_000, now }),
    untilRoom(sent, { most: limits.perHour * share - sends, perMs: 3_600_000, now }),
  );
  if (wait > 0) return wait;
  const waits = kind === 'notice' && !urgent && limits.busyMinutes.includes(now.getUTCMinutes());
  return waits ? 60_000 - (now.getTime() % 60_000) : 0;
}

/** Until at most so many are left of what went within the time. A message that is more by itself goes to somebody who got nothing within it. */
function untilRoom(
  sent: readonly SentBefore[],
  { most, perMs, now }: { most: number; perMs: number; now: Date },
): number {
  const ends = ({ at }: SentBefore) => at.getTime() + perMs - now.getTime();
  const within = sent.filter(each => ends(each) > 0).sort((a, b) => ends(a) - ends(b));
  let left = within.reduce((sum, each) => sum + each.sends, 0);
  let wait = 0;
  for (const oldest of within) {
    if (left <= most) break;
    left -= oldest.sends;
    wait = ends(oldest);
  }
  return wait;
}
