import { cleanText } from './clean-text.ts';

const REMARK =
  /^(?:(?:我|人)?(?:又|已经)?(?:回来|来)了|(?:请|麻烦)?(?:稍等|等等|等(?:一)?[下会](?:儿|哈)?|等会儿?)(?:一?下)?|(?:我)?马上(?:就?来|回来)?|在吗|在的?|[你您]好|收到|(?:我)?(?:知道|明白|了解|懂)了?|谢谢[你您]?|不好意思|(?:我)?刚才?(?:有事|在忙|在?开会|接电话|去?吃饭)(?:去?了)?|(?:我们?)?继续(?:填|写)?吧?|好[的吧]?|[嗯哦啊额呃]+)[了啊呀哈吧]?$/u;

/** 「我回来了」, 「等一下」: said by the way to whoever asks, and the answer to nothing. What counts is our own default. */
export const isRemark = (raw: string): boolean => REMARK.test(cleanText(raw).replace(/[\s。.!\uFF01~…,\uFF0C]+/gu, ''));
