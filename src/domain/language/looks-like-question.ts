const ASKING = /[?？]$|多久|多少|多长|多大|几(?:天|个|次|分|小时|分钟)|什么|怎么|怎样|如何|为何|哪些|哪个|哪条|是否|能不能|可不可以|要不要|吗$|呢$|是多少|规定|标准是|要求是/;

/** Whether a text in the middle of a form asks something rather than answers it. */
export function looksLikeQuestion(text: string): boolean {
  return [...text].length >= 4 && ASKING.test(text);
}
