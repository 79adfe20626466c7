import type { AnsweredItem } from '../language/item-answer.ts';
import type { ServiceLine } from '../org/actor.ts';

export const INSPECTION_METHODS = ['mysteryShopper', 'onSite', 'dataPull', 'logReview', 'phone'] as const;
/** 神秘顾客, 实地抽查, 系统取数, 日志查看, 电话抽查: where a result comes from. */
export type InspectionMethod = (typeof INSPECTION_METHODS)[number];

/** The clause an item measures, as it is shown and cited. */
export interface ItemClause {
  readonly standard: string;
  readonly version: string;
  /** Number path, such as 第三章/第十二条. */
  readonly path: string;
  readonly text: string;
}

/** 测评项 as filing needs it. Points and percents are plain numbers with at most two decimals. */
export interface SheetItem extends Readonly<AnsweredItem> {
  readonly id: string;
  /** Counts from 1 without gaps, as people say 第3项; part of a sheet keeps the numbers. */
  readonly ordinal: number;
  readonly section: string;
  readonly title: string;
  readonly description: string;
  /** Multiplies the item's points; 1 when absent. */
  readonly weight?: number;
  /** Asked only when this is met; without it always. */
  readonly condition?: ItemCondition;
  /** Per cent of the sample that must qualify, for `sampledRate`. */
  readonly target?: number;
  readonly veto: boolean;
  readonly evidenceRequired: boolean;
  readonly severity: 'general' | 'serious' | 'major';
  readonly penaltyRuleId?: string;
  readonly clause?: ItemClause;
}

/** How an earlier item must have come out: failed, passed, or answered with one of these options. */
export interface ItemCondition {
  readonly ordinal: number;
  readonly is: 'fail' | 'pass' | readonly string[];
}

/** A part of the sheet. A weight is its share of the score in per cent; either every part with points has one or none. */
export interface SheetSection {
  readonly title: string;
  readonly weight?: number;
}

/** A field asked once per inspection, such as 台席; always optional. */
export interface SheetField {
  readonly key: string;
  readonly title: string;
}

/** A group of customers that is sampled, and how many of them. */
export interface SheetPopulation {
  readonly title: string;
  readonly size: number;
}

/** 测评表 in one edition, with its programme. An edition never changes once it is published. */
export interface Sheet {
  readonly templateId: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly line: ServiceLine;
  readonly cycle: 'weekly' | 'monthly' | 'quarterly';
  /** How the programme looks: several make several sources of one result. */
  readonly methods?: readonly InspectionMethod[];
  readonly populations?: readonly SheetPopulation[];
  readonly fields: readonly SheetField[];
  readonly sections: readonly SheetSection[];
  readonly items: readonly SheetItem[];
  /** Only some of its items are asked: see `partOfSheet`. */
  readonly isPart?: true;
}

/**
 * The sheet of a recheck (复查): the items to look at again, under their own numbers. They are asked without condition, for they applied when
 * they failed, and customers are sampled only where one of them is a rate.
 */
export function partOfSheet(sheet: Sheet, ordinals: readonly number[]): Sheet {
  const items = sheet.items
    .filter(item => ordinals.includes(item.ordinal))
    .map(({ condition: _condition, ...item }) => item);
  const sampled = items.some(item => item.scoring === 'sampledRate');
  return { ...sheet, items, populations: sampled ? (sheet.populations ?? []) : [], isPart: true };
}

export function itemAt(sheet: Sheet, ordinal: number): SheetItem | undefined {
  return sheet.items.find(item => item.ordinal === ordinal);
}
