import { isPersonName, NO_PERSON, peopleIn, SURNAME } from '../../standards/proper-names.ts';

/** Runs of digits as long as a telephone or an ID number, however they are grouped; a 工号 may be as long and is none. */
const NUMBER =
  /(?<!\d)(?:\d{17}[\dXx]|(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}|(?<!(?:工号|工牌号?|台席号?)(?:是|为|[:：])?\s*)(?:0\d{2,3}[-\s]?\d{7,8}|\d{7,}))(?!\d)/g;
const NUMBER_LABEL = /(?:电话|手机|联系方式|身份证|号码)号?(?:是|为)?[:：]?\s*(?=$|[，,、；;。）)])/g;
/** Surnames that are rarer over the country, or common in this region. */
const SURNAMES = `${SURNAME}苟庞岳蒲冉青洪柳骆聂焦庄柴翟齐梅刁鲁葛尤俞翁荣倪辛柯阮闵耿祁詹兰甘费卜涂裴鲍屈喻牟卓符佘邢舒凌霍滕艾颜熊赖`;
const NAME = `[${SURNAMES}]\\p{Script=Han}{1,2}`;
const COURTESY = '先生|女士|小姐|大爷|大妈|大哥|大姐|阿姨|叔叔|婆婆|嬢嬢|老师|老板|老总|总(?=[说讲]|那|$)';
/** 王建国先生, 张女士, 苟师傅: the name before what they are called by. A 师傅 without one (说师傅) is only a trade. */
const TITLED_NAME = new RegExp(
  `[${SURNAMES}]\\p{Script=Han}{0,2}?(?=${COURTESY}|师傅)|(?<![一两几])(?![位名个某该的对说让叫给问跟和与是])\\p{Script=Han}(?=先生|女士|小姐|大爷|大妈|阿姨)`,
  'gu',
);
const CUSTOMER =
  '客户|用户|顾客|户主|机主|业主|住户|租客|房东|老公|老婆|爱人|丈夫|妻子|儿子|女儿|家属|父亲|母亲|爸爸|妈妈|邻居|联系人|姓名';
const SAYING = '说|称|讲|反映|投诉|表示|抱怨|反馈|要求|觉得|认为|告诉|嫌|评价|满意|不满意';
/** Where a name ends for certain. */
const ENDS = `${SAYING}|没|不|未|在|也|都|的|家|本人|接|很|把|被|[^\\p{Script=Han}]|$`;
const OF_CUSTOMER = new RegExp(`(?<=${CUSTOMER})(?:是|叫|名叫|姓|为|[:：])?\\s*(${NAME}?)(?=${ENDS})`, 'gu');
const SURNAMED = new RegExp(`(?:姓)[${SURNAMES}](?:的)?(?=客户|用户|$|[^\\p{Script=Han}])`, 'gu');
/** 「王建国说」「老王说」: the verb says that it is a person. */
const SPEAKER = new RegExp(
  `(?<=^|[，,。；;、！!\\s）)])((?:[老小][${SURNAMES}]|${NAME}?))(?=(?:他|她)?(?:${SAYING}|本人|家(?:里|的)?(?:说|没人)))`,
  'gu',
);
/** Words that only look like a name behind 客户 or before 说. */
const NO_NAME =
  /^(?:方[便言面]|高[兴度声]|白[天跑等]|向|何|任[性意何]|许[多久]|石|钱|金额|时|马[上虎]|严[厉重]|温|常|青|费[用时]|兰|梅雨|辛苦|凌晨|小[时于]|老[是板]|毛病|万一|路|黄|江|汪|童|尤其|屈|符合|舒服|梅|庄|齐[全备]|顾)/u;

/** What is left of a remark that was only a name. */
const NOBODY = new RegExp(`^(?:某(?:${COURTESY}|师傅)|客户|用户|户主|机主)(?:家)?$`);

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

/** A remark without what tells who the customer is: telephone numbers, and names that a title, 客户 or 说 gives away. */
export function redact(raw: string): Redacted {
  const bare = raw.replace(/^[\s，,、]+|[\s，,、]+$/g, '');
  const text = raw
    .replace(NUMBER, '')
    .replace(OF_CUSTOMER, unlessWord(''))
    .replace(TITLED_NAME, '某')
    .replace(SPEAKER, unlessWord('客户'))
    .replace(SURNAMED, '')
    .replace(NUMBER_LABEL, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s，,、]+|[\s，,、]+$/g, '')
    .replace(NOBODY, '');
  return { text, changed: text !== bare };
}

function unlessWord(instead: string) {
  return (whole: string, name: string): string => (NO_PERSON.test(name) || NO_NAME.test(name) ? whole : instead);
}

/** What is left where a name begins for certain and nobody can tell where it ends (客户王建收了), or a name may stand alone. */
const DOUBTFUL = new RegExp(
  `(?:${CUSTOMER})(?:是|叫|名叫|姓|为|[:：])?\\s*(${NAME})|[把被给跟找叫](${NAME}?)(?=家|本人|说|的)`,
  'gu',
);

/** Whether a remark, as {@link redact} leaves it, may still hold somebody's name: it is then not kept. */
export function mayNamePerson(text: string): boolean {
  const isName = (name: string) => !NO_PERSON.test(name) && !NO_NAME.test(name);
  if (isPersonName(text) && isName(text)) return true;
  return [...text.matchAll(DOUBTFUL)].some(([, behind, between]) => isName(behind ?? between ?? ''));
}

/** 李庄, 陈家坝: a place is named after a family. */
const PLACE = /[庄湾坝沟坪镇村街路巷桥场组队院区楼栋乡寨垭山河岭塘]$/u;

/** 「张先生那户」「王建国家」: a customer told from others by the name. */
export function isPersonalLabel(label: string): boolean {
  const name = label.replace(/(?:家|的)$/, '');
  return (
    redact(label).changed ||
    (!PLACE.test(name) && mayNamePerson(name)) ||
    (/^[老小].$/u.test(name) && SURNAMES.includes(name.slice(1)))
  );
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
