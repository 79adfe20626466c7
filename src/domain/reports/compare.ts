import type { FilledField, ReportField } from './form.ts';

/** Figures about a unit and a period that the store knows by itself. What it does not hold, such as complaints, is compared with nothing. */
export const STORE_FIGURES = [
  'inspections',
  'failedItems',
  'rectificationsOpened',
  'rectificationsOnTime',
  'supervisionOrders',
] as const;
export type StoreFigure = (typeof STORE_FIGURES)[number];

/** A figure that was reported otherwise than the store has it. */
export interface Difference {
  readonly title: string;
  readonly reported: number;
  readonly stored: number;
}

/** Where what a report says differs from the store. A figure that was left empty says nothing. */
export function differences(
  form: readonly ReportField[],
  content: readonly FilledField[],
  stored: Readonly<Record<StoreFigure, number>>,
): Difference[] {
  return form.flatMap(({ key, title, figure }) => {
    const reported = content.find(field => field.key === key)?.value;
    if (figure === undefined || typeof reported !== 'number' || reported === stored[figure]) return [];
    return [{ title, reported, stored: stored[figure] }];
  });
}

/** The figures of a report that nothing in the store can be held against, by their titles: what is reported stands unchecked. */
export function unchecked(form: readonly ReportField[], content: readonly FilledField[]): string[] {
  return content
    .filter(
      ({ key, value }) => typeof value === 'number' && form.find(field => field.key === key)?.figure === undefined,
    )
    .map(({ title }) => title);
}
