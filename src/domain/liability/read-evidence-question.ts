const WHOSE = '(?:他|她|对方|人家|(?:这|该|那)个?(?:部门|单位))?(?:们)?(?:单位|部门)?的?';
const WHAT = '(?:证据|佐证|证明材料)';
const ASKED = new RegExp(
  `^(?:那|请问)*${WHOSE}(?:${WHAT}(?:材料)?(?:呢|在哪里?|是什么|是啥|有哪些|有吗|有没有)|(?:都|也)?(?:有没有|有|附没附|附|交|提供|给)(?:了|过)?(?:什么|啥|哪些)?${WHAT}(?:了)?(?:呢|吗|么|嘛|没有|没)?)[?？。]*$`,
  'u',
);
/** 「有证据」, 「附了佐证」 tell of it and ask nothing. */
const TELLS = new RegExp(`(?:有|附|交|提供|给)(?:了|过)?${WHAT}(?:了)?[。]*$`, 'u');

/** 「证据呢」, 「他有证据吗」: asks for what was sent in with what is talked about. 「没有证据」 and 「有证据」 are answers. */
export function asksForEvidence(text: string): boolean {
  const said = text.replace(/\s+/g, '');
  if (!ASKED.test(said)) return false;
  return !TELLS.test(said) || /有没有|附没附/u.test(said);
}
