import { cleanText } from '../language/clean-text.ts';
import { judgeDescription } from './free/faults.ts';
import { isPlain, verdictTokens } from './free/verdict-tokens.ts';

const PHOTO = '(?:照片|图片|相片)';
const AGAIN = '发错|传错|拍错|弄错|附错|删|去掉|撤|不要|不用|糊|模糊|重新?[发传拍]';
const LATER = '晚点|晚些|稍后|稍晚|回头|等会|等下|待会|一会|随后|之后|补|另发|忘|还没|没发|没传|没拍|漏';
const BEFORE = '(?:我|都|也|先|暂时|还|已经|得|要|有点|太|拍得?|是|了)*';
const ABOUT = new RegExp(`^(.{0,14}?)(?:的|那张|这张)*${PHOTO}${BEFORE}(?:(${AGAIN})|(?:${LATER}))`);
const ORDER = new RegExp(
  `^(?:请|帮我|麻烦)*(?:把|将)?(?:(删掉?|去掉|撤掉|不要)|(?:晚点|晚些|稍后|回头|等会儿?|等下|待会儿?|随后)再?(?:补发?|发|传|拍)?)(.{0,14}?)的?${PHOTO}了?$`,
);
const FOLLOWS =
  /^(?:请|帮我|麻烦|把它|先|我|再)*(?:删掉?|去掉|撤掉|不要|晚点|稍后|回头|等会儿?|等下|待会儿?)(?:一?下)?(?:再|我)?(?:补发?|重?新?发|传|拍)?(?:了|吧|哈|啊)*$/;

export interface PhotoWish {
  /** What the photo is said to be of: 第1项, 门头招牌; empty where that was not said. */
  readonly about: string;
  readonly wish: 'remove' | 'later';
}

/** Whether a clause speaks of a photo and not of what was found: 「门头招牌的照片晚点补」. */
export function photoMatter(clause: string): PhotoWish | undefined {
  if (verdictTokens(clause).some(isPlain)) return undefined;
  const told = ABOUT.exec(clause);
  if (told) {
    const [, about = '', again] = told;
    return judgeDescription(about) === 'fail' ? undefined : { about, wish: again ? 'remove' : 'later' };
  }
  const order = ORDER.exec(clause);
  return order ? { about: order[2]!, wish: order[1] ? 'remove' : 'later' } : undefined;
}

/** What follows on it: 「删掉」. */
export const followsPhotoMatter = (clause: string): boolean => FOLLOWS.test(clause);

/** A message that speaks of photos only. */
export function readPhotoWish(raw: string): PhotoWish | undefined {
  const [first = '', ...others] = cleanText(raw)
    .split(/[\s，,。;；!！]+/)
    .filter(each => each !== '');
  const wish = photoMatter(first);
  if (!wish || !others.every(each => followsPhotoMatter(each) || photoMatter(each))) return undefined;
  return others.some(each => /删|去掉|撤|不要/.test(each)) ? { ...wish, wish: 'remove' } : wish;
}
