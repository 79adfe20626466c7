import type { ServiceLine } from '../../domain/org/actor.ts';
import { pickDeciders } from '../../domain/supervision/deciders.ts';
import type { SupervisionParties } from '../../domain/supervision/parties.ts';
import type { ReportKind, SupervisionStatus } from '../../domain/supervision/workflow.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct, loadHeads } from '../org/load-heads.ts';

interface OrderRow {
  id: string;
  no: string;
  status: SupervisionStatus;
  round: number;
  title: string;
  requirement: string;
  unitId: string;
  unitName: string;
  responsibleUnitId: string;
  responsibleUnitName: string;
  /** Of an order that came from the province. */
  provinceNo: string | null;
  provinceDueAt: Date | null;
  issuedById: string;
  issuerName: string;
  issuedAt: Date;
  /** By when it is to be signed for; null where it was issued by an earlier version. */
  signDueAt: Date | null;
  signedAt: Date | null;
  closedAt: Date | null;
  recheckDueAt: Date | null;
  rectificationNo: string | null;
  /** 单号 of the major problem (重大服务质量问题) it is about. */
  issueNo: string | null;
  /** The step that reported the feedback of this round. */
  feedbackId: string | null;
  inspectorId: string | null;
  line: ServiceLine | null;
}

export interface OrderClock {
  id: string;
  orderId: string;
  kind: ReportKind;
  round: number;
  dueAt: Date;
  dueBasis: unknown;
  metAt: Date | null;
  failedAt: Date | null;
  pausedAt: Date | null;
}

/** A supervision order with what the rules ask about it. */
export interface LoadedOrder extends OrderRow {
  readonly parties: SupervisionParties;
  /** All rounds, in order of their deadlines. */
  readonly clocks: readonly OrderClock[];
  /** Who is asked to decide about it now: see `pickDeciders`. */
  readonly deciderIds: readonly string[];
}

/**
 * One order by its 单号.
 *
 * @throws AppError `notFound`.
 */
export async function loadOrder(tx: Tx, no: string): Promise<LoadedOrder> {
  const [order] = await loadOrders(tx, [no]);
  if (!order) throw new AppError('notFound', { no });
  return order;
}

/** Several orders by their 单号, oldest first; unknown ones are left out. */
export async function loadOrders(tx: Tx | Prisma, nos: readonly string[]): Promise<LoadedOrder[]> {
  if (nos.length === 0) return [];
  const rows = await tx.$queryRaw<OrderRow[]>`
    SELECT o.id, o.no, o.status::text AS status, o.round, o.title, o.requirement, o."unitId", u.name AS "unitName",
      o."responsibleUnitId", ru.name AS "responsibleUnitName", o."provinceNo", o."provinceDueAt", o."issuedById", s.name AS "issuerName",
      o."issuedAt", o."signDueAt", o."signedAt", m.no AS "issueNo",
      (SELECT p.id FROM "SupervisionStep" p WHERE p."orderId" = o.id AND p.kind = 'feedback' AND p.round = o.round
        ORDER BY p.at DESC LIMIT 1) AS "feedbackId", o."closedAt", o."recheckDueAt", r.no AS "rectificationNo", i."inspectorId", p.line::text AS line
    FROM "SupervisionOrder" o
    JOIN "OrgUnit" u ON u.id = o."unitId"
    JOIN "OrgUnit" ru ON ru.id = o."responsibleUnitId"
    JOIN "Staff" s ON s.id = o."issuedById"
    LEFT JOIN "MajorIssue" m ON m.id = o."majorIssueId"
    LEFT JOIN "RectificationNotice" r ON r.id = o."rectificationId"
    LEFT JOIN "Finding" f ON f.id = r."findingId"
    LEFT JOIN "Inspection" i ON i.id = f."inspectionId"
    LEFT JOIN "InspectionProgramme" p ON p.id = i."programmeId"
    WHERE o.no = ANY(${[...nos]}::text[]) ORDER BY o."issuedAt", o.no`;
  if (rows.length === 0) return [];
  const clocks: OrderClock[] = await tx.supervisionClock.findMany({
    where: { orderId: { in: rows.map(row => row.id) } },
    orderBy: [{ round: 'asc' }, { dueAt: 'asc' }],
  });
  const heads = await loadHeads(
    tx,
    rows.map(row => row.responsibleUnitId),
  );
  const people = await tx.staff.findMany({
    where: { active: true, roles: { hasSome: ['qualityOfficer', 'leader'] } },
    select: { id: true, unitId: true, roles: true },
    orderBy: { id: 'asc' },
  });
  const officers = people.filter(({ roles }) => roles.includes('qualityOfficer'));
  const officerUnitIds = distinct(officers.map(({ unitId }) => unitId));
  return rows.map(row => ({
    ...row,
    clocks: clocks.filter(clock => clock.orderId === row.id),
    deciderIds: pickDeciders(row.issuedById, { ...row, officerUnitIds }, people),
    parties: {
      unitId: row.unitId,
      responsibleUnitId: row.responsibleUnitId,
      responsibleHeadId: heads.get(row.responsibleUnitId),
      issuerId: row.issuedById,
      inspectorId: row.inspectorId ?? undefined,
      line: row.line ?? undefined,
      officerUnitIds,
    },
  }));
}

/** The units of the quality officers, who are barred from deciding about them. */
export async function loadOfficerUnits(context: ServiceContext, tx: Tx | Prisma): Promise<string[]> {
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  return [...new Set(officers.map(officer => officer.unitId))];
}
