/** 8:30, 22时, 下午5点, 每日24小时: not 同一时段, not 48小时. */
const TIME_OF_DAY =
  /\d{1,2}[:：]\d{2}|(?<![同第\p{N}零一二三四五六七八九十])[\d零一二两三四五六七八九十]{1,3}(?:时(?![限段间期候刻])|点(?!钟?[内以之%\d]))|每[日天]24小时/u;
const ASKS = /几点(?!几)/u;

/** Whether a question asks for a time of day, however early or late. */
export function asksTimeOfDay(question: string): boolean {
  return ASKS.test(question);
}

/** Whether a text names a time of day. */
export function namesTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(text);
}
