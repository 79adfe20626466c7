import { nameIsReplaced } from '../../domain/people/name-in-texts.ts';
import type { Tx } from '../../store/database.ts';
import { columnsOfPeople, namesAccount, type PersonColumn, quoted } from './find-traces.ts';

/**
 * Kept as they were written: what cannot be changed or is frozen with a hash (ledger, audit trail, scores, bulletins), what was published (standards,
 * forms, answers), the roster, and open dialogs, which a turn may be about to save.
 */
const AS_WRITTEN = [
  ...['AuditEvent', 'PenaltyPosting', 'KpiAssessment', 'KpiClosing', 'KpiResult', 'Bulletin', 'BulletinDraft'],
  ...['Standard', 'StandardVersion', 'LibraryRevision', 'InspectionProgramme', 'InspectionTemplate', 'TemplateItem'],
  ...['ClauseQuestion', 'ApprovedAnswer', 'ApprovedAnswerClause', 'PenaltyRule', 'PenaltyRuleVersion', 'BulletinRule'],
  ...['Staff', 'OrgUnit', 'BotState', 'Conversation', 'Setting', 'UploadLink', 'ModelCall'],
];

/**
 * Puts `alias` in the place of an erased person's name in what others wrote and in what was worded about them: facts stay, the name goes.
 *
 * @returns how many rows were changed
 */
export async function replaceName(tx: Tx, person: { id: string; name: string }, alias: string): Promise<number> {
  const { id, name } = person;
  const others = await tx.staff.findMany({
    where: { id: { not: id }, name: { contains: name } },
    select: { name: true },
  });
  const inStandards = (await tx.clause.count({ where: { text: { contains: name } } })) > 0;
  const where = nameIsReplaced(person, { names: others.map(other => other.name), inStandards });
  if (where === 'nowhere') return 0;
  const fixed = await keyColumns(tx);
  let changed = 0;
  for (const [table, columns] of Map.groupBy(await columnsOfPeople(tx), column => column.table)) {
    const free = columns.filter(({ column }) => !fixed.has(`${table}.${column}`));
    if (AS_WRITTEN.includes(table) || free.length === 0) continue;
    const own = columns.map(({ column, type }) => namesAccount(quoted(column), type)).join(' OR ');
    const said = free.map(({ column }) => `strpos(${quoted(column)}::text, $2) > 0`).join(' OR ');
    // The account is looked for in either case, so that every statement has the same parameters.
    const among = where === 'everywhere' ? `(TRUE OR ${own})` : `(${own})`;
    changed += await tx.$executeRawUnsafe(
      `UPDATE ${quoted(table)} t SET ${free.map(replaced).join(', ')} WHERE (${said}) AND ${among}`,
      ...[id, name, alias],
    );
  }
  return changed;
}

function replaced({ column, type }: PersonColumn): string {
  const name = quoted(column);
  switch (type) {
    case 'text':
      return `${name} = replace(${name}, $2, $3)`;
    case 'jsonb':
      return `${name} = replace(${name}::text, $2, $3)::jsonb`;
    case 'ARRAY':
      return `${name} = ARRAY(SELECT replace(item, $2, $3) FROM unnest(${name}) WITH ORDINALITY AS items(item, place) ORDER BY place)`;
  }
}

/** Columns that other rows go by: of unique indexes and foreign keys. As `table.column`. */
async function keyColumns(tx: Tx): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT c.relname || '.' || a.attname AS key FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND a.attnum > 0 AND (
      EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY(i.indkey::int2[]))
      OR EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY(k.conkey)))`;
  return new Set(rows.map(({ key }) => key));
}
