const ENDS_ASKING = /[?\uFF1F]\s*$|[吗呢]$/u;
const ASKS =
  /多久|多少|多长|多大|几(?:天|个|次|条|分|小时|分钟|点)|什么|怎么|怎样|咋|如何|为何|哪|谁|是否|能不能|可不可以|要不要|有没有/u;
/** Says what was done: 明确由谁负责, 改为几个工作日. */
const TELLS =
  /改|增|新[增加设]|加[了入强]|删|去掉|减|调|缩短|延长|放宽|收紧|补|明确|明晰|修订|完善|统一|合并|拆分|取消|提高|降低|细化|规定了|重写|→/u;

/** Whether a text asks something where a sentence about a change is expected: 「这个怎么填」, 「装机几天」. */
export function asksInstead(text: string): boolean {
  return ENDS_ASKING.test(text) || (ASKS.test(text) && !TELLS.test(text));
}
