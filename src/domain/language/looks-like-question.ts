const ASKING =
  /[?\uFF1F]$|多久|多少|多长|多大|几(?:天|个|次|分|小时|分钟)|什么|怎么|怎样|如何|为何|哪些|哪个|哪条|是否|能不能|可不可以|要不要|吗$|呢$|规定|标准是|要求是/;

/** A verdict at the beginning, cut off by a mark: what follows is its remark, however it is worded. */
const ANSWERED =
  /^(?:扣[^\s,\uFF0C]{1,6}分?|[\d.]+分?|满分|不?合格|不?达标|不适用|备注|[一二两三四五六七八九十\d]+[次处个])(?=[\s,\uFF0C。;\uFF1B:\uFF1A])/;

/** 移机呢, 谁负责: short, but no form asks for such a thing. */
const SHORT_QUESTION = /^.{2,}呢[?\uFF1F]?$|^谁来?(?:负责|管|审批|批)[?\uFF1F]?$/;

/** Whether a text in the middle of a form asks something rather than answers it. */
export function looksLikeQuestion(text: string): boolean {
  if (ANSWERED.test(text)) return false;
  return SHORT_QUESTION.test(text) || ([...text].length >= 4 && ASKING.test(text));
}
