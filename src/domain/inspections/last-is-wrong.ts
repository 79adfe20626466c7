import { foldAnswer } from '../language/fold-answer.ts';

const LAST_IS_WRONG =
  /^(?:我)?(?:刚才|刚刚|刚|上一?|前面|那|这)(?:我)?(?:录|报|提交|填|交|查)?的?(?:那|这)?一?[个单份次家项](?:好像|可能|是|我)*(?:扣|录|记|填|写|报|打|判)(?:错|多|少)了?(?:了|啊|吧)*$/;

/** 「刚才那个扣错了」: of something that was just talked about, which may be nothing. */
export const saysLastIsWrong = (text: string): boolean => LAST_IS_WRONG.test(foldAnswer(text));
