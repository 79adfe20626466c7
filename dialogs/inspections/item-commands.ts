import { type ItemMention, itemMentions } from '../../src/domain/inspections/item-mentions.ts';
import { type PhotoWish, readPhotoWish } from '../../src/domain/inspections/photo-wish.ts';
import type { Sheet } from '../../src/domain/inspections/sheet.ts';
import { readFigure } from '../../src/domain/language/chinese-number.ts';
import { saysSubmit } from '../../src/domain/language/says-submit.ts';
import { formReplies } from '../replies/forms.ts';

/** What a message asks for besides answering the open item. */
export type ItemCommand =
  | { kind: 'back' | 'skip' | 'progress' | 'clause' | 'summary' | 'submit' | 'handIn' | 'dropPhotos' | 'pause' }
  | { kind: 'goTo' | 'expectPhotos'; ordinal: number }
  | { kind: 'several'; mentions: ItemMention[] }
  | { kind: 'movePhotos'; to: number | 'previous' | 'this' }
  | { kind: 'photosOf'; name: string; one?: true }
  | { kind: 'expectPhotosOf'; name: string }
  | ({ kind: 'photoWish' } & PhotoWish)
  | { kind: 'dropNote'; ordinal: number }
  | { kind: 'writeNote'; ordinal: number; text: string }
  | { kind: 'note'; text: string; whole: boolean }
  | { kind: 'noPhoto'; reason: string }
  | { kind: 'date'; text: string }
  | { kind: 'field'; key: string; title: string; value: string };

const WORDS: readonly [
  RegExp,
  ItemCommand['kind'] & ('skip' | 'progress' | 'clause' | 'summary' | 'submit' | 'dropPhotos' | 'pause'),
][] = [
  [/^(?:跳过|先跳过|跳过这项|略过|下一项|下一个|下一步)(?:吧|了|啊)?$/, 'skip'],
  [
    /^(?:进度|查看进度|看进度|填到哪里?了?|(?:现在|目前|一共|总共)?还?(?:剩|差|有)(?:下)?(?:几|多少)[个项条]?(?:没有?[填录评做查])?|(?:现在|目前|一共|总共|已经|加起来)*(?:是|得|有|扣)?了?(?:多少分|几分))(?:了|啊|呢)?[?？]?$/,
    'progress',
  ],
  [/^(?:看|查看|查)?(?:本项|这项|这一项)?(?:的)?(?:条款|标准原文|测评依据|依据)[?？]?$/, 'clause'],
  [/^(?:汇总|查看汇总|看汇总|小结|填完了|完成|结束填写)$/, 'summary'],
  [/^(?:提交|确认提交)$/, 'submit'],
  [/^(?:不附|不用附|不要)(?:这些?|这张)?照片(?:了)?$/, 'dropPhotos'],
  [
    /^(?:算了|不了|那|我)?[,，\s]*(?:先放着?|先放一?放|先不[录填弄做]了?|等会儿?再[录填弄说]|待会儿?再[录填弄说]|晚点再[录填弄说]|回头再[录填弄说]|不[录填弄]了|先这样|先存着)(?:吧|了|啊)*(?:[,，\s]*(?:等会儿?|待会儿?|晚点|回头|等下|一会儿?)再[录填弄说做来](?:吧)?)?$/,
    'pause',
  ],
];
/** 「没了，就这样」 */
const NO_MORE =
  /^(?:没了|没有了|没别的了|没其他的?了)[,，。\s]*(?:就这样|就这些|完了)(?:吧|了)?$|^(?:没别的了|没其他的?了|就这些了?)(?:吧)?$/;
const NOTE_OF = '第\\s*([0-9]{1,3}|[零一二两三四五六七八九十]{1,3})\\s*项(?:的)?备注';
const DROP_NOTE = new RegExp(
  `^(?:请|帮我|把|将)*(?:(?:删掉?|去掉|清空|删除|不要)${NOTE_OF}|${NOTE_OF}(?:写错了?|不对|错了)?[,，\\s]*(?:删掉?|去掉|清空|删除|不要)(?:了)?)(?:吧)?$`,
);
const WRITE_NOTE = new RegExp(
  `^(?:请|帮我|把|将)*${NOTE_OF}(?:写错了?|记错了?|不对|错了)?[,，\\s]*(?:应该)?(?:改[成为]|换成|是|改)[\\s:：]*(.{1,200})$`,
  's',
);
/** 「补照片 饮水机」 */
const PHOTOS_FOR =
  /^(?:我|要|想|再|还)*(?:补发?|加|传|发)[一几两]?[张个]?(?:照片|图片)[\s,，:：]+(?:是|给)?(.{2,12}?)的?$/;
/** What stands behind an item's number when its photos are announced. */
const PHOTOS_COME = /^(?:的|这是|补|见|附)?(?:照片|图片)(?:如下|在下面|来了)?$/;
const NOTE = /^(总|整体|整单)?(?:备注[\s:：,，]*|说明[\s:：,，]+)(.+)$/s;
const NO_PHOTO =
  /^(?:暂时?|目前|现场)?(?:无|没有?|没拍|未拍|拍不了)到?(?:照片|图片)(?:$|[\s:：,，。;；]+|(?=因为|由于))(?:因为|由于|原因是?)?[\s:：,，]*(.*)$/s;
const MOVE =
  /^(?:这些?|这张|刚才的?)?照片(?:应该?)?(?:归到?|属于|移到?|放到?|给|是)(?:(上一项)|(本项|这一?项|当前项)|第\s*([0-9零一二两三四五六七八九十]+)\s*项)(?:的)?$/;
