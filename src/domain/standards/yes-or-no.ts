import { bareQuestion } from './asking-words.ts';

/** A question that wants a yes or a no, taken apart. */
export interface YesOrNo {
  /** Whether it asks what may be, what must be, or what is charged for. */
  readonly asks: 'may' | 'must' | 'charge';
  /** Who, where, when, of what. */
  readonly topic: string;
  readonly act: string;
}

const END = '(?:吗|么|嘛|不)?';
const CHARGE =
  /^(?<topic>.*?)(?:是不是|是否)?(?:[需要会]要?|用)?(?:收不收(?:费用?|钱)|要不要(?:收费|收钱|钱|花钱)|收(?:费|钱)|花钱|要钱|免不免费|免费的?)(?:吗|么)?$/u;
const MAY_LAST =
  /^(?<act>.+?)[，,]?(?:可不可以|可以不可以|行不行|能不能行|可以吗|可以么|行吗|行么|允许吗|允不允许|准不准)$/u;
const MAY = new RegExp(
  `^(?<topic>.*?)(?:能不能|可不可以|能否|可否|允不允许|(?:是不是|是否)(?:可以|能|允许)|可以|能够?|允许)(?<act>.+?)${END}$`,
  'u',
);
const MUST = new RegExp(
  `^(?<topic>.*?)(?:要不要|需不需要|用不用|该不该|应不应该|必须不必须|(?:是不是|是否)(?:一定要|必须|需要|应该|要|得)|一定要|必须要?|需要|应该|应当|要|得|用)(?<act>.+?)${END}$`,
  'u',
);
/** The question is put the other way round, or only half of it: what a yes would mean is then not certain. */
const TURNED = /[不没未无别非勿]|免(?!费)|拒|只|仅|除了|还是|难道|除非|才/u;

/** Takes a yes-or-no question apart; undefined where it is none or a yes could be taken for a no. */
export function readYesOrNo(question: string): YesOrNo | undefined {
  const text = bareQuestion(question.normalize('NFKC'));
  const charge = CHARGE.exec(text)?.groups;
  if (charge) return certain({ asks: 'charge', topic: charge.topic!, act: '' });
  const last = MAY_LAST.exec(text)?.groups;
  if (last) return certain({ asks: 'may', topic: '', act: last.act! });
  if (!/[吗么]$|[能可允].?不|[要用需该应].?不|是不是|是否|能否|可否/u.test(text)) return undefined;
  const may = MAY.exec(text)?.groups;
  if (may) return certain({ asks: 'may', topic: may.topic!, act: may.act! });
  const must = MUST.exec(text)?.groups;
  return must && certain({ asks: 'must', topic: must.topic!, act: must.act! });
}

function certain(read: YesOrNo): YesOrNo | undefined {
  return TURNED.test(read.topic + read.act) ? undefined : read;
}
