import { foldAnswer } from './fold-answer.ts';

const FILE = '(?:照片|图片|图|相片|文件|附件|材料|佐证|证据|凭证|资料|东西)';

const NONE = new RegExp(
  `^(?:我们?)?(?:这边|手头|手里|现场|目前|暂时|现在|确实|真的)?(?:也|都)?(?:确认)?(?:没有|没|暂无|无|不附|没拍|没有拍|没照|没留|没保留|拿不出)(?:任何|其他|留|拍)?(?:${FILE})?(?:了|的|啊|呀)?$|^(?:跳过|不用|不用了|不需要|不附了?|不传了?|不发了?)$`,
  'u',
);
const ALL_SENT = new RegExp(
  `^(?:好了|都?好了|完成了?|完了|结束|可以了|(?:都|全)?(?:发|传|上传|拍)(?:完|好)了?|就(?:这么|这几|这一|这[两三四五六七八九十]|这)(?:些|个|张|份|几张|一张|一份|多)?(?:${FILE})?了?|只有(?:这|这些|这一张|这个|这张)(?:${FILE})?|没有?(?:${FILE})?了|没有其他(?:的|${FILE})?了?|没别的了?)$`,
  'u',
);
const LATER =
  /(?:回头|晚点|晚些|晚一点|过后|之后|以后|后面|稍后|改天|过几天|过两天|明天|下周|等.{1,8}(?:再|后))(?:我?们?)?(?:再|来)?(?:补|传|发|交|给|上传|提供|拿)|(?:先交|先提交).{0,6}(?:再|后)补|能不能(?:以后|后)补|(?:可以|能)(?:后)?补(?:吗|不)/u;

const bare = (text: string): string => foldAnswer(text).replace(/[?]$/u, '');

/** 「没证据」, 「手头没有」, 「没拍」: there is nothing to send. */
export const saysNoFiles = (text: string): boolean => NONE.test(bare(text));

/** 「好了」, 「就这一张」, 「没了」: everything has been sent. */
export const saysAllSent = (text: string): boolean => ALL_SENT.test(bare(text));

/** 「手头没有，回头补行吗」: files are to come after the form is filed. */
export const addsFilesLater = (text: string): boolean => [...text].length <= 30 && LATER.test(bare(text));
