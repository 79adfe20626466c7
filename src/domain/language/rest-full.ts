const OTHERS =
  '(?:其余|其他|其它|别的|余下|剩下|剩余|后面|后边|下面|接下来|以下|往后|没提到?的?|没说到?的|除此之外|除此以外|除了这些)';
const ALL_OF_THEM =
  '(?:的|项|项目|各项|几项|所有|题|方面|地方|那些|这些|指标|内容|都|全|全部|均|全都|也都|也|就|统统|还|挺){0,6}';
const GIVEN = '(?:是|给|得|打|按|算|记)?';
export const FULL_MARKS =
  '(?:满分|全分|合格|达标|没什么问题|没啥问题|没问题|没有问题|无问题|没毛病|正常|符合要求|符合|通过|不扣分|没扣分|没有扣分|没扣|ok|挺好|很好|都好|不错|给满|(?:满|可以|还行|行|好|没啥|没什么)(?:的|了)?(?=$|[,\uFF0C。;\uFF1B]))';

/** 「其余满分」 and how else people say it, as the source of a regular expression; also 全部满分, where nothing else is named. */
export const REST_FULL = `${OTHERS}[,\uFF0C]?${ALL_OF_THEM}${GIVEN}${FULL_MARKS}(?:的|了|吧|啊|哈)?`;
export const ALL_FULL = `(?:全部|都|全都|全|所有项?|各项|所有项目|每项)(?:都|全部|均|是|给|得)*(?:满分|全分)(?:的|了|吧)?`;
/**
 * What says the same of a whole visit: 全部合格, 一切正常. Only where no item is spoken of: as the answer to one item it is about that item.
 */
export const ALL_WELL =
  '(?:(?:全部|全都|全|所有项?目?|各项|每项|一切|整体|都)(?:都|全部|均|也|是|很)*(?:合格|达标|正常|没什么问题|没啥问题|没有?问题|无问题|没毛病|符合要求|通过)|(?:一点|什么|任何)(?:问题|毛病)(?:都|也)?(?:没有?|无)|没有?(?:任何|一点)(?:问题|毛病))(?:的|了|吧|啊|哈|👍|✅|√|✔)*(?=$|[,\uFF0C。;\uFF1B!\uFF01])';
const WHOLE = new RegExp(`^(?:${REST_FULL}|${ALL_FULL})$`, 'i');

/** 「其余满分」: every item that has no answer yet gets all its points. */
export function saysRestFull(text: string): boolean {
  return WHOLE.test(text);
}
