import { readFigure } from '../language/chinese-number.ts';
import type { InspectionMethod, Sheet } from './sheet.ts';

const WORDS: readonly [InspectionMethod, RegExp][] = [
  ['dataPull', /系统取数|系统数据|系统提取/],
  ['logReview', /日志查看|查看日志|查日志/],
  ['phone', /电话抽查|电话回访|电话核实/],
  ['onSite', /实地抽查|现场抽查|实地查看/],
];
const ITEM = /^(?:修改|改)?\s*第\s*([0-9]{1,3}|[零一二两三四五六七八九十百]{1,5})\s*[项题]\s*/;
const LEAD = /^[\s:：,，是为的]*(?:来源|数据来源|来自)?[\s:：,，是为]*/;

export interface SourcedText {
  readonly source: InspectionMethod;
  /** The item that is named; else the open one is meant. */
  readonly ordinal?: number;
  /** The message without the words of the source; only the item's name where nothing else was said. */
  readonly text: string;
  readonly bare: boolean;
}

/** 「第1项 系统取数 98/100」, 「系统取数 98/100」: where figures come from, in a programme with several sources. */
export function readSource(text: string, { methods = [] }: Pick<Sheet, 'methods'>): SourcedText | undefined {
  if (methods.length < 2) return undefined;
  const named = ITEM.exec(text);
  const ordinal = named ? readFigure(named[1] ?? '') : undefined;
  const said = (named ? text.slice(named[0].length) : text).replace(LEAD, '');
  for (const [source, words] of WORDS) {
    const found = methods.includes(source) ? words.exec(said) : null;
    if (found?.index !== 0) continue;
    const rest = said.slice(found[0].length).replace(/^[\s:：,，]+/, '');
    const item = named ? `${named[0].trim()} ` : '';
    return { source, ...(ordinal !== undefined && { ordinal }), text: `${item}${rest}`.trim(), bare: rest === '' };
  }
  return undefined;
}
