import type { Tx } from '../../src/store/database.ts';
import { answerRows } from './answers/rows.ts';
import { ASSESSMENT } from './assessment.ts';
import { clauseFinder, clauseId, readDocuments, type SeedDocument } from './documents.ts';
import { EFFECTIVE_DAY, EFFECTIVE_FROM } from './effective.ts';
import { OBLIGATIONS, type SeedObligation } from './obligations.ts';
import { type SeedStaff, type SeedUnit, STAFF, UNITS } from './org.ts';
import { PENALTY_RULES } from './penalty-rules.ts';
import { PROGRAMMES } from './programmes.ts';
import { RESPONSIBILITY } from './responsibility.ts';
import { TEMPLATES } from './templates/index.ts';
import type { ClauseRef, SeedTemplate } from './templates/item.ts';

const PUBLISHER = 'wu';
const published = { status: 'published', effectiveFrom: EFFECTIVE_FROM } as const;

/** Who works where, and what is owed: what makes one branch another, while standards, rules and programmes stay. */
export interface SeedBranch {
  /** A parent stands before its children. */
  readonly units: readonly SeedUnit[];
  readonly staff: readonly SeedStaff[];
  readonly obligations: readonly SeedObligation[];
}

/** Writes the demo branch office; see `seedBranch`. */
export function seedDemo(tx: Tx, now: Date): Promise<void> {
  return seedBranch(tx, { units: UNITS, staff: STAFF, obligations: OBLIGATIONS }, now);
}

/**
 * Writes a branch office in under twenty statements, with the same ids every time. The caller checks that the
 * database is empty: a second load violates unique keys and changes nothing.
 *
 * The small documents are read before the first statement, so the connection is never held over a file.
 *
 * @throws Error when a sheet names a clause that does not exist; nothing is written then.
 */
export async function seedBranch(tx: Tx, branch: SeedBranch, now: Date): Promise<void> {
  const documents = await readDocuments();
  const items = templateItems(clauseFinder(documents));
  await seedOrg(tx, branch);
  await seedStandards(tx, documents, now);
  await seedAnswers(tx, answerRows(documents));
  await seedPenaltyRules(tx);
  await seedProgrammes(tx, items);
  await tx.kpiAssessment.create({
    data: { id: 'assessment@1', version: 1, definition: ASSESSMENT, effectiveFrom: EFFECTIVE_FROM },
  });
  await tx.obligation.createMany({
    data: branch.obligations.map(row => ({ ...row, cycle: 'monthly', form: row.form, effectiveFrom: EFFECTIVE_FROM })),
  });
}

/** Units and their heads point at each other: units come first, heads are set when the staff stand. */
async function seedOrg(tx: Tx, { units, staff }: SeedBranch): Promise<void> {
  await tx.orgUnit.createMany({ data: units.map(({ headId: _headId, ...unit }) => unit) });
  await tx.staff.createMany({ data: [...staff] });
  const ids = units.map(unit => unit.id);
  const heads = units.map(unit => unit.headId);
  await tx.$executeRaw`
    UPDATE "OrgUnit" SET "headId" = pairs.head
    FROM unnest(${ids}::text[], ${heads}::text[]) AS pairs(id, head) WHERE "OrgUnit".id = pairs.id`;
  await tx.responsibilityRule.createMany({
    data: RESPONSIBILITY.map(rule => ({ ...rule, effectiveFrom: EFFECTIVE_FROM })),
  });
}

async function seedStandards(tx: Tx, documents: readonly SeedDocument[], now: Date): Promise<void> {
  await tx.standard.createMany({ data: documents.map(({ standard }) => ({ ...standard, level: 'companyStandard' })) });
  await tx.standardVersion.createMany({
    data: documents.map(({ standard, versionId, fileName, hash, parsed }) => ({
      ...published,
      id: versionId,
      standardId: standard.id,
      label: EFFECTIVE_DAY,
      sourceName: fileName,
      sourceHash: hash,
      preamble: [...parsed.subtitles, parsed.preamble].filter(line => line !== '').join('\n'),
      importedById: PUBLISHER,
      importedAt: now,
      publishedById: PUBLISHER,
      publishedAt: now,
    })),
  });
  await tx.clause.createMany({
    data: documents.flatMap(document =>
      document.parsed.clauses.map(clause => ({
        ...clause,
        id: clauseId(document, clause.ordinal),
        versionId: document.versionId,
      })),
    ),
  });
  // Standards may have been imported before the branch office was.
  await tx.libraryRevision.upsert({
    where: { id: 1 },
    create: { id: 1, revision: 1 },
    update: { revision: { increment: 1 } },
  });
}

async function seedAnswers(tx: Tx, rows: ReturnType<typeof answerRows>): Promise<void> {
  await tx.approvedAnswer.createMany({ data: rows.answers });
  await tx.approvedAnswerClause.createMany({ data: rows.clauses });
  await tx.numberSequence.createMany({ data: rows.sequences });
  await tx.clauseQuestion.createMany({ data: rows.questions });
}

async function seedPenaltyRules(tx: Tx): Promise<void> {
  await tx.penaltyRule.createMany({ data: PENALTY_RULES.map(({ id, scheme, title }) => ({ id, scheme, title })) });
  await tx.penaltyRuleVersion.createMany({
    data: PENALTY_RULES.map(({ id, trigger, points, text, source, cap }) => ({
      ...published,
      id: `${id}@1`,
      ruleId: id,
      version: 1,
      trigger,
      points,
      per: '次',
      ...(cap && { capPerPeriod: cap.points, capPeriod: cap.period }),
      text,
      source,
    })),
  });
}

async function seedProgrammes(tx: Tx, items: ReturnType<typeof templateItems>): Promise<void> {
  await tx.inspectionProgramme.createMany({
    data: PROGRAMMES.map((programme, index) => ({
      ...programme,
      ordinal: index + 1,
      level: 'city',
    })),
  });
  await tx.inspectionTemplate.createMany({
    data: TEMPLATES.map(({ id, programmeId, name, fields }) => ({
      ...published,
      id,
      programmeId,
      name,
      version: 1,
      fields,
    })),
  });
  await tx.templateItem.createMany({ data: items });
}

/** The rows of all items, numbered through their template; ids such as `hall-2026-07`. */
function templateItems(findClause: (ref: ClauseRef) => string) {
  const rowsOf = (template: SeedTemplate) =>
    template.sections
      .flatMap(({ section, items }) => items.map(item => ({ section, ...item })))
      .map(({ clause, ...item }, index) => ({
        ...item,
        id: `${template.id}-${String(index + 1).padStart(2, '0')}`,
        templateId: template.id,
        ordinal: index + 1,
        clauseId: findClause(clause),
      }));
  return TEMPLATES.flatMap(rowsOf);
}
