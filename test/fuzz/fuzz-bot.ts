import type { ChannelInbound } from '../../src/channel/inbound.ts';
import { eventFrame, messageFrame } from '../../src/channel/puppets/wecom-bot/frames.ts';
import { clickOf, inboundOf } from '../../src/channel/puppets/wecom-bot/inbound.ts';
import { botFrame } from './bot-inputs.ts';
import { createChance } from './chance.ts';
import { blocksOf, FuzzFinding, type FuzzOptions, type FuzzReport } from './finding.ts';

const BOT = '质控助手';

/** Throws damaged frames at what reads those of the AI bot: messages, clicks on cards, ratings. @throws FuzzFinding at the first that is not taken well. */
export function fuzzBot({ inputs, seed, onProgress }: FuzzOptions): FuzzReport {
  const report: FuzzReport = { inputs: 0, refused: 0, stored: 0, ignored: 0 };
  for (const block of blocksOf({ inputs, seed })) {
    const chance = createChance(block.seed);
    for (let left = block.inputs; left > 0; left -= 1) {
      const text = botFrame(chance);
      try {
        report[take(text)] += 1;
      } catch (cause) {
        throw new FuzzFinding(cause instanceof Unsound ? cause.message : 'a reader threw', block.seed, text, cause);
      }
      report.inputs += 1;
    }
    onProgress?.(report);
  }
  return report;
}

class Unsound extends Error {}

/** As the SDK hands frames on: by their JSON, a message or an event. */
function take(text: string): 'refused' | 'stored' | 'ignored' {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return 'refused';
  }
  const asMessage = messageFrame.safeParse(frame);
  const asEvent = eventFrame.safeParse(frame);
  const stored = asMessage.success ? inboundOf(asMessage.data, BOT) : [];
  for (const each of stored) check(each, asMessage.data!.body);
  if (new Set(stored.map(({ id }) => id)).size !== stored.length) throw new Unsound('two parts of one id');
  const click = asEvent.success ? clickOf(asEvent.data) : undefined;
  if (click) {
    check(click, { ...asEvent.data!.body, from: asEvent.data!.body.from! });
    const { key, taskId } = click.action;
    if (key === '' || taskId === '' || click.text !== key) throw new Unsound('a click on nothing');
  }
  if (!asMessage.success && !asEvent.success) return 'refused';
  // An event, too, is read as a message without contradiction; the platform says by its command which it is.
  if (asEvent.success) return click ? 'stored' : 'ignored';
  return 'stored';
}

interface Body {
  msgid: string;
  chattype?: 'single' | 'group' | undefined;
  from: { userid: string };
}

/** It is its sender's, has an id of this channel, and what is said in a group stays in one. */
function check(inbound: ChannelInbound, { msgid, chattype, from }: Body): void {
  const { id, senderId, roomId, text, media } = inbound;
  if (!id.startsWith(`bot:${msgid}`) || senderId !== from.userid || senderId === '') throw new Unsound('of nobody');
  if (typeof text !== 'string') throw new Unsound('text that is none');
  if (chattype === 'group' ? !roomId : chattype === 'single' && roomId !== undefined) throw new Unsound('moved');
  if (media && typeof media.ref.url !== 'string') throw new Unsound('a file without an address');
}
