import { isPersonName, peopleIn } from '../../standards/proper-names.ts';

/** Runs of digits as long as a telephone number, however they are grouped. */
const PHONE = /(?<!\d)(?:\+?86[-\s]?)?(?:1[3-9]\d(?:[-\s]?\d{4}){2}|0\d{2,3}[-\s]?\d{7,8}|\d{7,})(?!\d)/g;
const TITLED_NAME = /[\u4e00-\u9fff]{1,2}?(?=先生|女士|小姐|大爷|大妈|阿姨|叔叔|师傅|老师|老板)/g;
const BEFORE_TITLE = new Set(['一位', '那位', '这位', '某', '位']);

/** What is left of a remark that was only a name. */
const NOBODY = /^某(?:先生|女士|小姐|大爷|大妈|阿姨|叔叔|师傅|老师|老板)$/;

export interface Redacted {
  readonly text: string;
  /** Something was left out. */
  readonly changed: boolean;
}

/** A remark without what tells who the customer is: telephone numbers, and the name before 先生 or 女士. */
export function redact(raw: string): Redacted {
  const text = raw
    .replace(PHONE, '')
    .replace(TITLED_NAME, name => (BEFORE_TITLE.has(name) ? name : '某'))
    .replace(/(?:电话|手机|联系方式|号码)(?:是|为)?[:：]?\s*(?=$|[，,、；;。])/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s，,、]+|[\s，,、]+$/g, '')
    .replace(NOBODY, '');
  return { text, changed: text !== raw.replace(/^[\s，,、]+|[\s，,、]+$/g, '') };
}

/** For the inspected side: also without names that stand alone or behind 联系人, 户主 and the like. */
export function maskPerson(raw: string): string {
  const { text } = redact(raw);
  if (isPersonName(text)) return `${text.slice(0, 1)}某`;
  return peopleIn(text.replace(/户主|机主|客户名|用户名/g, '姓名')).reduce(
    (masked, name) => masked.replaceAll(name, `${name.slice(0, 1)}某`),
    text,
  );
}
