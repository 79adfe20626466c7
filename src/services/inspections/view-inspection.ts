import { discloseVisit, readsPeople } from '../../domain/inspections/disclosure.ts';
import type { CorrectedBy } from '../../domain/inspections/notices.ts';
import { type Redactor, redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { RecheckOutcome } from '../../domain/inspections/planning/recheck.ts';
import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import { type ResponseState, responseState } from '../../domain/inspections/response.ts';
import { type Actor, hasRole, type ServiceLine } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import {
  canCorrectInspection,
  canRespond,
  canReviewInspection,
  canSeeInspection,
  canVoidInspection,
} from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Inspection, Prisma } from '../../store/generated/client.ts';
import type { AdminLevel } from '../../store/generated/enums.ts';
import type { ServiceContext } from '../context.ts';
import { correctedBy } from './corrected-by.ts';
import { isInForce } from './load-released.ts';
import { awaitsReview } from './load-waiting.ts';
import { ownScope } from './own-scope.ts';
import { redactorFor } from './redactor.ts';
import { decidingMatter } from './reviewers.ts';
import { type InspectionItemView, viewItems } from './view-items.ts';

export interface InspectionView {
  readonly no: string;
  readonly programmeName: string;
  /** Whose check it is. */
  readonly level: AdminLevel;
  /** Of a recheck (复查): the 整改 it looked at again; null for any other result. */
  readonly rechecked: readonly { no: string; itemTitle: string; outcome: RecheckOutcome | null }[] | null;
  /** 单号 of the import it came in with. */
  readonly batchNo: string | null;
  readonly unitName: string;
  readonly inspectedAt: Date;
  /** The hour is kept back. */
  readonly dayOnly: boolean;
  readonly score: string;
  readonly vetoed: boolean;
  readonly items: readonly InspectionItemView[];
  readonly note: string;
  /** How many sampled customers there are records of. */
  readonly samples: number;
  /** Counts from 1; more than one where the result was corrected. */
  readonly revision: number;
  readonly state: ResultState;
  readonly respondBy: Date | null;
  /** Null where the window passed without an answer. */
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  /** Who took it back, when and why; null while it stands. `byName` is null for whom it is kept from. */
  readonly voided: { by: CorrectedBy; byName: string | null; at: Date; reason: string } | null;
  /** What this person may do about it now. */
  readonly can: {
    readonly respond: boolean;
    readonly review: boolean;
    readonly correct: boolean;
    readonly void: boolean;
  };
}

export type ResultState = 'inReview' | 'returned' | ResponseState;

export type ViewedInspection =
  | { kind: 'inspection'; inspection: InspectionView; earlier: readonly EarlierInspection[] }
  | { kind: 'none' };

export interface EarlierInspection {
  readonly no: string;
  readonly unitName: string;
  readonly programmeName: string;
  readonly score: string;
}

const SHOWN_EARLIER = 4;

