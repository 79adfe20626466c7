/** A file that the platform still holds. `ref` is what its puppet needs to fetch it, and means nothing to anybody else. */
export interface InboundMedia {
  kind: 'image' | 'voice' | 'video' | 'file';
  name?: string;
  ref: Readonly<Record<string, string>>;
}

/**
 * One inbound message as a platform's puppet hands it over to be stored. `id` begins with the channel's name, so that no two platforms share one;
 * a platform's repeat has the same. `senderId` is the platform's user id as written. A click carries the option's key as its text too.
 */
export interface ChannelInbound {
  id: string;
  senderId: string;
  roomId?: string;
  mentionsBot?: boolean;
  text: string;
  media?: InboundMedia;
  /** A kind that the assistant cannot use. */
  unusable?: 'location' | 'link' | 'other';
  action?: { taskId: string; key: string };
}

/** Resolves once the message is stored, also when it was before; only then may the platform be told that it arrived. */
export type AcceptInbound = (inbound: ChannelInbound) => Promise<void>;

/** A file fetched from the platform. */
export interface FetchedMedia {
  name: string;
  content: Buffer;
}
