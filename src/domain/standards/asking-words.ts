const UNIT =
  '(?:工作日|小时|钟头|分钟|秒钟?|天|日|星期|礼拜|周|个?月|年|季度|学时|次|户|人|名|位|个|条|张|件|份|项|家|台|级|种|类|厘米|毫米|米|块钱?|元|分|点|倍|号|成)';
const MODAL = '(?:最[多少长短迟晚快高低]|至少|不能超过|不得超过|不超过|必须|应该|应当|需要|该|得|要|会|是|能|可以|算)';
const WHAT = [
  '多久',
  '多长时间',
  '多[长快大远高]',
  `(?:几|多少)个?${UNIT}`,
  '多少钱?',
  '几点钟?',
  '(?:什么|啥)时[候间]',
  '何时|哪天|几时',
  '谁来?(?:负责|管|批准?|审批|处理|考核|检查|出钱|承担|赔)?',
  '(?:由|归|找)?(?:哪个|什么)(?:部门|单位|岗位|人)(?:负责|管|批准?|审批|处理)?',
  '(?:怎么|咋)(?:办|整|弄|搞|处理|处罚|罚|赔偿?|补偿|算|收费?|扣分?|扣|说|规定|做)?',
  '如何(?:处理|处罚|赔偿|计算|规定)?',
  '为什么|为啥',
  '有什么(?:要求|规定|标准|后果|例外)|有(?:没有)?(?:要求|规定|例外|处罚)吗?',
  '(?:罚|赔|扣|退|减免)(?:多少|几)(?:钱|分|天|块)?',
  '依据(?:是什么)?|是哪一?条|哪一?条',
  '是什么|什么样|怎样',
].join('|');
const ASKING = new RegExp(`${MODAL}*(?:${WHAT})`, 'u');
const YES_OR_NO =
  /(?:吗|么|不)$|能不能|可不可以|要不要|会不会|是不是|是否|能否|可否|有没有|需不需要|用不用|该不该|算不算|收不收|行不行/u;
/** 多少钱以内, 超过多久的, 无论多久: waits for what is asked of it. */
const INCOMPLETE = /(?:以[内上下]|之[内前后]|的话?|[时后下])$|^(?:不管|无论|不论)/u;

/** Deeds that a question may name without its subject: 多久办结, 几天回访. */
const DEED =
  '(?:办结|办完|办理|处理完?|修好|修复|装好|装通|完成|回访|答复|回复|响应|首次响应|到账|生效|派单|到场|到|联系|签收|整改|反馈|开门|关门|恢复|退|交|报|上报)';
const ONLY_ASKING = new RegExp(
  `^(?:分别|各自?|都|又|具体|一般|通常)?(?:${DEED}?${ASKING.source}(?:${DEED}(?:客户)?)?|要?(?:收费|扣分|罚款|赔钱|加钱)吗)$`,
  'u',
);

const OPENING = /^(?:请问一?下?|我?想问一?下?|问一?下|咨询一?下?|麻烦问一?下?|帮我?查一?下?|查一?下|[，,、\s])+/u;
const CLOSING = /(?:[?？。!！，,\s]|[呢呀啊嘛吧])+$/u;

export interface AskingPart {
  readonly before: string;
  readonly asking: string;
  readonly after: string;
}

/** A question without politeness in front and particles at the end. */
export function bareQuestion(question: string): string {
  return question.replace(OPENING, '').replace(CLOSING, '');
}

/** The words that ask (要多久) and what stands before and after them. */
export function askingPart(question: string): AskingPart | undefined {
  const text = bareQuestion(question);
  const match = ASKING.exec(text);
  if (!match) return undefined;
  return { before: text.slice(0, match.index), asking: match[0], after: text.slice(match.index + match[0].length) };
}

/** Whether anything asks here at all: 农村 names something, 农村要多久 asks. */
export function asks(text: string): boolean {
  return ASKING.test(text) || YES_OR_NO.test(text);
}

/** The part of a yes-or-no question that asks (能不能上门办理); undefined where nothing stands before it. */
export function yesOrNoPart(question: string): string | undefined {
  const text = bareQuestion(question);
  const at = text.search(/能不能|可不可以|要不要|会不会|是不是|是否|能否|可否|需不需要|用不用|该不该/u);
  return at > 0 ? text.slice(at) : undefined;
}

/** Whether a text asks for something only to say what of it: 多少钱以内(，谁审批). */
export function isIncomplete(text: string): boolean {
  return INCOMPLETE.test(text);
}

/** Whether a text asks without a subject of its own: 谁负责, 要几天, 多久办结. */
export function asksWithoutSubject(text: string): boolean {
  return ONLY_ASKING.test(bareQuestion(text));
}

const SOURCE =
  /^(?:请|麻烦)?(?:给我|让我)?(?:查看|查|看看?|发)?(?:一下)?(?:它的|这个的?|上面的?|答案的)?(?:条款)?(?:原文|原话|依据|出处|来源)(?:是什么|是啥|是哪一?条|是哪里|在哪里?|呢)?[?？。!！~～]*$/u;

/** Whether a text asks only where the answer before stands: 依据, 出处呢, 查看原文. */
export function asksForSource(text: string): boolean {
  return SOURCE.test(text.trim());
}

const IS_DEED = new RegExp(`^${DEED}(?:客户)?$`, 'u');

/** The deed a question without a subject asks about: 回访 of 谁负责回访. */
export function deedAsked(question: string): string | undefined {
  const part = askingPart(question);
  const deed = part ? `${part.before}${part.after}` : '';
  return IS_DEED.test(deed) ? deed.replace(/客户$/u, '') : undefined;
}

/** What a question is about where another deed of the same subject is asked for: 投诉 of 投诉多久响应, before 多久办结. */
export function subjectWithoutDeed(question: string, next: string): string {
  const [part, after] = [askingPart(question), askingPart(next)];
  const other = after && IS_DEED.test(`${after.before}${after.after}`);
  return other && part?.before && IS_DEED.test(part.after) ? part.before.replace(/的$/u, '') : subjectOf(question);
}

/** What a question is about: without the words that ask. */
export function subjectOf(question: string): string {
  const part = askingPart(question);
  if (!part) return bareQuestion(question).replace(/(?:吗|么|不)$/u, '');
  return `${part.before}${part.after}`.replace(/^(?:的|了)|(?:的|了|吗|要|得|应该)$/gu, '');
}