/** 「这张是工牌的照片」, 「刚才那张照片是叫号机的」. */
const PHOTO_OF =
  /^(?:(?:这|那|刚才|刚刚|上|前|最后)(?:发|传|拍|面)?的?(?:那|这)?[一两几些二三]?[张幅](?:照片|图片?)?|(?:这些?|那些?|刚才的?)?(?:照片|图片))(?:应该)?(?:是|归|属于|放到?|放在|给|移到?|算)(.{1,15})$/;
/** 「这张」 is the last one, 「照片」 may be several. */
const ONE_PHOTO = /^(?:(?:这|那)|刚才(?:发|传|拍)?的?(?:这|那)|最后)一?[张幅]/;
const PUT_TO = /^(?:应该)?(?:放|归|移|挪|附)[到在给](.{1,12}?)(?:那|这)一?[项条边里](?:里|吧|去|的)*$/;
const NAME_TAIL = /(?:的?(?:那|这)?一?[项条个]?(?:里|下面|上)?的?(?:照片|图片?)?(?:哈|吧|啊|哦|了)?)$/;
/** What is said of when an inspection was made, beside the word for it: 「时间是10点半」, 「是昨天下午三点查的」. */
const TIME = /^(?:检查|测评)?时间(?:应该|其实)?(?:改[为成到]|是|为)?[\s:：,，]*(.+)$/s;
const MADE_AT =
  /^(?:我们?)?(?:其实|应该)?是?(.{2,16}?)(?:才|去|到)?(?:现场)?(?:检查|抽查|暗访|巡查|查|去|测)(?:的|了)(?:哈|啊|吧)?$/s;
const TELLS_TIME =
  /^(?:(?:大?前天|昨[天日]?|今[天早]|[上这本]个?(?:周|星期|礼拜)|周[一二三四五六日天]|星期|\d{1,4}[年月日号.\-/]|[一二三四五六七八九十]{1,3}[月号日])|(?:凌晨|早上|上午|中午|下午|傍晚|晚上)|[\d一二两三四五六七八九十]{1,3}[点时:：])/;
const DATE = /^(?:修改|改)?(?:(?:检查|测评)?日期|(?:检查|测评)时间)(?:改[为成到])?[\s:：,，]*(.*)$/s;
/** Words of a verdict: what holds one is an answer with a remark, not a field. */
const VERDICT = /扣|分|合格|适用|次$|处$/;

/** Reads a message as a command of filing; undefined when it is none, and so an answer or a remark. */
export function readItemCommand(text: string, sheet: Sheet): ItemCommand | undefined {
  if (formReplies.isBack(text)) return { kind: 'back' };
  const word = WORDS.find(([pattern]) => pattern.test(text));
  if (word) return { kind: word[1] };
  if (saysSubmit(text) || NO_MORE.test(text)) return { kind: 'handIn' };
  const wish = readPhotoWish(text);
  if (wish) return { kind: 'photoWish', ...wish };
  const dropped = DROP_NOTE.exec(text);
  if (dropped) return { kind: 'dropNote', ordinal: readFigure(dropped[1] ?? dropped[2] ?? '') ?? 0 };
  const written = WRITE_NOTE.exec(text);
  if (written) return { kind: 'writeNote', ordinal: readFigure(written[1] ?? '') ?? 0, text: written[2]!.trim() };
  const mentions = itemMentions(text);
  const [only] = mentions;
  if (only && mentions.length === 1 && only.text === '') return { kind: 'goTo', ordinal: only.ordinal };
  if (only && mentions.length === 1 && PHOTOS_COME.test(only.text))
    return { kind: 'expectPhotos', ordinal: only.ordinal };
  if (only) return { kind: 'several', mentions };
  const move = MOVE.exec(text);
  if (move)
    return { kind: 'movePhotos', to: move[1] ? 'previous' : move[2] ? 'this' : (readFigure(move[3] ?? '') ?? 0) };
  const name = (PHOTO_OF.exec(text) ?? PUT_TO.exec(text))?.[1]?.replace(NAME_TAIL, '');
  if (name !== undefined && name !== '') return { kind: 'photosOf', name, ...(ONE_PHOTO.test(text) && { one: true }) };
  const expected = PHOTOS_FOR.exec(text)?.[1];
  if (expected !== undefined) return { kind: 'expectPhotosOf', name: expected };
  const note = NOTE.exec(text);
  if (note) return { kind: 'note', text: note[2]!.trim(), whole: note[1] !== undefined };
  const noPhoto = NO_PHOTO.exec(text);
  if (noPhoto) return { kind: 'noPhoto', reason: noPhoto[1]!.trim() };
  return readField(text, sheet) ?? readDate(text);
}

function readField(text: string, sheet: Sheet): ItemCommand | undefined {
  for (const { key, title } of sheet.fields) {
    const rest = text.startsWith(title) ? text.slice(title.length) : '';
    const value = /^[\s:：,，是为]+(.{1,30})$/.exec(rest)?.[1]?.trim() ?? '';
    if (value !== '' && !VERDICT.test(value)) return { kind: 'field', key, title, value };
  }
  return undefined;
}

function readDate(text: string): ItemCommand | undefined {
  const date = DATE.exec(text);
  if (date) return { kind: 'date', text: date[1]!.trim() };
  const time = (TIME.exec(text) ?? MADE_AT.exec(text))?.[1]?.trim() ?? '';
  return TELLS_TIME.test(time) && !/扣|得|不|没|太|[,，。]/.test(time) ? { kind: 'date', text: time } : undefined;
}

/** Whether a message asks how far the filing is. */
export const asksProgress = (text: string): boolean =>
  WORDS.some(([pattern, kind]) => kind === 'progress' && pattern.test(text));
