const SMALL_TALK =
  /^(?:(?:你|您)们?好|大家好|早(?:上好|安)?|(?:上午|中午|下午|晚上)好|晚安|在(?:吗|不在|么)|有人吗|谢谢(?:你|您)?|多谢|辛苦了?|好的?|收到|嗯+|哦+|哈+|呵+|嘿+|再见|拜拜|hi|hello|hey|ok|thanks?|bye|test|测试|[啊呀吧呢哦嗯\s])+$/u;

/** Whether a text only greets, thanks, fills or counts (no letter at all); it asks nothing. */
export function isSmallTalk(query: string): boolean {
  const words = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .trim();
  return !/\p{L}/u.test(words) || SMALL_TALK.test(words);
}
