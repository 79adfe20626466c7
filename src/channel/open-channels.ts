import type { ChannelLimits, ChannelName } from '../domain/conversation/channel.ts';
import type { TurnHandler } from './adapter.ts';
import type { InboundMessage, OutboundMessage } from './contracts.ts';
import { ChannelError } from './errors.ts';
import type { FetchedMedia, InboundMedia } from './inbound.ts';
import type { Deliver } from './puppets/delivery.ts';
import type { Directory } from './puppets/directory.ts';
import { LocalPuppet } from './puppets/local/local-puppet.ts';
import { type Channel, startChannel } from './start.ts';

/** One platform, logged in. */
interface OpenChannel {
  readonly name: ChannelName;
  readonly channel: Channel;
  readonly limits?: ChannelLimits;
  fetchMedia?(media: InboundMedia): Promise<FetchedMedia>;
}

export interface ChannelsOptions {
  bot: { id: string; name: string };
  directory: Directory;
  /** Takes what goes to the chat page or the terminal. */
  deliverLocally: Deliver;
  onError: (error: unknown) => void;
}

/** Opens every configured platform; in the order in which a person is told of what they did not ask for. */
export async function openChannels(options: ChannelsOptions) {
  const { bot, directory, deliverLocally, onError } = options;
  const open: OpenChannel[] = [];
  const puppet = new LocalPuppet({ bot, directory, deliver: deliverLocally });
  open.push({ name: 'local', channel: await startChannel({ puppet, name: 'local', onError }) });

  const on = (name: ChannelName): OpenChannel | undefined => open.find(each => each.name === name);

  return {
    sending: open.map(({ name, channel, limits }) => ({
      name,
      send: (message: OutboundMessage) => channel.messenger.send(message),
      ...(limits && { limits }),
    })),
    onTurn(handler: TurnHandler): void {
      for (const { channel } of open) channel.adapter.onTurn(handler);
    },
    /** What came from a platform that is not configured any more is heard all the same. */
    dispatch: (name: ChannelName, message: InboundMessage) => (on(name) ?? open[0]!).channel.adapter.dispatch(message),
    async fetchMedia(name: ChannelName, media: InboundMedia): Promise<FetchedMedia> {
      const fetched = await on(name)?.fetchMedia?.(media);
      if (!fetched) throw new ChannelError('fileUnavailable', name);
      return fetched;
    },
    async stop(): Promise<void> {
      for (const { channel } of open) await channel.stop();
    },
  };
}

export type Channels = Awaited<ReturnType<typeof openChannels>>;
