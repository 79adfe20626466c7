import { LRUCache } from 'lru-cache';
import { type CardTexts, chosenCard, type WecomCard } from '../wecom-cards.ts';

const KEPT_CARDS = 20_000;

/** The cards this instance has sent, to show what was chosen on them. */
export function createCards(texts: CardTexts) {
  const cards = new LRUCache<string, { card: WecomCard; labels: Map<string, string> }>({ max: KEPT_CARDS });
  return {
    keep(card: WecomCard, options: readonly { key: string; label: string }[]): void {
      cards.set(card.task_id, { card, labels: new Map(options.map(({ key, label }) => [key, label])) });
    },

    /** The card in a used one's place. One that another instance sent shows the key, which reads like what it does. */
    chosen(taskId: string, key: string): WecomCard {
      const sent = cards.get(taskId);
      return chosenCard(sent?.card ?? { task_id: taskId }, sent?.labels.get(key) ?? key, texts);
    },
  };
}
