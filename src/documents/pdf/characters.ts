/**
 * Signs for the radicals of a dictionary, which look like everyday characters. Some programs write them into PDFs instead (⼀ for 一), because
 * the font draws both with one shape; nobody searches for them.
 */
const RADICALS = /[\u2E80-\u2EF3\u2F00-\u2FD5]/gu;
/** Compatibility characters that Unicode itself equates with an everyday one. */
const COMPATIBLE = /[\uF900-\uFAFF]/gu;

/** Radicals that Unicode equates with another form than the one they are drawn as in simplified Chinese, or with none. */
const SIMPLIFIED: Readonly<Record<string, string>> = Object.fromEntries(
  '⼾户⾭青⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺎兀⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺣灬⺤爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺰纟⺲罒⺶羊⺹耂⺻聿⺼肉⺽臼⺾艹⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻏邑⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟'
    .match(/../gu)!
    .map(pair => [pair[0]!, pair[1]!]),
);

/** The text in the characters a person would type. */
export function everydayCharacters(text: string): string {
  return text
    .replace(RADICALS, sign => SIMPLIFIED[sign] ?? sign.normalize('NFKC'))
    .replace(COMPATIBLE, sign => sign.normalize('NFC'));
}
