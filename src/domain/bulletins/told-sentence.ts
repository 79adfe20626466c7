/** A figure as a bulletin tells it: 「按期 5 件」. */
export interface ToldFigure {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

/** A sentence of a bulletin with what a new wording of it must hold. */
export interface ToldSentence {
  readonly text: string;
  /** Each to be told once, under its own label. */
  readonly figures: readonly ToldFigure[];
  /** Names and 单号, to be repeated letter for letter. */
  readonly kept: readonly string[];
}

/** A sentence that somebody worded anew; `said` is the template's, which it stands in place of. */
export interface WordedSentence {
  readonly said: string;
  readonly worded: string;
}

/** What a bulletin's frozen hash covers beside its figures: whose wording, and which. */
export interface BulletinWording {
  readonly model: string;
  readonly sentences: readonly WordedSentence[];
}

/** Names a place in a sentence where a figure or a kept text stands. */
export type Told = ToldFigure | { readonly kept: string };

export const figure = (label: string, value: string | number, unit: string): ToldFigure => ({
  label,
  value: String(value),
  unit,
});

export const kept = (text: string): Told => ({ kept: text });

/** `told\`整改通知：${figure('新开', 3, '件')}。\`` → the sentence 「整改通知：新开 3 件。」 and what it tells. */
export function told(parts: TemplateStringsArray, ...places: readonly Told[]): ToldSentence {
  const text = parts.reduce((before, part, index) => `${before}${shown(places[index - 1]!)}${part}`);
  return {
    text,
    figures: places.filter(place => 'label' in place),
    kept: places.flatMap(place => ('kept' in place ? [place.kept] : [])),
  };
}

const shown = (place: Told): string =>
  'kept' in place ? place.kept : `${place.label} ${place.value}${place.unit === '' ? '' : ` ${place.unit}`}`;