/**
 * A submitted result. Without a number: the latest of the units the person belongs to, heads or manages (inspectors: of their
 * lines; quality officers and leaders: of all), with a few earlier ones to choose from.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewInspection(
  context: ServiceContext,
  input: { actor: Actor; no?: string },
): Promise<ViewedInspection> {
  const { actor, no } = input;
  const rows = await context.db.prisma.inspection.findMany({
    where:
      no === undefined ? { no: { not: null }, status: { in: ['submitted', 'reviewed'] }, ...ownScope(actor) } : { no },
    // Equal times are broken by the number: several may be filed within one tick of a simulated clock.
    orderBy: [{ submittedAt: 'desc' }, { no: 'desc' }],
    take: SHOWN_EARLIER + 1,
    include: {
      programme: { select: { name: true, line: true, methods: true, rules: true } },
      batch: { select: { no: true } },
    },
  });
  // Of a visit under cover the inspected side learns with its release, not before.
  const disclosed = rows.flatMap(each => {
    const { line, methods } = each.programme;
    const disclosure = discloseVisit(actor, { ...each, line, methods });
    return disclosure.exists ? { ...each, disclosure } : [];
  });
  const [row, ...others] = disclosed;
  if (!row) {
    if (no !== undefined) throw new AppError('notFound', { no });
    return { kind: 'none' };
  }
  const sight = canSeeInspection(actor, { ...row, line: row.programme.line });
  if (!sight.allowed && sight.reason === 'notReleased') throw new AppError('notFound', { no });
  assertAllowed(sight);
  const unitNames = await namesOf(
    context,
    rows.map(each => each.unitId),
  );
  const items = await viewItems(context.db.prisma, row.id, seesReuse(actor, row.programme.line));
  const redact = await redactorFor(context.db.prisma, readsPeople(row.disclosure), [
    ...items.flatMap(remarksOf),
    row.note,
    row.voidReason,
  ]);
  return {
    kind: 'inspection',
    inspection: {
      no: row.no ?? '',
      programmeName: row.programme.name,
      level: row.level,
      rechecked: row.isRecheck ? await recheckedBy(context, row.taskId) : null,
      batchNo: row.batch?.no ?? null,
      unitName: unitNames.get(row.unitId) ?? row.unitId,
      inspectedAt: row.inspectedAt,
      dayOnly: row.disclosure.inspectedAt === 'day',
      score: row.score?.toString() ?? '',
      vetoed: row.vetoed,
      note: redact(row.note),
      samples: await context.db.prisma.sampleRecord.count({ where: { inspectionId: row.id } }),
      items: items.map(item => redactRemarks(item, redact)),
      voided: await voidingOf(context, row, readsPeople(row.disclosure), redact),
      ...(await standing(context, actor, row)),
    },
    earlier: others.map(each => ({
      no: each.no ?? '',
      unitName: unitNames.get(each.unitId) ?? each.unitId,
      programmeName: each.programme.name,
      score: each.score?.toString() ?? '',
    })),
  };
}

/** The inspected side reads whose doing it was, not the name. */
async function voidingOf(
  context: ServiceContext,
  row: Inspection,
  whole: boolean,
  redact: Redactor,
): Promise<InspectionView['voided']> {
  const { voidedById, voidedAt, voidReason, inspectorId } = row;
  if (voidedById === null || voidedAt === null) return null;
  const { prisma } = context.db;
  const by = await correctedBy(prisma, { inspectorId, correctedById: voidedById });
  const person = whole && (await prisma.staff.findUnique({ where: { id: voidedById }, select: { name: true } }));
  return { by, byName: person ? person.name : null, at: voidedAt, reason: redact(voidReason) };
}

/** The 整改 a recheck is of, with what came of it. */
async function recheckedBy(context: ServiceContext, taskId: string | null): Promise<InspectionView['rechecked']> {
  const targets = await context.db.prisma.recheckTarget.findMany({
    where: { taskId: taskId ?? '' },
    include: { notice: { select: { no: true, finding: { select: { item: { select: { title: true } } } } } } },
    orderBy: [{ ordinal: 'asc' }, { noticeId: 'asc' }],
  });
  return targets.map(({ notice, outcome }) => ({ no: notice.no, itemTitle: notice.finding.item.title, outcome }));
}

async function namesOf(context: ServiceContext, unitIds: readonly string[]): Promise<Map<string, string>> {
  const units = await context.db.prisma.orgUnit.findMany({
    where: { id: { in: [...unitIds] } },
    select: { id: true, name: true },
  });
  return new Map(units.map(unit => [unit.id, unit.name]));
}

/** Whether a photo was used before is for those who judge results. */
function seesReuse(actor: Actor, line: ServiceLine): boolean {
  return hasRole(actor, 'qualityOfficer', 'leader') || (hasRole(actor, 'inspector') && actor.lines.includes(line));
}

type Row = Prisma.InspectionGetPayload<{
  include: { programme: { select: { name: true; line: true; methods: true; rules: true } } };
}>;

async function standing(context: ServiceContext, actor: Actor, row: Row) {
  const { prisma } = context.db;
  const state: ResultState = awaitsReview(row)
    ? 'inReview'
    : row.status === 'returned'
      ? 'returned'
      : responseState(row, context.clock.now());
  const head = await context.directory.headOf(prisma, row.unitId);
  const confirmer = row.confirmedById && (await prisma.staff.findUnique({ where: { id: row.confirmedById } }));
  const matter = await decidingMatter(context, prisma, row);
  const reviewed = programmeRulesSchema.parse(row.programme.rules).review;
  const filing = { ...row, line: row.programme.line, reviewed };
  const stands = row.releasedAt !== null && isInForce(row.status);
  return {
    revision: row.revision,
    state,
    respondBy: row.respondBy,
    confirmedByName: confirmer ? confirmer.name : null,
    confirmedAt: row.confirmedAt,
    can: {
      respond: state === 'open' && canRespond(actor, { unitId: row.unitId, headId: head?.id }).allowed,
      review: state === 'inReview' && canReviewInspection(actor, row, matter).allowed,
      correct: stands && canCorrectInspection(actor, filing, matter).allowed,
      void: stands && row.source === 'chat' && !row.isRecheck && canVoidInspection(actor, filing, matter).allowed,
    },
  };
}
