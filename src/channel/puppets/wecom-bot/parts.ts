import { numberedText } from '../../numbered-text.ts';
import { splitByBytes } from '../../split-text.ts';
import { asMarkdown } from '../../wecom-markdown.ts';
import type { Delivery } from '../delivery.ts';
import { type CardTexts, cardOf, type WecomCard } from '../wecom-cards.ts';
import { MESSAGE_BYTES } from './limits.ts';

/** One message of the platform. A card has besides what is sent where the platform does not take the card. */
export type Part =
  | { kind: 'text'; content: string }
  | { kind: 'card'; card: WecomCard; text: string; instead: string }
  | { kind: 'media'; image: boolean; name: string; load(): Promise<Buffer> };

/** The messages that one delivery becomes, always the same for the same delivery. */
export function partsOf(delivery: Delivery, texts: CardTexts): Part[] {
  if (delivery.file) {
    const { name, mime, load } = delivery.file;
    return [{ kind: 'media', image: mime === 'image/jpeg' || mime === 'image/png', name, load }];
  }
  const built = delivery.kind === 'card' ? cardOf(delivery, texts) : undefined;
  if (!built) return textParts(numberedText(delivery));
  const instead = numberedText(delivery);
  const text = built.textBefore === '' ? delivery.text : '';
  return [...textParts(built.textBefore), { kind: 'card', card: built.card, text, instead }];
}

export function textParts(text: string): { kind: 'text'; content: string }[] {
  const pieces = splitByBytes(asMarkdown(text), MESSAGE_BYTES);
  return pieces.map(content => ({ kind: 'text', content }));
}
