import type { Prisma, Tx } from '../../store/database.ts';

const BY_NO = { select: { no: true } } as const;

/** Where records of each kind are looked up; what is not here cannot be referred to as evidence. */
const FIND: Readonly<Record<string, (db: Tx | Prisma, no: string) => Promise<unknown>>> = {
  CP: (db, no) => db.inspection.findUnique({ where: { no }, ...BY_NO }),
  YY: (db, no) => db.findingDispute.findUnique({ where: { no }, ...BY_NO }),
  RW: (db, no) => db.inspectionTask.findUnique({ where: { no }, ...BY_NO }),
  ZG: (db, no) => db.rectificationNotice.findUnique({ where: { no }, ...BY_NO }),
  ZT: (db, no) => db.rectificationNotice.findFirst({ where: { groupNo: no }, ...BY_NO }),
  DB: (db, no) => db.supervisionOrder.findUnique({ where: { no }, ...BY_NO }),
  SB: (db, no) => db.submission.findUnique({ where: { no }, ...BY_NO }),
  DC: (db, no) => db.serviceInvestigation.findUnique({ where: { no }, ...BY_NO }),
  WT: (db, no) => db.majorIssue.findUnique({ where: { no }, ...BY_NO }),
  TB: (db, no) => db.bulletin.findUnique({ where: { no }, ...BY_NO }),
  KF: (db, no) => db.penaltyEntry.findUnique({ where: { no }, ...BY_NO }),
  JF: (db, no) => db.penaltyEntry.findUnique({ where: { no }, ...BY_NO }),
  RD: (db, no) => db.liabilityReview.findUnique({ where: { no }, ...BY_NO }),
  SJ: (db, no) => db.serviceIncident.findUnique({ where: { no }, ...BY_NO }),
};

/**
 * Which of these 单号 name no record that can be referred to as evidence. Nothing of a record is told: whoever decides about the evidence may see it,
 * whoever refers to it need not.
 */
export async function unknownRecords(db: Tx | Prisma, nos: readonly string[]): Promise<string[]> {
  const unknown: string[] = [];
  for (const no of nos) if (!(await FIND[no.slice(0, 2)]?.(db, no))) unknown.push(no);
  return unknown;
}
