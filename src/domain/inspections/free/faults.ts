/** Something that went wrong; negated, it went well. */
const WRONG =
  '坏|损坏|破损|破|故障|失灵|死机|黑屏|卡纸|停用|过期|失效|缺失|缺|脏|乱|堵|堵塞|占用|推诿|强制|搭售|捆绑|误导|玩手机|看手机|聊天|闲聊|吃东西|睡觉|离岗|脱岗|串岗|清场|索要|夸大|乱收费|弄虚作假|造假|补造|超时|错别字|讥讽|违规|虚假|不实|纰漏|异常|水渍|积水|垃圾|灰尘|异味|杂物|纸屑';
const NO_WRONG = new RegExp(
  `(?:没有?|未|无|不存在|不)(?:人|一个|发现|看到|见到|看见|出现|发生|存在|有|任何|客户|员工|过|什么|明显){0,4}(?:${WRONG})(?:的|现象|情况|行为|等|问题|[、和或])*(?:${WRONG})?(?:的|现象|情况|行为|问题)*`,
  'g',
);
const NOBODY =
  '(?:没有?|未|无|不存在)(?:发现|看到|见到|看见|出现|发生|存在|有)?(?:任何|哪个)?(?:一[个位名人次处例台样项]|[1１][个位名人次处例台样项]|人|员工|营业员|客户|谁)?(?:员工|营业员|人|客户)?(?:是|有)?';
/** 「没有一个没戴工牌的」, 「没人不戴工牌」, 「一个玩手机的都没有」: all is well. */
const NONE_AT_FAULT = new RegExp(
  `${NOBODY}(?:没有?|未|不)(?!少|错)[\\u4e00-\\u9fff]{1,8}|[一1][个位名人次处例台样项](?:员工|营业员|人|客户)?[^，。；]{0,4}(?:${WRONG}|没|未|不)[^，。；]{0,6}(?:都|也)(?:没有?|未发现|没发现|没看到|无)(?=$|[，。；])`,
  'g',
);
/** 「没有一个戴工牌的」: nobody did as they should. */
const NONE_AT_ALL = /没有?一[个位名人][^，。；]{1,10}(?:的|$)/;
const FAULT = new RegExp(
  `${WRONG}|不(?!错|过|少|仅|但|同|久|到[\\d一二两三])|没(?!错)|未|用不了|打不开|看不清|少了|掉了|掉|漏|错|差|太长|太久|很慢|太慢|晚|早退|随意|违反|只有|才(?!能)|投诉(?=了)|灭了|歪|裂|积水|水渍|垃圾|灰|异味|嘈杂|占道|杂物|纸屑|穿便装|便装|便服|拖鞋`,
);
const GOOD =
  /齐全|齐备|畅通|干净|整洁|准时|按时|到位|完好|清楚|清晰|统一|热情|主动|及时|整齐|明亮|完整|到岗|在岗|都有|都在|都戴|都穿|(?:很|挺|比较|蛮)(?:好|规范|快|细致|专业|标准)|好的$|好用|做得好|落实|规范/;

const NOT_UP_TO_IT = /不合格|不达标|没有?达标|未达标|不符合|不通过|没做到|不行|扣/;

const CONDUCT =
  /态度|微笑|笑脸|笑容|站立|起身|迎客|迎接|打招呼|招呼|问好|礼貌|文明用语|冷淡|冷漠|不耐烦|爱理不理|爱搭不理|顶撞|争吵|吵架|凶/;

/** A customer who is 不耐烦 is what came of something. */
const CUSTOMER = /(?<!对|向|跟|和|给)(?:客户|顾客|用户)/;

/** How staff behaved towards customers. */
export const tellsConduct = (text: string): boolean => CONDUCT.test(text) && !CUSTOMER.test(text);

/** Whether a title or description speaks of the behaviour of staff at all. */
export const isAboutConduct = (text: string): boolean => CONDUCT.test(text);

/** Good of a fault, bad of a duty: 「没有」 alone says neither. */
const UNDECIDED = /^[，、]*(?:没有?|有|无|未|不)?[，、]*$/;

/** What a description without a figure amounts to; undefined where it leaves that open. */
export function judgeDescription(text: string): 'fail' | 'pass' | undefined {
  if (UNDECIDED.test(text)) return undefined;
  const without = text.replace(NONE_AT_FAULT, '').replace(NO_WRONG, '');
  if (FAULT.test(without) || NONE_AT_ALL.test(without)) return 'fail';
  return without !== text || GOOD.test(without) ? 'pass' : undefined;
}

/** Whether words tell that something is not as it should be, as a verdict (不合格) or as what was seen. */
export const tellsFault = (text: string): boolean => NOT_UP_TO_IT.test(text) || judgeDescription(text) === 'fail';
