import type { ItemScoring, Severity } from '../../../src/store/generated/enums.ts';

/** A clause by the title of its standard and its number path, such as 第三章/第十二条. */
export interface ClauseRef {
  standard: string;
  path: string;
}

export interface SeedItem {
  title: string;
  description: string;
  scoring: ItemScoring;
  maxPoints: number;
  /** Points per occurrence, for `deduction`. */
  deductionPer?: number;
  /** Percent below which a sampled rate counts as failed. */
  target?: number;
  clause: ClauseRef;
  veto?: boolean;
  evidenceRequired?: boolean;
  severity?: Severity;
  penaltyRuleId?: string;
}

export interface SeedSection {
  section: string;
  items: SeedItem[];
}

/** A question asked once per inspection; all are optional. */
export type TemplateField = {
  key: string;
  title: string;
};

export interface SeedTemplate {
  id: string;
  programmeId: string;
  name: string;
  fields: TemplateField[];
  sections: SeedSection[];
}

type Marks = Pick<SeedItem, 'veto' | 'evidenceRequired' | 'severity' | 'penaltyRuleId'>;

/** Clauses of one standard: `const hall = clausesOf('营业厅服务规范'); hall('第二章/第四条')`. */
export function clausesOf(standard: string): (path: string) => ClauseRef {
  return path => ({ standard, path });
}

export function yesNo(
  title: string,
  maxPoints: number,
  clause: ClauseRef,
  description: string,
  marks: Marks = {},
): SeedItem {
  return { title, description, scoring: 'yesNo', maxPoints, clause, ...marks };
}

export function points(
  title: string,
  maxPoints: number,
  clause: ClauseRef,
  description: string,
  marks: Marks = {},
): SeedItem {
  return { title, description, scoring: 'points', maxPoints, clause, ...marks };
}

/** `per` points go for each occurrence, down to zero. */
export function deduction(
  title: string,
  [maxPoints, per]: [maxPoints: number, per: number],
  clause: ClauseRef,
  description: string,
  marks: Marks = {},
): SeedItem {
  return { title, description, scoring: 'deduction', maxPoints, deductionPer: per, clause, ...marks };
}

/** A share of the sample, in percent; below `target` it has failed. */
export function rate(
  title: string,
  [maxPoints, target]: [maxPoints: number, target: number],
  clause: ClauseRef,
  description: string,
  marks: Marks = {},
): SeedItem {
  return { title, description, scoring: 'sampledRate', maxPoints, target, clause, ...marks };
}
