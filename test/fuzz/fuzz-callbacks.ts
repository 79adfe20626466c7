import { getSignature } from '@wecom/crypto';
import type { ChannelInbound } from '../../src/channel/inbound.ts';
import { type CallbackRequest, createCallback } from '../../src/channel/puppets/wecom-app/callback.ts';
import { createCallbackCrypto } from '../../src/channel/puppets/wecom-app/crypto.ts';
import { decodeOption, encodeOption } from '../../src/channel/puppets/wecom-app/option-key.ts';
import {
  AGENT_ID,
  CARD_EVENTS,
  forgedRequest,
  KEYS,
  MESSAGES,
  NOW,
  sealedRequest,
  strangeXml,
} from './callback-inputs.ts';
import { type Chance, createChance } from './chance.ts';
import { blocksOf, FuzzFinding, type FuzzOptions, type FuzzReport } from './finding.ts';
import { mutate } from './mutate.ts';

const STATUSES = new Set([200, 400, 403, 413]);

/** Throws forged requests, sealed nonsense and damaged card events at the callback. @throws FuzzFinding at the first that is not taken well. */
export async function fuzzCallbacks({ inputs, seed, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = { inputs: 0, refused: 0, stored: 0, ignored: 0 };
  const crypto = createCallbackCrypto(KEYS);
  let stored: ChannelInbound[] = [];
  let concerned = 0;
  /** What the callback has found to be signed since the last request, and what it opened. */
  let vouched: string | undefined;
  let opened = false;
  const callback = createCallback({
    crypto: {
      isSigned: sealed => {
        const result = crypto.isSigned(sealed);
        vouched = result ? sealed.encrypted : undefined;
        return result;
      },
      open: encrypted => {
        if (encrypted !== vouched) throw new Error('opened before it was verified');
        opened = true;
        return crypto.open(encrypted);
      },
    },
    settings: { corpId: KEYS.corpId, agentId: AGENT_ID },
    now: () => NOW,
    accept: async inbound => void stored.push(inbound),
    onEvent: async () => {
      concerned += 1;
    },
    onRefused: () => {},
    onClick: () => {},
    onError: () => {},
  });

  async function run(request: CallbackRequest, chanceSeed: number): Promise<void> {
    const before = concerned;
    stored = [];
    vouched = undefined;
    opened = false;
    const fail = (what: string, cause?: unknown) => new FuzzFinding(what, chanceSeed, request, cause);
    const answer = await callback(request).catch(cause => {
      throw fail('the callback threw', cause);
    });
    report.inputs += 1;
    if (!STATUSES.has(answer.status)) throw fail(`status ${answer.status}`);
    if (answer.status !== 200 && stored.length > 0) throw fail('refused, but stored');
    if (answer.status === 200 && request.method === 'POST' && answer.body !== '') throw fail('an answer with words');
    if (opened && !isReallySigned(request, vouched)) throw fail('opened what nobody signed');
    if (!opened && (stored.length > 0 || concerned > before || answer.status === 200))
      throw fail('read without opening');
    for (const inbound of stored) if (!isSound(inbound)) throw fail(`unsound ${JSON.stringify(inbound)}`);
    if (answer.status !== 200) report.refused += 1;
    else if (stored.length > 0) report.stored += 1;
    else report.ignored += 1;
  }

  for (const block of blocksOf({ inputs, seed })) {
    const chance = createChance(block.seed);
    for (let left = block.inputs; left > 0; left -= 1) {
      await run(nextRequest(chance), block.seed);
      checkKeys(chance, block.seed);
    }
    onProgress?.(report);
  }
  return report;
}

/** A third of each: what nobody signed; sealed, but damaged as text; sealed and well-formed, but with fields that do not belong together. */
function nextRequest(chance: Chance): CallbackRequest {
  const kind = chance.below(3);
  if (kind === 0) return forgedRequest(chance);
  const corpus = chance.below(2) === 0 ? CARD_EVENTS : MESSAGES;
  return sealedRequest(kind === 1 ? mutate(chance, chance.pick(corpus), corpus) : strangeXml(chance));
}

/** By an implementation that is not ours. */
function isReallySigned({ query, body, method }: CallbackRequest, encrypted: string | undefined): boolean {
  const { msg_signature, timestamp = '', nonce = '', echostr } = query;
  if (encrypted === undefined || getSignature(KEYS.callbackToken, timestamp, nonce, encrypted) !== msg_signature)
    return false;
  return method === 'GET' ? echostr === encrypted : body.includes(encrypted);
}

function isSound({ id, senderId, text, media, action }: ChannelInbound): boolean {
  const isAction = action === undefined || (action.key !== '' && action.taskId !== '' && action.key === text);
  const isMedia = media === undefined || (media.ref.mediaId !== undefined && media.ref.mediaId !== '');
  return id.startsWith('app:') && id.length < 100 && senderId !== '' && typeof text === 'string' && isAction && isMedia;
}

/** Any text may come back as a key, and what we wrote comes back as it was. */
function checkKeys(chance: Chance, seed: number): void {
  const key = chance.text(12);
  const decoded = decodeOption(`${chance.below(20)}:${key}`);
  if (typeof decoded.key !== 'string') throw new FuzzFinding('a key that is none', seed, key);
  const encoded = encodeOption({ key, label: chance.text(8) }, 128);
  if (encoded !== undefined && decodeOption(encoded).key !== key)
    throw new FuzzFinding('a key came back changed', seed, key);
}
