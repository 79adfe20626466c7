import type { JudgedQuery } from '../../../src/search/evaluate.ts';
import { buildIndex } from '../../../src/search/index.ts';
import { learnAssociations } from '../../../src/search/learn-associations.ts';
import { search } from '../../../src/search/search.ts';
import { type Engine, FOUND, joinedText } from './engine.ts';

/**
 * The product with associations learned from `known` questions only. Those it ships with were learned from all development questions
 * of STARD: asked these again it has seen the answers, and its quality there says nothing about new ones.
 */
export function heldOut(known: readonly JudgedQuery[]): Engine {
  return {
    name: 'product, held out',
    async build(documents) {
      const texts = new Map(documents.map(document => [document.id, joinedText(document)]));
      const answered = known.map(({ text, relevant }) => ({
        question: text,
        answers: relevant.flatMap(id => texts.get(id) ?? []),
      }));
      const learned = learnAssociations(answered, [...texts.values()]);
      const index = buildIndex(documents);
      const options = { limit: FOUND, associations: (pair: string) => learned.get(pair) ?? [] };
      return { find: question => search(index, question, options).map(hit => hit.id) };
    },
  };
}
