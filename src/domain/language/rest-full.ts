const REST =
  /^(?:(?:其余|其他|其它|余下|剩下|剩余|后面|后边|下面|接下来|以下|往后)(?:的|项|项目|各项|几项|所有|题|都|全|全部|均|全都|也都){0,5}|(?:全部|都|全都|所有项?|各项|所有项目)(?:都|全部|均)?(?=满分))(?:是|给|得|打|按)?(?:满分|合格|达标|没问题|没有问题|无问题|正常|符合|通过|不扣分|ok)(?:的|了|吧)?$/i;

/** 「其余满分」: every item that has no answer yet gets all its points. */
export function saysRestFull(text: string): boolean {
  return REST.test(text);
}
