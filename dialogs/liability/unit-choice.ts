import type { Option } from '../../src/domain/conversation/message.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Reply } from '../framework/reply.ts';

export interface UnitName {
  readonly id: string;
  readonly name: string;
}

export interface NamedUnit extends UnitName {
  readonly aliases: string[];
}

/** One of the offered answers: a unit, or what can be said instead of one. */
export interface Offer {
  /** Shown on the option. */
  readonly label: string;
  readonly names: readonly string[];
  /** Null: no (other) unit. */
  readonly unit: UnitName | null;
}

export const offerOf = ({ id, name, aliases }: NamedUnit, label = name): Offer => ({
  label,
  names: [name, ...aliases],
  unit: { id, name },
});

/** Offers keep their numbers in every list of one question, so that a number means the same in each. */
export const numbered = (offers: readonly Offer[]): Option[] =>
  offers.map(({ label }, index) => ({ key: `${index + 1}`, label }));

export type OfferChoice = { kind: 'one'; unit: UnitName | null } | { kind: 'unclear'; reply: Reply };

/** The offer an answer names or numbers; an unclear answer is met with those it could mean. */
export function readOffer(text: string, offers: readonly Offer[]): OfferChoice {
  const options = numbered(offers);
  const choice = parseChoice(
    text,
    options.map((option, index) => ({ ...option, aliases: [...offers[index]!.names] })),
  );
  if (choice.kind === 'one') return { kind: 'one', unit: offers[choice.index]!.unit };
  if (choice.kind === 'none')
    return { kind: 'unclear', reply: { text: '没有找到这个部门，请从以下选项中选择：', options } };
  return {
    kind: 'unclear',
    reply: { text: '请问是其中哪个部门？', options: choice.indexes.map(index => options[index]!) },
  };
}
