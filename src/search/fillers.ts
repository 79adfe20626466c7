/** Asking words and fillers: they say what is wanted or nothing, never the subject. Longer ones first where one begins another. */
export const FILLERS =
  /请问|[我你他咱]们|想问|我想|我要|帮我|麻烦|为什么|什么时[候间]|什么样|什么|怎么办|怎么样|怎么[算弄]?|怎样|如何|是否|能不能|可不可以|要不要|会不会|是不是|算不算|收不收|有没有|多长时间|多久|多长|多少钱|多少|多[快高远大]|最[多少晚迟长短]|至少|不能超过|达到|几个?(?:工作日|小时|钟头|分钟|星期|季度|学时|厘米|[次户人名位个条张件份项家台把下套通种天日月年周秒分点号米块元倍])|几|哪[些个里儿条]|谁来|谁|可以|能否|可否|需要|应该|必须|一[下个天回句年月日周](?!内)|意思|规定|时候|[吗呢啊呀么嘛的了要就能给把是让被和与或也都还再从对向往用为以没我你他她它这那啥咋请]/gu;

/** Characters of everyday speech, too common to be a slip for another. */
const SPEECH =
  '几没是不给个要一二三两的还怎么多少能会有在去来上下到把被让就都也又再他她它我你咱这那谁啥咋了吗呢吧啊呀和跟与想说讲张件台人家里外着过得地只才很太好没得做办用叫';
const UNSLIPPING = new RegExp(`${FILLERS.source}|[${SPEECH}]+`, 'uy');

/** Where the asking word, filler or run of everyday characters ends that begins at a place of a text; the place itself for none. */
export function endOfFiller(text: string, place: number): number {
  UNSLIPPING.lastIndex = place;
  return UNSLIPPING.test(text) ? UNSLIPPING.lastIndex : place;
}

/** More of the kind; these may be slips, too. */
const EVERYDAY = new Set(`${SPEECH}弄搞嘞之边头先后回从对向干些点看拿开完`);

/** How much of a word, 0–1, is characters that name something. */
export function shareOfContent(word: string): number {
  const characters = [...word];
  return characters.filter(character => !EVERYDAY.has(character)).length / characters.length;
}
