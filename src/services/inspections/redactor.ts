import { type Redactor, redactPeople } from '../../domain/inspections/people.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** How these remarks read for the inspected side: with the names of the directory that stand in them left out. One query. */
export async function redactorOf(db: Tx | Prisma, texts: readonly string[]): Promise<Redactor> {
  const all = texts.join('\n').trim();
  if (all === '') return text => text;
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT name FROM "Staff" WHERE strpos(${all}, name) > 0`;
  const names = rows.map(({ name }) => name);
  return text => redactPeople(text, names);
}

/** The same for a reader who may read them whole: nothing is left out. */
export async function redactorFor(db: Tx | Prisma, whole: boolean, texts: readonly string[]): Promise<Redactor> {
  return whole ? text => text : redactorOf(db, texts);
}
