import { foldAnswer } from '../language/fold-answer.ts';

/** Longer texts explain something, and may use the same words for it. */
const LONGEST = 30;
const START = '(?:^|[,，。；;!！]|我|我们|本厅|本部|厅里)(?:都|可|是|觉得|认为)?';
const OBJECTS = new RegExp(
  [
    `${START}不(?:认(?![真识得为可])|服(?![从务])|接受|同意)`,
    `${START}(?:这|这次)?(?:检查|结果|扣分)?(?:太|很|也太|实在)?(?:不合理|不公平|冤枉)`,
    '(?:扣|判)错了|扣(?:得|的|分|这么多)?(?:太)?(?:不合理|不公|冤|没道理|重了)|凭什么扣',
  ].join('|'),
);

/** Whether somebody who is to answer a 整改 says that the result is wrong: 「这次扣得不合理，我不认」. */
export function objects(text: string): boolean {
  return [...text].length <= LONGEST && OBJECTS.test(foldAnswer(text));
}
