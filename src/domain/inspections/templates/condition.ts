import { readFigure } from '../../language/chinese-number.ts';
import type { ItemCondition } from '../sheet.ts';

const CONDITION =
  /^(?:仅|只)?(?:当|在|如果)?第([0-9零一二两三四五六七八九十百]{1,5})[项题](?:(?:为|是)?(不通过|不合格|不符合|不达标|没通过|否)|(?:为|是)?(通过|合格|符合|达标|是)|(?:选了?|选择|为)(.+?))(?:时|的时候|的情况下|才|的)*(?:检查|填写|填|评|测评|显示|问)?$/;

/** 「第7项不通过时」, 「仅在第7项选「差」时检查」; undefined when it is no condition. */
export function readCondition(text: string): ItemCondition | undefined {
  const match = CONDITION.exec(text.replace(/\s+/g, ''));
  const ordinal = match && readFigure(match[1] ?? '');
  if (!match || !ordinal) return undefined;
  if (match[2] !== undefined) return { ordinal, is: 'fail' };
  if (match[3] !== undefined) return { ordinal, is: 'pass' };
  const labels = (match[4] ?? '').split(/[、或/]/).map(label => label.replace(/[「」“”"']/g, ''));
  return { ordinal, is: labels.filter(label => label !== '') };
}

/** The same, as it stands in a sheet. */
export function writeCondition({ ordinal, is }: ItemCondition): string {
  if (is === 'fail') return `第${ordinal}项不通过时`;
  if (is === 'pass') return `第${ordinal}项通过时`;
  return `第${ordinal}项选${is.join('或')}时`;
}
