import type { AnsweredItem } from '../../language/item-answer.ts';
import type { ItemCondition, SheetField, SheetSection } from '../sheet.ts';

/** 测评项 of a template that is being built. Its ordinal is its place in the list, from 1. */
export interface TemplateItem extends Readonly<AnsweredItem> {
  readonly section: string;
  readonly title: string;
  readonly description: string;
  readonly weight: number;
  readonly target?: number;
  readonly condition?: ItemCondition;
  readonly veto: boolean;
  readonly evidenceRequired: boolean;
  readonly severity: 'general' | 'serious' | 'major';
  readonly clauseId?: string;
  readonly penaltyRuleId?: string;
  /** Row of the workbook it stands in; absent for an item that was added since. */
  readonly row?: number;
}

/** What writing a template back into its workbook needs and the items do not tell; the file itself is kept as it came. */
export interface TemplateLayout {
  readonly fileId: string;
  readonly fileName: string;
  readonly corrections: TableCorrections;
  /** Rows of the items, in their order; null for one that was added since. */
  readonly rows: readonly (number | null)[];
}

/** What a person said of a workbook where it was recognised wrongly. */
export interface TableCorrections {
  readonly sheet?: string;
  readonly headRow?: number;
  /** By the column's letter. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/** What a column of a 测评表 holds; `other` is kept in the file and not read. */
export type ColumnKind =
  | 'ordinal'
  | 'section'
  | 'title'
  | 'requirement'
  | 'rule'
  | 'points'
  | 'weight'
  | 'basis'
  | 'evidence'
  | 'condition'
  | 'other';

/** A template as a value: what is edited, checked, published and exported. */
export interface Template {
  readonly name: string;
  readonly fields: readonly SheetField[];
  readonly sections: readonly SheetSection[];
  readonly items: readonly TemplateItem[];
}

export const NEW_ITEM = {
  description: '',
  weight: 1,
  veto: false,
  evidenceRequired: false,
  severity: 'general',
} as const satisfies Partial<TemplateItem>;
