import { foldAnswer } from '../language/fold-answer.ts';

const PHOTO = '(?:照片|图片|相片|图)';
const SOME = '(?:[一1两二2几些]?[张个幅]?|点)';
const ADD = new RegExp(
  `^(?:我|还)*(?:要|想|得|能不能|可以|可不可以)?(?:再|还)?(?:补发|补传|补|加|添|追加)(?:上|个)?${SOME}(?:下)?(?:的)?${PHOTO}(?:了|吧|吗|啊|可以吗|行吗)*$`,
);
const FORGOT = new RegExp(
  `^(?:我|刚才|刚刚|还|有)*(?:${SOME}${PHOTO}(?:我|刚才)*(?:忘记?了?|漏了?|没有?|少)(?:传|发|附|加|上传|补)?(?:一张|几张|上)?|(?:忘记?了?|漏了?|少)(?:传|发|附|加|上传)?了?${SOME}${PHOTO})(?:了|啊|哈)*$`,
);
const LAST =
  '(?:我?(?:刚才|刚刚|刚|上一?|前面|最后)(?:录|报|提交|查|填|交|弄)?的?(?:那|这)?一?[单个份次家张]|(?:刚才|刚刚)的?)';
const SCORE = new RegExp(
  `^${LAST}(?:测评|检查|结果)?的?(?:一共|总共|最后)?(?:是|得了?|打了?|有)?(?:多少分|几分|(?:得分|分数|成绩|总分)(?:是)?(?:多少|几分)?)(?:了|啊|呢|来着)?$`,
);

/** 「补照片 饮水机」: what they are of is said again with the photo. */
const OF_AN_ITEM = /(?<=照片|图片)[\s,\uFF0C:\uFF1A]+(?!.*[?\uFF1F怎么吗])\S{2,10}$/;

/** Whether photos are to be added to what was filed: 补张照片, 照片忘了传, 补照片 饮水机. */
export const addsPhoto = (text: string): boolean =>
  [ADD, FORGOT].some(pattern => pattern.test(foldAnswer(text.replace(OF_AN_ITEM, ''))));

/** Whether the score of what was filed last is asked: 刚才那单多少分. */
export const asksScoreOfLast = (text: string): boolean => SCORE.test(foldAnswer(text).replace(/\?$/, ''));
