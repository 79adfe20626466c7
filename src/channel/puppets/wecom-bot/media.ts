import { extname } from 'node:path';
import { decryptFile } from '@wecom/aibot-node-sdk';
import { AppError } from '../../../errors.ts';
import { boundedBody } from '../../bounded-body.ts';
import { ChannelError } from '../../errors.ts';
import type { FetchedMedia, InboundMedia } from '../../inbound.ts';
import { DOWNLOAD_MS, INBOUND_FILE_BYTES, MEDIA_HOSTS } from './limits.ts';

/** What an address that has ended, or never was one, is answered with. */
const GONE = [400, 401, 403, 404, 410];

const ENDINGS = { image: '.jpg', voice: '.amr', video: '.mp4', file: '' } as const;

/**
 * Downloads and decrypts what somebody sent; the address lives five minutes. Only WeCom's own hosts are asked, or the simulator's, and no
 * redirect is followed: an address in a message must not make this process fetch what its sender cannot.
 *
 * @throws AppError `fileTooLarge`, ChannelError `fileUnavailable` where the platform has it no longer, or `fileNotFetched` where another try may help
 */
export async function fetchBotMedia(media: InboundMedia, simulator: string | undefined): Promise<FetchedMedia> {
  const { url, aesKey } = media.ref;
  const address = addressOf(url, simulator);
  if (!address) throw new ChannelError('fileUnavailable', 'not an address of WeCom');
  const encrypted = await download(address).catch(error => {
    if (error instanceof AppError || error instanceof ChannelError) throw error;
    // The address carries its own permission: neither it nor the key may get into a log.
    throw new ChannelError('fileNotFetched', media.kind, { cause: error });
  });
  try {
    const content = aesKey === undefined ? encrypted.content : decryptFile(encrypted.content, aesKey);
    return { name: nameOf(media, encrypted.disposition), content };
  } catch (error) {
    throw new ChannelError('fileUnavailable', media.kind, { cause: error });
  }
}

async function download(address: URL): Promise<{ content: Buffer; disposition: string | null }> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (GONE.includes(response.status)) throw new ChannelError('fileUnavailable', `status ${response.status}`);
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const content = await boundedBody(response.body, INBOUND_FILE_BYTES);
  return { content, disposition: response.headers.get('content-disposition') };
}

function addressOf(url: string | undefined, simulator: string | undefined): URL | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (simulator !== undefined && address.host === new URL(simulator).host) return address;
  const ours =
    address.protocol === 'https:' && address.port === '' && MEDIA_HOSTS.some(host => host.test(address.hostname));
  return ours ? address : undefined;
}

function nameOf({ kind, name }: InboundMedia, disposition: string | null): string {
  const given = name ?? nameIn(disposition ?? '') ?? kind;
  // A name, never a path.
  const plain = given.replace(/^.*[/\\]/s, '').trim() || kind;
  return extname(plain) === '' ? `${plain}${ENDINGS[kind]}` : plain;
}

function nameIn(disposition: string): string | undefined {
  const found = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition) ?? /filename="?([^";]+)"?/i.exec(disposition);
  try {
    return found ? decodeURIComponent(found[1]!) : undefined;
  } catch {
    return found?.[1];
  }
}
