import { type FileBoxInterface, FileBoxType } from 'file-box';
import { AppError } from '../../../errors.ts';
import { boundedBody } from '../../bounded-body.ts';
import { ChannelError } from '../../errors.ts';
import type { FetchedMedia, InboundMedia } from '../../inbound.ts';

/** Ours, as on the chat page: no file that the assistant reads is larger. */
const INBOUND_FILE_BYTES = 25 * 1024 * 1024;

/**
 * The bytes of a message's file, as the third party's puppet hands them over. One that is only an address is not fetched: it may have come
 * from whoever sent the message, and point at what only this process can reach.
 *
 * @throws AppError `fileTooLarge`, ChannelError `fileUnavailable` for an address, or `fileNotFetched` where another try may help
 */
export async function fetchRelayMedia(
  media: InboundMedia,
  fileOf: (messageId: string) => Promise<FileBoxInterface>,
): Promise<FetchedMedia> {
  const { messageId = '' } = media.ref;
  try {
    const box = await fileOf(messageId);
    if (box.type === FileBoxType.Url) throw new ChannelError('fileUnavailable', 'an address');
    const content = await boundedBody(await box.toStream(), INBOUND_FILE_BYTES);
    const name = (media.name ?? box.name).replace(/^.*[/\\]/s, '').trim();
    return { name: name === '' ? media.kind : name, content };
  } catch (error) {
    if (error instanceof AppError || error instanceof ChannelError) throw error;
    throw new ChannelError('fileNotFetched', messageId, { cause: error });
  }
}
