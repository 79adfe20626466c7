import { cleanText } from '../../language/clean-text.ts';

/** A piece between two marks of punctuation. */
export interface Clause {
  readonly text: string;
  /** A full stop or a line break stands before it: what follows need not belong to what was said. */
  readonly apart: boolean;
}

const NUMERAL = '[\\d零一二两三四五六七八九十半]';

/** 1、厅容 2.着装: a list, not the items' numbers. */
const ENUMERATOR = /(^|[，,。；;：:\n\s])[(（]?\d{1,2}(?:[.、．)）])(?![\d项第])\s?/g;

/**
 * A sentence in one form: spaces that separate become commas, colons behind names go, brackets open a clause of their own. Voice
 * text has no marks at all and stays one clause.
 */
export function normalise(raw: string): string {
  return cleanText(raw)
    .replace(ENUMERATOR, '$1，')
    .replace(/[(（[【)）\]】"“”'‘’]/g, '，')
    .replace(/(?<!\d)[:：](?!\d)|(?<=[\u4e00-\u9fff])[:：]/g, '')
    .replace(/(?<=\d) (?=\d)/g, '，')
    .replace(new RegExp(` (?=${NUMERAL})|(?<=\\d) `, 'g'), '')
    .replace(/ /g, '，')
    .replace(/,(?!\d{3}(?!\d))/g, '，')
    .replace(/^[，。；、\s]+/, '');
}

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let apart = false;
  for (const [, piece = '', mark = ''] of text.matchAll(/([^，。；;！!\n…~]+|^)([，。；;！!\n…~]*)/g)) {
    const bare = piece.replace(/^[、.\s]+|[、.\s]+$/g, '');
    if (bare !== '') clauses.push({ text: bare, apart });
    apart = bare === '' ? apart || /[。；;！!\n]/.test(mark) : /[。；;！!\n]/.test(mark);
  }
  return clauses;
}

/** Words that say nothing by themselves: what is left of 「上午我们去通川营业厅查了一下」 when unit and time are taken out. */
const FILLER =
  /^(?:我们|我|咱们|咱|他们|今天|刚刚|刚才|刚|已经|已|又|还有|还|再|另外|另|然后|接着|首先|其次|最后|总的|总体|整体上?|基本上?|去|到|在|来|来到|从|跟|查|检查|抽查|抽检|复查|回查|复检|暗访|暗查|走访|巡查|巡检|看|看看|测评|测|录入|录|报|填|做|完成|跑|回来|回访|抽样|电话|的|地|得|了|过|完|一下|一趟|一次|一遍|一家|下|一圈|情况|结果|如下|以下|成绩|分数|打分|评分|得分|是|有|对|把|给|帮|和|与|及|跟|这|那|这次|本次|此次|这家|这个|那个|该|个|厅里?|厅店|店|家|里面?|这边|那边|进行|以|神秘顾客|身份|以上|时候|时间|日期|检查时间|主要|都|也|就|就是|总共|一共|汇报|呢|啊|吧|哈|嗯|呃|哦|哎|那么|发现|问题|除了|除|之外|以外|外|趟|跑|先|先说|先记|先录|但是|但|不过|而且|同时|各|分别|其中|方面|再?[加补](?:上|充)?一?[项条]|这块|这项|这一?项|部分|的话|说|下来|好|行|ok|装维|上门维护|满意度|短板|全业务|VIP|营业厅|门店|网点|您?好|你好|[、，。.:：多约])*$/i;

export const isFiller = (text: string): boolean => FILLER.test(text);

/** A remark without the words that only lead into it or out of it. */
export function trimRemark(text: string): string {
  return text
    .replace(
      /^(?:(?:都|全)?(?:查|检查|看)完了?|先?(?:记一?下|说一?下|记|录)(?=[\u4e00-\u9fff])|(?:总体|整体|其他)?(?:都|也)?没有?(?:啥|什么)大?(?:问题|毛病)|[，、]|(?<=[题毛病了])(?:就是|只是|但是|不过))+/,
      '',
    )
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:吧|呢|哈|呀|嘛)+$/, '')
    .replace(
      /^(?:[，、。\s]|也(?=[不没有])|[就嘛呀吧啊呢哈]|对了|但是|但|不过|就是|然后|另外|还有|而且|同时|因为|由于|原因是?|主要是?|这块|这项|这一项|方面|的话|里面?|除了|备注|说明|其中|是(?=因为))+/,
      '',
    )
    .replace(
      /(?:[，、。\s]|所以|因此|各|应该?|判|共|一共|总共|就|都|得(?=$)(?<=共得)|(?<![好坏对错新旧])的|了(?=$)(?<=，了)|这块|这项|再)+$/,
      '',
    )
    .trim();
}
