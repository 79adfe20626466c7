import { Decimal } from 'decimal.js';
import { carriesPoints } from '../../language/item-answer.ts';
import type { Template, TemplateItem } from './template.ts';

/** What keeps a template from being published; `ordinals` name the items. */
export type TemplateProblem =
  | { readonly code: 'noItems' | 'noPoints' }
  | { readonly code: 'sectionWeightMissing'; readonly sections: readonly string[] }
  | {
      readonly code:
        | 'conditionAhead'
        | 'conditionOptionUnknown'
        | 'optionsMissing'
        | 'deductionMissing'
        | 'capTooLarge'
        | 'pointsMissing'
        | 'sameTitle';
      readonly ordinals: readonly number[];
    };

/** Everything that keeps a template from being published; empty when nothing does. */
export function templateProblems({ items, sections }: Template): TemplateProblem[] {
  if (items.length === 0) return [{ code: 'noItems' }];
  const where = (fits: (item: TemplateItem, ordinal: number) => boolean): number[] =>
    items.flatMap((item, index) => (fits(item, index + 1) ? [index + 1] : []));
  const found = [
    {
      code: 'conditionAhead' as const,
      ordinals: where(({ condition }, at) => condition !== undefined && condition.ordinal >= at),
    },
    { code: 'conditionOptionUnknown' as const, ordinals: where(item => !knowsOptions(item, items)) },
    {
      code: 'optionsMissing' as const,
      ordinals: where(
        ({ scoring, options = [], maxPoints }) =>
          scoring === 'choice' && (options.length < 2 || Math.max(...options.map(each => each.points)) !== maxPoints),
      ),
    },
    { code: 'deductionMissing' as const, ordinals: where(item => item.scoring === 'deduction' && !item.deductionPer) },
    { code: 'capTooLarge' as const, ordinals: where(({ cap, maxPoints }) => cap !== undefined && cap > maxPoints) },
    { code: 'pointsMissing' as const, ordinals: where(lacksPoints) },
    {
      code: 'sameTitle' as const,
      ordinals: where(({ title }, at) => items.findIndex(each => each.title === title) < at - 1),
    },
  ].filter(problem => problem.ordinals.length > 0);
  const weighed = sections.filter(({ title }) => items.some(item => item.section === title && item.maxPoints > 0));
  const bare = weighed.filter(section => section.weight === undefined).map(section => section.title);
  return [
    ...found,
    ...(totalPoints(items).isZero() ? [{ code: 'noPoints' as const }] : []),
    ...(bare.length > 0 && bare.length < weighed.length
      ? [{ code: 'sectionWeightMissing' as const, sections: bare }]
      : []),
  ];
}

/** A yes or no and a number may be there for the record or the veto alone; the other scales need points. */
function lacksPoints({ scoring, maxPoints }: TemplateItem): boolean {
  return carriesPoints(scoring) && scoring !== 'yesNo' && scoring !== 'number' && maxPoints === 0;
}

function knowsOptions({ condition }: TemplateItem, items: readonly TemplateItem[]): boolean {
  if (condition === undefined || condition.is === 'fail' || condition.is === 'pass') return true;
  const labels = items[condition.ordinal - 1]?.options?.map(option => option.label) ?? [];
  return condition.is.every(label => labels.includes(label));
}

/** The points of all items, without their weights: what a sheet calls 合计. */
export function totalPoints(items: readonly TemplateItem[]): Decimal {
  return items.reduce((sum, item) => sum.plus(item.maxPoints), new Decimal(0));
}
