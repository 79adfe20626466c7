const ASKS =
  /^(?:那|那么)?(?:这个|这单|这份|这条|它)?(?:的)?(?:整改|督办|上报|报表|措施|申诉|说明)?(?:的)?(?:期限|时限|截止时间)(?:现在)?(?:还|是否还|是不是还|到底)?(?:在)?(?:算不算|算数吗|算吗|作数吗|有效吗|走不走|走吗|要算吗|计不计|计吗|管不管|停不停|停了吗|停了没有?)(?:数|了|的)?[\s。.!！?？呢啊呀]*$/u;

/** 「期限还算吗」, 「期限还算不算」: whether the deadline of what was last talked about still runs. */
export const asksWhetherDue = (text: string): boolean => ASKS.test(text.replace(/\s/g, ''));

const PRE = '(?:那|那么|请问)?';
const THIS = '(?:(?:这个|这单|这份|这条|它|我们?|我们单位)的?|的)?';
const LIMIT = '(?:期限|时限|截止(?:时间|日期|日)?|到期(?:时间|日期|日))';
const WHY = '(?:为什么|为啥|为何|凭什么)';
const THAT = '(?:这个|这么(?:短|紧|早|长)的?|这样的?|那个|这|那)';
const DAY =
  '(?:(?:今年|明年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?|[这下本]?个?(?:周|星期|礼拜)[一二三四五六日天]|明天|今天|后天)';
const DONE = '(?:之?前|截止|到期)?(?:要|就)?(?:报出?|交|完成|答复|办完|截止|到期)?';
const END = '[\\s。.！!？?呢啊呀]*$';

const ASKS_WHY = [
  // 为什么是这个期限, 为什么要这一天前报
  new RegExp(
    `^${PRE}${THIS}${WHY}(?:就|会)?(?:是|定在?|要在?|给)?${THAT}(?:${LIMIT}|日期|时间|一?天)${DONE}${END}`,
    'u',
  ),
  // 为什么期限是这天
  new RegExp(`^${PRE}${THIS}${WHY}${LIMIT}(?:是|定在?|在)(?:${THAT}(?:一?天|日期|时间)?|${DAY})${END}`, 'u'),
  // 为什么11月6日到期
  new RegExp(`^${PRE}${THIS}${WHY}(?:就|会)?(?:是|定在?|要在?|在)?${DAY}${DONE}${END}`, 'u'),
  // 期限怎么来的
  new RegExp(`^${PRE}${THIS}${LIMIT}(?:是)?(?:怎么|如何|咋)(?:算|来|定|得)(?:出来)?的${END}`, 'u'),
  // 期限为什么是这天
  new RegExp(`^${PRE}${THIS}${LIMIT}${WHY}(?:是|定在?|在)?(?:${THAT}(?:一?天|日期|时间)?|${DAY})?${END}`, 'u'),
];

const WHAT_DAY = '(?:哪[天日]|哪一天|几[号天日]|几月几[号日]|什么时候|啥时候|何时|多久|(?:什么|啥)日子)';
const MATTER = '(?:整改|督办|上报|报表|措施|改进措施|考核申诉|申诉|异议|答复|说明|查因|反馈)?(?:的)?';
const ASKS_WHEN = [
  // 期限到哪天, 申诉期到哪天, 截止是几号
  new RegExp(
    `^${PRE}${THIS}${MATTER}(?:${LIMIT}|期)(?:现在|到底)?(?:是|到|在|截止到?|截至)*${WHAT_DAY}(?:来着|截止|到期|为止)?${END}`,
    'u',
  ),
  // 啥时候到期, 最晚哪天, 整改几号截止
  new RegExp(
    `^${PRE}${THIS}${MATTER}(?:是|到)?(?:最晚|最迟)?(?:是|到|在)?${WHAT_DAY}(?:之?前)?(?:要|就|得|必须)?(?:到期|截止|为止|过期)(?:的|了)?(?:来着)?${END}`,
    'u',
  ),
  new RegExp(
    `^${PRE}${THIS}${MATTER}(?:最晚|最迟)(?:是|到|在)?${WHAT_DAY}(?:之?前)?(?:交|报|答复|完成|要交)?(?:来着)?${END}`,
    'u',
  ),
];

/** 「期限到哪天」, 「啥时候到期」: until when something may be done. The record's 单号 is taken out before. */
export const asksWhenDue = (text: string): boolean => ASKS_WHEN.some(pattern => pattern.test(text.replace(/\s/g, '')));

/** 「为什么是这个期限」, 「期限怎么来的」: what the deadline of a record follows from. The record's 单号 is taken out before. */
export const asksWhyDue = (text: string): boolean => ASKS_WHY.some(pattern => pattern.test(text.replace(/\s/g, '')));
