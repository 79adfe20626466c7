import type { RecordedResult } from '../rectification/recorded-result.ts';
import { NO_PERSON, SURNAME } from '../standards/proper-names.ts';
import { withoutNumbers } from './samples/redact.ts';

const NAME = `[${SURNAME}]\\p{Script=Han}{1,2}?`;
/** What a sentence says of a person right behind the name; where it stands the name ends. */
const DOING =
  '态度|服务|说|称|讲|让|叫|未|没|不|在|正|着装|穿|戴|佩戴|玩|看手机|接|打|工号|台席|迟到|早退|离|脱岗|把|对|与|和|给|被|的|是|很|等|仪容|推|拒|表示|反映|投诉|来|主动|先|也|都';
const BEHIND = `(?=${DOING}|[^\\p{Script=Han}]|$)`;
const STAFF =
  '柜员|营业员|店员|员工|店长|厅长|班长|组长|值班经理|大堂经理|客户经理|经理|主任|工作人员|装维员|装维人员|维护人员|工程师|师傅|保安|引导员|话务员|客服代表|客服|坐席|当班人|责任人|经办人';
const CUSTOMER = '客户|用户|顾客|户主|机主|联系人';
/** Not names, though they begin with a letter that is a surname: 「柜员向客户…」, 「营业员方便时…」. */
const WORD =
  /^(?:向[客用顾我他她其来检]|何[时人种地处]|任[意由]|许[久诺]|高[度声]|白[色衬板]|黄[色灯]|金[色额]|马尾|毛衣|江西|时|汪汪|温[度和]|章|钟表|路|方[言向])/;

const OF_STAFF = new RegExp(
  `(?:${STAFF})(?:是|为|[:：])?\\s*(?:(${NAME})${BEHIND}|([${SURNAME}]\\p{Script=Han}{2}))`,
  'gu',
);
const OF_CUSTOMER = new RegExp(
  `(?:${CUSTOMER})(?:是|为|[:：])?\\s*(?:(${NAME})${BEHIND}|([${SURNAME}]\\p{Script=Han}{2}))`,
  'gu',
);
/** A person without a word for what they are: the predicate says that it is one. */
const ALONE = new RegExp(
  `(?<=^|[，,。；;、！!\\s）)])([${SURNAME}]\\p{Script=Han}{1,2}?)(?=态度|服务态度|迟到|早退|脱岗|玩手机|看手机|未佩戴|没戴|没有佩戴|着装|仪容|说话|说|称)`,
  'gu',
);
const COURTESY = '先生|女士|小姐|大爷|大妈|阿姨|叔叔|老板';
const STAFF_TITLE = '师傅|经理|店长|厅长|班长|主任';
const titled = (titles: string, kind: string) =>
  new RegExp(
    `(?:${kind})?(?:[${SURNAME}]\\p{Script=Han}{0,2}?|(?![位名个某该的对])\\p{Script=Han})(?:${titles})`,
    'gu',
  );
const TITLED_CUSTOMER = titled(COURTESY, CUSTOMER);
/** Only behind a surname that begins a word: 值班经理 and 客户经理 are no names. */
const TITLED_STAFF = new RegExp(
  `(?<![\\p{Script=Han}--[和与给对向找请由叫被让是]])[${SURNAME}]\\p{Script=Han}{0,2}?(?:${STAFF_TITLE})`,
  'gv',
);
/** Whose number it is stands right before it. */
const BEFORE_NUMBER = new RegExp(
  `(${NAME})(?=\\s*[（(:：]?\\s*(?:的?(?:电话|手机|手机号|联系方式|身份证号?|号码)(?:是|为)?[:：]?\\s*)?(?:\\+?86[-\\s]?)?(?:1[3-9]\\d|\\d{15}))`,
  'gu',
);

/** How a remark reads for somebody. */
export type Redactor = (text: string) => string;

/**
 * A remark as the inspected side may read it: without telephone and ID numbers, without the names of the directory and without those that
 * a title, a position or a number gives away. 台席 and 工号 stay: by them the unit finds whom it is about.
 *
 * @param names of staff that may stand in the text
 */
export function redactPeople(raw: string, names: readonly string[]): string {
  if (raw === '') return raw;
  const named = [...names]
    .filter(name => name.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name, '某员工'), raw.replace(BEFORE_NUMBER, keepWords('某人')));
  return withoutNumbers(named)
    .replace(TITLED_CUSTOMER, '某客户')
    .replace(OF_CUSTOMER, keepWords('某客户'))
    .replace(OF_STAFF, keepWords('某员工'))
    .replace(TITLED_STAFF, '某员工')
    .replace(ALONE, keepWords('某人'))
    .replace(new RegExp(`(?:${STAFF})(?:是|为|[:：])?\\s*某员工`, 'gu'), '某员工');
}

function keepWords(instead: string) {
  return (whole: string, first: string | undefined, second?: string | number): string => {
    const name = first ?? (typeof second === 'string' ? second : '');
    return NO_PERSON.test(name) || WORD.test(name) ? whole : instead;
  };
}

interface Remarked {
  readonly note: string;
  readonly text?: string | null;
  readonly recorded?: RecordedResult;
}

/** What is written freely in a record of an item. */
export function remarksOf({ note, text, recorded }: Remarked): string[] {
  return [note, text ?? '', recorded?.text ?? ''];
}

/** A record of an item with all that is written freely in it put so. */
export function redactRemarks<Item extends Remarked>(item: Item, redact: Redactor): Item {
  const { note, text, recorded } = item;
  return {
    ...item,
    note: redact(note),
    ...(text && { text: redact(text) }),
    ...(recorded?.text && { recorded: { ...recorded, text: redact(recorded.text) } }),
  };
}
