import { discloseVisit, readsPeople } from '../../domain/inspections/disclosure.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAnswer, canViewRectification } from '../../domain/permissions/rectification.ts';
import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { loadCases, type RectificationCase } from './load-case.ts';
import { recordedResult } from './recorded-result.ts';

export interface ViewedGroup {
  readonly no: string;
  readonly unitName: string;
  readonly inspectionNo: string;
  /** In the sheet's order. */
  readonly items: readonly {
    readonly no: string;
    readonly ordinal: number;
    readonly itemTitle: string;
    readonly status: RectificationCase['status'];
    readonly severity: RectificationCase['severity'];
    readonly dueAt: Date;
    /** 责任认定 may have moved a single one. */
    readonly responsibleUnitName: string;
    readonly recorded: RecordedResult;
    readonly note: string;
    /** Waits for its answer, and this person may give it. */
    readonly canAnswer: boolean;
  }[];
}

/** 整改通知单: what one result opened together, each still with its own answer and verification. @throws AppError `notFound`, `forbidden` */
export async function viewGroup(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ViewedGroup> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const rows = await prisma.rectificationNotice.findMany({
    where: { groupNo: no },
    include: { finding: { include: { item: true, inspection: { select: { no: true } } } } },
    orderBy: { finding: { item: { ordinal: 'asc' } } },
  });
  const cases = await loadCases(
    prisma,
    rows.map(row => row.no),
  );
  const [first] = cases;
  if (!first) throw new AppError('notFound', { no });
  const seen = cases.filter(matter => canViewRectification(actor, matter.parties).allowed);
  if (seen.length === 0) assertAllowed(canViewRectification(actor, first.parties));
  const findings = new Map(
    rows.map(({ no: noticeNo, finding }) => [
      noticeNo,
      { note: finding.note, recorded: recordedResult(finding, finding.item) },
    ]),
  );
  const redact = await redactorOf(prisma, [...findings.values()].flatMap(remarksOf));
  return {
    no,
    unitName: first.unitName,
    inspectionNo: rows[0]?.finding.inspection.no ?? '',
    items: rows.flatMap(({ no: noticeNo }) => {
      const matter = seen.find(each => each.no === noticeNo);
      if (!matter) return [];
      const finding = findings.get(noticeNo)!;
      const { ordinal, itemTitle, status, severity, dueAt, responsibleUnitName, parties } = matter;
      return [
        {
          ...{ no: noticeNo, ordinal, itemTitle, status, severity, dueAt, responsibleUnitName },
          ...(readsPeople(discloseVisit(actor, matter)) ? finding : redactRemarks(finding, redact)),
          canAnswer: status === 'open' && canAnswer(actor, parties).allowed,
        },
      ];
    }),
  };
}
