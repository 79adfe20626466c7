/** What a question wants to be told. `open` asks for no particular thing. */
export type QuestionKind =
  | 'duration'
  | 'clock'
  | 'moment'
  | 'points'
  | 'price'
  | 'compensation'
  | 'share'
  | 'count'
  | 'distance'
  | 'number'
  | 'who'
  | 'whether'
  | 'open';

/** In this order: the first that a question says is its kind. */
const ASKS: readonly (readonly [kind: QuestionKind, asks: RegExp])[] = [
  ['whether', /^(?!.*(?:几|多[少久长大快远高]|什么|怎|谁|哪)).*(?:吗|([算能要会是有免收行])不\1|有没有)/u],
  ['points', /扣(?:多少|几|不扣)分|扣(?:多少|几)(?![天日个次钱款费元块])|几分(?!钟)/u],
  ['compensation', /[赔罚](?:款|偿|付)?(?:多少|几|什么)|补偿?(?:什么|多少)|怎么(?:[赔罚]|处罚|补偿)|(?:退|减免)多少/u],
  [
    'price',
    /多少(?:钱|块|元|费|话费|佣金|押金|工资|奖金|提成|手续费)|(?:消费|花|挣|赚|佣金|提成|工资|奖金)(?:要|是|有|拿)?(?:多少|几)(?!分|天|年|个月)|几(?:块|元)/u,
  ],
  [
    'duration',
    /多久|多长时间|(?:几|多少)个?(?:工作日|小时|钟头|分钟|秒|天|日(?!期)|星期|周|月|年|季度)|^(?!.*(?:哪|什么)).*[时期]限|多长|多快|最[晚迟]/u,
  ],
  [
    'share',
    /百分之|比例|占多少|(?:率|占比|达标).*(?:多少|几|目标|要求)|(?:多少|几).*(?:率|达标)|[\p{Script=Han}]率目标/u,
  ],
  ['clock', /几点/u],
  ['moment', /什么时[候间]|几号|何时|哪天|几月/u],
  ['distance', /(?:几|多少)(?:米|厘米|公分|公里)|多[远高宽深]/u],
  ['count', /(?:几|多少)(?:次|户|人|名|位|个|条|张|件|份|项|家|台|把|下|套|通|种|遍|题|字|页|道|岁|学时|课时)/u],
  ['number', /多少|多大|几[倍分折级点]?/u],
  ['who', /谁|(?:哪个|什么|哪些)(?:部门|岗位|单位|人|领导)|归哪/u],
  [
    'whether',
    /吗|么$|不$|能不能|可不可以|是否|能否|可否|要不要|会不会|是不是|算不算|收不收|行不行|有没有|免不免|^(?!.*(?:什么|哪|怎|如何|谁)).*可以|^能/u,
  ],
];

const FIGURE = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千半]+)';
const TIME = new RegExp(`${FIGURE}个?(?:工作日|小时|分钟|秒钟?|自然日|日|天|星期|周|月|年|季度)`, 'u');
const CLOCK = /\d{1,2}[:：]\d{2}|次日|当日|当天|即时|立即|次月|每[日天周月季年]|[\d一二三四五六七八九十]+[时日点]/u;
const ANSWERS: Readonly<Record<QuestionKind, RegExp>> = {
  duration: new RegExp(`${TIME.source}|当日|当天|即时|立即|次日|次月`, 'u'),
  clock: /\d{1,2}[:：]\d{2}|[\d一二三四五六七八九十]+时(?!限)|每日24小时/u,
  moment: new RegExp(`${CLOCK.source}|${TIME.source}`, 'u'),
  points: new RegExp(`${FIGURE}分(?!钟|之)|扣分`, 'u'),
  price: new RegExp(`${FIGURE}万?元|免费|免收`, 'u'),
  compensation: new RegExp(
    `${FIGURE}万?元|${FIGURE}倍|\\d[%‰]|免收|减免|退还|退费|赔偿|残值|违约金|罚款|责令|处分|处罚`,
    'u',
  ),
  // 得分之和 holds no fraction.
  share: /\d\s*[%‰]|百分之|比例|[一二三四五六七八九十百\d]分之/u,
  count: new RegExp(`${FIGURE}(?:学时|次|户|人|名|位|个|条|张|件|份|项|家|台|下|种|题|字|倍|通)`, 'u'),
  distance: new RegExp(`${FIGURE}(?:米|厘米|毫米|公里|千米)`, 'u'),
  number: new RegExp(`\\d|${FIGURE}(?:个|日|天|小时|元|万|分|倍|月|年|次|户|人|条|项)`, 'u'),
  who: /(?:部门?|负责人|岗|经理|班组长|领导|人员|机构|机关|单位|店长|部)(?:应当|可以|在|的?审批|批准|裁决|认定|负责|确认|组织|审定|承担|兼任|协助|提出)|由[^，。；]{2,20}(?:审批|批准|负责|裁决|确认|认定|答复|联系|回访|兼任)/u,
  // Nearly every sentence of a standard says what must, may or must not be: measured, asking for it only did harm.
  whether: /^/u,
  open: /^/u,
};

/** The kind of a question by its asking words; a phrase that asks nothing is `open`. */
export function questionKind(query: string): QuestionKind {
  return ASKS.find(([, asks]) => asks.test(query))?.[0] ?? 'open';
}

/** Whether a piece of a clause holds what a question of this kind is after (a duration, an amount, a duty-bearer, a duty). */
export function holdsAnswer(kind: QuestionKind, piece: string): boolean {
  return ANSWERS[kind].test(piece);
}

/** Kinds answered by a figure: a cut passage must show it. */
export function asksFigure(kind: QuestionKind): boolean {
  return kind !== 'who' && kind !== 'whether' && kind !== 'open';
}
