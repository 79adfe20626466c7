import type { Sheet, SheetItem, SheetPopulation } from '../sheet.ts';

/** What of a title names the customers: 新装 of 新装客户. */
export function stemOf(title: string): string {
  return title.replace(/(?:客户|用户)$/, '');
}

/** Items that are measured customer by customer. */
export function sampledItems(sheet: Sheet): SheetItem[] {
  return sheet.items.filter(item => item.scoring === 'sampledRate');
}

/** The customers a rate is measured over: those its title names, else those its section names, else all (empty list). */
export function populationsOf(sheet: Sheet, item: SheetItem): readonly string[] {
  const named = (text: string) => populations(sheet).filter(({ title }) => text.includes(stemOf(title)));
  const own = named(item.title);
  return (own.length > 0 ? own : named(item.section)).map(({ title }) => title);
}

export function populations(sheet: Sheet): readonly SheetPopulation[] {
  return sheet.populations ?? [];
}

/** Whether a rate is measured over a customer of that group; a group that was not said is only part of rates over all groups. */
export function covers(sheet: Sheet, item: SheetItem, population: string): boolean {
  const over = populationsOf(sheet, item);
  return over.length === 0 || over.length === populations(sheet).length || over.includes(population);
}
