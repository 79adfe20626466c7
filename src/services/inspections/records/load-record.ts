import { discloseVisit, readsPeople } from '../../../domain/inspections/disclosure.ts';
import type { Redactor } from '../../../domain/inspections/people.ts';
import type { InspectionRecord, RecordItem, RecordPhoto, RecordSignature } from '../../../domain/inspections/record.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { sheetOf } from '../load-sheet.ts';
import { redactorFor } from '../redactor.ts';
import { viewInspection } from '../view-inspection.ts';
import { readPhotos } from './read-photos.ts';

/**
 * A measured result in full as this reader may see it: photos without metadata, the inspector's name only for those who may know it.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function loadRecord(context: ServiceContext, actor: Actor, no: string): Promise<InspectionRecord> {
  const viewed = await viewInspection(context, { actor, no });
  if (viewed.kind === 'none') throw new AppError('notFound', { no });
  const { inspection } = viewed;
  const { prisma } = context.db;
  const row = await prisma.inspection.findUniqueOrThrow({
    where: { no },
    include: { programme: true, template: true },
  });
  const sheet = await sheetOf(context, row);
  const fields = row.fields as Record<string, string>;
  const unit = row.responsibleUnitId && (await prisma.orgUnit.findUnique({ where: { id: row.responsibleUnitId } }));
  const disclosed = discloseVisit(actor, { ...row, methods: row.programme.methods, line: row.programme.line });
  const redact = await redactorFor(prisma, readsPeople(disclosed), Object.values(fields));
  const items = inspection.items.map((item): RecordItem => {
    const { description, veto, clause } = sheet.items.find(each => each.ordinal === item.ordinal)!;
    const { ordinal, title, result, maxPoints, occurrences, sampled, qualified, choice, value, text, note } = item;
    const points = result === 'notApplicable' || maxPoints === 0 ? null : item.points;
    return {
      ...{
        ordinal,
        title,
        description,
        result,
        points,
        maxPoints,
        occurrences,
        sampled,
        qualified,
        choice,
        value,
        text,
      },
      ...{ veto, note, clause: clause ?? null, rectificationNo: item.rectificationNo },
    };
  });
  const ofSection = (title: string) =>
    items.filter(item => sheet.items.find(each => each.ordinal === item.ordinal)?.section === title);
  const titles = [...new Set(sheet.items.map(item => item.section))];
  return {
    no,
    programmeName: inspection.programmeName,
    templateName: row.template.name,
    templateVersion: row.template.version,
    unitName: inspection.unitName,
    responsibleUnitName: unit ? unit.name : inspection.unitName,
    inspectedAt: row.inspectedAt,
    dayOnly: disclosed.inspectedAt === 'day',
    score: inspection.score,
    vetoed: inspection.vetoed,
    fields: sheet.fields.flatMap(({ key, title }) =>
      fields[key] ? [{ title, value: redactField(title, fields[key], redact) }] : [],
    ),
    sections: titles.map(title => ({
      title,
      weight: sheet.sections.find(section => section.title === title)?.weight ?? null,
      items: ofSection(title),
    })),
    note: inspection.note,
    photos: await photosOf(context, row.id),
    signatures: await signaturesOf(context, row, disclosed),
    voided: inspection.voided,
  };
}

/** By 台席 and 工号 the unit finds whom it is about. */
function redactField(title: string, value: string, redact: Redactor): string {
  return /工号|台席/.test(title) ? value : redact(value);
}

/** A record is to be opened on a phone. */
const MOST_PHOTOS = 60;

async function photosOf(context: ServiceContext, inspectionId: string): Promise<RecordPhoto[]> {
  const findings = await context.db.prisma.finding.findMany({
    where: { inspectionId },
    select: { id: true, item: { select: { ordinal: true } } },
  });
  const ordinals = new Map(findings.map(({ id, item }) => [id, item.ordinal]));
  const rows = await context.db.prisma.evidence.findMany({
    where: { subjectType: 'finding', subjectId: { in: [...ordinals.keys()] }, file: { cleanSha256: { not: null } } },
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MOST_PHOTOS,
  });
  const photos = await readPhotos(context, rows, ({ subjectId }) => ordinals.get(subjectId)!);
  return photos.sort((a, b) => a.ordinal - b.ordinal);
}

async function signaturesOf(
  context: ServiceContext,
  row: {
    inspectorId: string;
    submittedAt: Date | null;
    reviewedById: string | null;
    reviewedAt: Date | null;
    confirmedById: string | null;
    confirmedAt: Date | null;
  },
  disclosed: { inspectorName: boolean; role: 'mysteryShopper' | 'inspector' },
): Promise<RecordSignature[]> {
  const ids = [row.inspectorId, row.reviewedById, row.confirmedById].filter(id => id !== null);
  const people = await context.db.prisma.staff.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find(person => person.id === id)?.name ?? null;
  return [
    {
      as: disclosed.inspectorName ? 'inspector' : disclosed.role,
      name: disclosed.inspectorName ? nameOf(row.inspectorId) : null,
      at: row.submittedAt,
    },
    ...(row.reviewedAt ? [{ as: 'reviewer' as const, name: nameOf(row.reviewedById), at: row.reviewedAt }] : []),
    { as: 'head' as const, name: nameOf(row.confirmedById), at: row.confirmedAt },
  ];
}
