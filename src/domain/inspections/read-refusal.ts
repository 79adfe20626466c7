import { itemMentions } from './item-mentions.ts';

const REFUSES =
  /^(?:的?(?:结果|得分|扣分))?(?:我们?|咱们?|我厅|本厅|我部|本单位)?(?:厅|单位|部门)?(?:都|坚决|绝对)?(?:不认可?|不服|不接受|不承认|不同意|有异议|有意见)(?:这个|这项)?(?:结果|扣分)?(?:的|了|啊|呀)?$/u;
const NAMED = /第\s*(?:[0-9]{1,3}|[零一二两三四五六七八九十百]{1,5})\s*[项题]/gu;

/** 「第2项我们不认」: the items of a result that its unit does not accept, as they were named (「第2项」); empty where it is no such sentence. */
export function refusedItems(text: string): string[] {
  const mentions = itemMentions(text.replace(/[\s。.!！]+$/u, ''));
  const last = mentions.at(-1);
  if (!last || !REFUSES.test(last.text)) return [];
  // Of several the refusal stands behind the last, or behind each.
  const others = mentions.slice(0, -1).every(({ text: said }) => /^[和与跟及]?$/u.test(said) || REFUSES.test(said));
  return others ? [...text.matchAll(NAMED)].map(([named]) => named) : [];
}
