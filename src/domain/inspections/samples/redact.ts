import { isPersonName, peopleIn } from '../../standards/proper-names.ts';

/** Runs of digits as long as a telephone or an ID number, however they are grouped; a 工号 may be as long and is none. */
const NUMBER =
  /(?<!\d)(?:\d{17}[\dXx]|(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}|(?<!(?:工号|工牌号?|台席号?)(?:是|为|[:：])?\s*)(?:0\d{2,3}[-\s]?\d{7,8}|\d{7,}))(?!\d)/g;
const NUMBER_LABEL = /(?:电话|手机|联系方式|身份证|号码)号?(?:是|为)?[:：]?\s*(?=$|[，,、；;。）)])/g;
const TITLED_NAME = /[\u4e00-\u9fff]{1,2}?(?=先生|女士|小姐|大爷|大妈|阿姨|叔叔|师傅|老师|老板)/g;
const BEFORE_TITLE = new Set(['一位', '那位', '这位', '某', '位']);

/** What is left of a remark that was only a name. */
const NOBODY = /^某(?:先生|女士|小姐|大爷|大妈|阿姨|叔叔|师傅|老师|老板)$/;

export interface Redacted {
  readonly text: string;
  /** Something was left out. */
  readonly changed: boolean;
}

/** A text without telephone and ID numbers, and without the word that announced one. */
export function withoutNumbers(raw: string): string {
  const text = raw.replace(NUMBER, '');
  if (text === raw) return raw;
  return text
    .replace(NUMBER_LABEL, '')
    .replace(/[（(]\s*[）)]/g, '')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}

/** A remark without what tells who the customer is: telephone numbers, and the name before 先生 or 女士. */
export function redact(raw: string): Redacted {
  const text = raw
    .replace(NUMBER, '')
    .replace(TITLED_NAME, name => (BEFORE_TITLE.has(name) ? name : '某'))
    .replace(NUMBER_LABEL, '')
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
