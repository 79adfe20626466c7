import { writeCondition } from './condition.ts';
import { writeScoringRule } from './scoring-rule.ts';
import type { Template, TemplateItem } from './template.ts';

/** A 测评表 in our own look, for a template that came from no workbook. Reads back as the same template. */
export interface NewSheet {
  readonly title: string;
  readonly labels: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Rows of each section, as places in `rows`, for the merged cell in front; ends included. */
  readonly sections: readonly { readonly from: number; readonly to: number }[];
  /** The column of the points, which is summed below. */
  readonly pointsColumn: number;
  readonly note: string;
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly of: (item: TemplateItem, index: number) => string | number;
}

/** @param basis what the 依据 column says, by the item's place. */
export function newSheet(template: Template, basis: readonly string[]): NewSheet {
  const { items, sections } = template;
  const weightOf = new Map(sections.map(section => [section.title, section.weight]));
  const named = (title: string): string => {
    const weight = weightOf.get(title);
    return weight === undefined ? title : `${title}（${weight}%）`;
  };
  const columns: Column[] = [
    { label: '序号', width: 6, of: (_, index) => index + 1 },
    { label: '检查项目', width: 16, of: item => named(item.section) },
    { label: '检查内容', width: 22, of: item => item.title },
    { label: '规范要求', width: 44, of: item => item.description },
    { label: '评分标准', width: 32, of: writeScoringRule },
    { label: '分值', width: 8, of: item => item.maxPoints },
    ...(items.some(item => item.weight !== 1)
      ? [{ label: '权重', width: 8, of: (item: TemplateItem) => item.weight }]
      : []),
    ...(items.some(item => item.condition)
      ? [
          {
            label: '检查条件',
            width: 18,
            of: ({ condition }: TemplateItem) => (condition ? writeCondition(condition) : ''),
          },
        ]
      : []),
    ...(basis.some(text => text !== '')
      ? [{ label: '依据', width: 32, of: (_: TemplateItem, index: number) => basis[index] ?? '' }]
      : []),
  ];
  return {
    title: template.name,
    labels: columns.map(({ label }) => label),
    widths: columns.map(({ width }) => width),
    rows: items.map((item, index) => columns.map(({ of }) => of(item, index))),
    sections: sectionRuns(items),
    pointsColumn: columns.findIndex(({ label }) => label === '分值'),
    note: '备注：不适用的项目不计分。',
  };
}

function sectionRuns(items: readonly TemplateItem[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [index, item] of items.entries()) {
    const last = runs.at(-1);
    if (last && items[last.from]!.section === item.section) last.to = index;
    else runs.push({ from: index, to: index });
  }
  return runs;
}
