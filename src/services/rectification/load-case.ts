import type { Severity } from '../../domain/rectification/due.ts';
import type { RectificationParties } from '../../domain/rectification/parties.ts';
import { pickVerifiers } from '../../domain/rectification/verifiers.ts';
import type { RectificationStatus } from '../../domain/rectification/workflow.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { loadHeads } from '../org/load-heads.ts';

interface CaseRow {
  id: string;
  no: string;
  status: RectificationStatus;
  severity: Severity;
  round: number;
  issuedAt: Date;
  dueAt: Date;
  /** By when this round is to be signed for; null where it was issued by an earlier version. */
  signDueAt: Date | null;
  acknowledgedById: string | null;
  acknowledgedAt: Date | null;
  /** False when nobody acknowledged, or the one who did has left since. */
  acknowledgedByActive: boolean;
  unitId: string;
  unitName: string;
  responsibleUnitId: string;
  responsibleUnitName: string;
  findingId: string;
  inspectionId: string;
  inspectorId: string;
  inspectedAt: Date;
  releasedAt: Date | null;
  /** How its programme inspects. */
  methods: string[];
  line: RectificationParties['line'];
  ordinal: number;
  itemTitle: string;
  /** 整改通知单 it went out with. */
  groupNo: string | null;
  /** How many answers there have been, in all rounds. */
  answers: number;
  /** The answer not yet judged, when there is one. */
  responseId: string | null;
  authorId: string | null;
}

/** A rectification notice with what the rules ask about it. */
export interface RectificationCase extends CaseRow {
  readonly parties: RectificationParties;
}

/**
 * One notice by its 单号.
 *
 * @throws AppError `notFound`.
 */
export async function loadCase(tx: Tx | Prisma, no: string): Promise<RectificationCase> {
  const [found] = await loadCases(tx, [no]);
  if (!found) throw new AppError('notFound', { no });
  return found;
}

/** Several notices by their 单号, in order of their deadlines; unknown ones are left out. */
export async function loadCases(tx: Tx | Prisma, nos: readonly string[]): Promise<RectificationCase[]> {
  if (nos.length === 0) return [];
  const rows = await tx.$queryRaw<CaseRow[]>`
    SELECT r.id, r.no, r.status::text AS status, r.severity::text AS severity, r.round, r."issuedAt", r."dueAt", r."signDueAt",
      r."acknowledgedById", r."acknowledgedAt",
      COALESCE(k.active, false) AS "acknowledgedByActive", r."unitId", u.name AS "unitName", r."responsibleUnitId",
      ru.name AS "responsibleUnitName", r."findingId", f."inspectionId", i."inspectorId", i."inspectedAt", i."releasedAt", p.line::text AS line, p.methods::text[] AS methods,
      t.ordinal, t.title AS "itemTitle", r."groupNo", a.id AS "responseId", a."authorId",
      (SELECT count(*)::int FROM "RectificationResponse" x WHERE x."noticeId" = r.id) AS answers
    FROM "RectificationNotice" r
    JOIN "Finding" f ON f.id = r."findingId"
    JOIN "TemplateItem" t ON t.id = f."itemId"
    JOIN "Inspection" i ON i.id = f."inspectionId"
    JOIN "InspectionProgramme" p ON p.id = i."programmeId"
    JOIN "OrgUnit" u ON u.id = r."unitId"
    JOIN "OrgUnit" ru ON ru.id = r."responsibleUnitId"
    LEFT JOIN "Staff" k ON k.id = r."acknowledgedById"
    LEFT JOIN "RectificationResponse" a ON a."noticeId" = r.id AND a.round = r.round AND a.accepted IS NULL
    WHERE r.no = ANY(${[...nos]}::text[]) ORDER BY r."dueAt", r.no`;
  if (rows.length === 0) return [];
  const heads = await loadHeads(
    tx,
    rows.flatMap(row => [row.unitId, row.responsibleUnitId]),
  );
  const people = await tx.staff.findMany({
    where: { active: true, roles: { hasSome: ['inspector', 'qualityOfficer', 'leader'] } },
    select: { id: true, unitId: true, roles: true, lines: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(row => ({
    ...row,
    parties: {
      unitId: row.unitId,
      responsibleUnitId: row.responsibleUnitId,
      headId: heads.get(row.unitId),
      responsibleHeadId: heads.get(row.responsibleUnitId),
      inspectorId: row.inspectorId,
      line: row.line,
      authorId: row.authorId ?? undefined,
      verifierIds: pickVerifiers(
        {
          ...{ ...row, authorId: row.authorId ?? undefined },
          headIds: [heads.get(row.unitId), heads.get(row.responsibleUnitId)],
        },
        people,
      ),
    },
  }));
}
