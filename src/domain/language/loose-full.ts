/** Words that are a yes as well: they may mean that something else is all right. */
const LOOSE =
  /^(?:那|就|都|应该)*(?:没有?(?:什么)?问题|没啥问题|没啥|没什么|无问题|没毛病|一切正常|正常|好|ok|可以|行|是|对|有|[√✓✔✅👍])(?:的|了|啊|吧|呀|哈)*$/iu;
const OUTRIGHT = /满分|全分|合格|达标|符合|通过|扣|未发现|[0-9]/;

/** Whether all points were given in a loose word only (没问题, 好的), where 满分 or 合格 would leave no doubt. */
export function isLooseFull(text: string): boolean {
  const parts = text.split(/[\s,\uFF0C。;\uFF1B、!\uFF01]+/).filter(part => part !== '');
  return parts.some(part => LOOSE.test(part)) && !OUTRIGHT.test(text);
}
