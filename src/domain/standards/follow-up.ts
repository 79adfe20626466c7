import {
  askingPart,
  asks,
  asksWithoutSubject,
  bareQuestion,
  deedAsked,
  subjectOf,
  subjectWithoutDeed,
  yesOrNoPart,
} from './asking-words.ts';
import { type Contrast, contrastsIn, isQualifier, sideWords, withoutClasses, withSide } from './contrasts.ts';

/** One way to read a question that leans on the one before. */
export interface Reading {
  /** What is looked for. */
  readonly text: string;
  /** What it is as a person would ask it, where that is not what is looked for. */
  readonly as?: string;
  /** The reading holds only where what is found speaks of this; the next reading counts otherwise. */
  readonly mentions?: string;
  /** As above, in whatever words the library has for it. */
  readonly speaksOf?: string;
  /** The reading holds only where the clause that is found lays down a figure for this by name, beside others. */
  readonly lists?: string;
}

export type FollowUp =
  /** A question of its own; nothing of the one before is in it. */
  | { readonly kind: 'own'; readonly text: string }
  /** Best reading first; never empty. */
  | { readonly kind: 'carried'; readonly readings: readonly Reading[] };

const LEAD = /^(?:那么?(?![边里儿些个种])|要是|如果|假如|换成|换做|另外|还有|再问一?下?|[，,、\s])+/u;
const TAIL = /(?:的话|[呢呀啊嘛吧]|[?？。!！，,\s])+$/u;
/** What happened instead; without a thing that it happened to, it happened to what was asked about. */
const CONDITION =
  /^(?:已经|还是|一直)?(?:超时|逾期|超期|过期|超过|迟到|晚到|延误|没|未(?!成年)|不(?!合格率|满意率)|做不到|到不了|联系不上|拒绝|失败|到期)/u;
/** What a customer wants otherwise, of the matter that was asked about. */
const WISHED = /^(?:客户|用户|顾客|对方)(?:自己)?(?:非要|要求|想要?|要|指定|希望|提出|不在|拒绝|不同意)/u;
/** 不满意的客户, 超时工单: something of its own that it happened to. */
const NAMES_THING =
  /的(?=.)|^(?:已经|还是|一直)?(?:超时|逾期|超期|过期|迟到|晚到|延误|不合格|不达标|不满意|失败|到期)(?!$|[了的没未不还就才也仍时后前多几一二两三四五六七八九十\d]|以后|之后)/u;
const CLAUSE = /^(?:的)?第[一二三四五六七八九十百零〇\d]+条/u;
const RESPONSIBLE = /(?:谁来?|部门|单位|岗位)(?:负责|管)/u;
/** What of a condition standards have words for. */
const WHAT_HAPPENED = /超时|逾期|超期|过期|迟到|延误|联系不上|不满意|到期/u;
/** A document or an article is named: no phrase that leans on anything. */
const NAMES_DOCUMENT = /第[一二三四五六七八九十百零〇\d]+条|(?:办法|规定|规范|标准|条例|细则|制度)$|《/u;
/** Alone these only say what is wanted to know: 办结 after 时限 is 办结时限. */
const GENERAL = /^(?:时限|期限|时间|标准|规定|要求|流程|条件|指标|目标)$/u;
/** 农村的, 农村用户: still only the qualifier. */
const OF_QUALIFIER = /(?:的|用户|客户|地区|区域|这边|那边)+$/u;
/** 营业厅排队等候时间: says itself of what. */
const WITH_SUBJECT = /.{4,}(?:时限|期限|时间|标准|规定|要求|流程|条件|指标|目标)$/u;
/** Longer than this, a text without asking words tells something of its own. */
const LONGEST_PHRASE = 12;
/** 城市和农村装机时限分别(多少): of both. */
const EACH = /的?(?:时限|时间|期限)(?:分别|各自?)?$|(?:分别|各自)$/u;
/** What is predicated of a thing, which another thing takes the place of: 坏了. */
const PREDICATE = /了$|[坏丢满]$/u;
/** Before its asking words a question of this length says what it is about. */
const WHOLE_SUBJECT = 4;

/**
 * Whether a question leans on the one before (那农村呢, 超时了呢, 谁负责, 移机呢), and what it asks in full then. `answering`: it follows
 * a counter-question, so that a bare phrase is its answer.
 */
export function readFollowUp(
  text: string,
  previous: { question: string; standard?: string } | undefined,
  { answering = false } = {},
): FollowUp {
  const bare = bareQuestion(text).replace(LEAD, '').replace(TAIL, '').trim();
  const own: FollowUp = { kind: 'own', text: bare === '' ? text.trim() : ownText(text) };
  if (!previous || bare === '') return own;
  const pointsBack = LEAD.test(text) || /呢[?？。!！]*$/u.test(text);
  // Who is asked back has not settled what the matter is: only words that cannot stand alone answer that.
  if (answering && pointsBack) return own;
  const leans = pointsBack || answering;
  const carried = (...readings: Reading[]): FollowUp => ({ kind: 'carried', readings });

  if (previous.standard && CLAUSE.test(bare))
    return carried({ text: `${previous.standard}${bare.replace(/^的/u, '')}` });
  if (asksWithoutSubject(bare)) return carried(...asking(previous, bare));
  if ((pointsBack && isWish(bare)) || isCondition(bare, leans))
    return carried(...underCondition(previous, bare, pointsBack));
  const named = bareQualifier(bare);
  if (named) return carried({ text: withSide(previous.question, named) });
  if (!leans || asks(bare) || NAMES_DOCUMENT.test(bare) || WITH_SUBJECT.test(bare) || [...bare].length > LONGEST_PHRASE)
    return own;
  return { kind: 'carried', readings: withPhrase(previous.question, bare) };
}

/** A question of its own, without 那 in front. */
function ownText(text: string): string {
  const stripped = text.replace(/^(?:那么?(?![边里儿些个种])|另外|再问一?下?|[，,、\s])+/u, '').trim();
  return stripped === '' ? text.trim() : stripped;
}

/** 谁负责 is told once for a whole standard, if not where the question was answered. */
function asking(previous: { question: string; standard?: string }, bare: string): Reading[] {
  const text = `${subjectWithoutDeed(previous.question, bare)}${bare}`;
  if (!RESPONSIBLE.test(bare)) return [{ text }];
  // 谁负责回访: 回访 may be told elsewhere.
  const deed = deedAsked(bare);
  if (deed) return [{ text, mentions: deed }, { text: bare }];
  if (!previous.standard) return [{ text }];
  return [
    { text, mentions: '负责' },
    { text: `${previous.standard}里怎么说职责`, as: text },
  ];
}

function isCondition(bare: string, leans: boolean): boolean {
  const part = askingPart(bare);
  const told = part ? part.before : bare;
  if (!CONDITION.test(told) || NAMES_THING.test(told)) return false;
  return [...told].length <= LONGEST_PHRASE && (leans || part !== undefined);
}

const isWish = (bare: string): boolean => WISHED.test(bare) && !asks(bare) && [...bare].length <= LONGEST_PHRASE;

/** 宽带装机超时了怎么办; where nothing found speaks of it, what the same standard says of it. */
function underCondition(
  previous: { question: string; standard?: string },
  bare: string,
  pointsBack: boolean,
): Reading[] {
  const part = askingPart(previous.question);
  const before = part ? part.before.replace(EACH, '').replace(/的$/u, '') : '';
  const subject = [...before].length >= WHOLE_SUBJECT ? before : subjectOf(previous.question);
  const text = `${subject}${bare}${asks(bare) ? '' : '怎么办'}`;
  const what = WHAT_HAPPENED.exec(bare)?.[0];
  // 没戴工牌怎么扣 after 宽带坏了: it happened to something else.
  if (!what && !pointsBack && asks(bare)) return [{ text, speaksOf: askingPart(bare)?.before ?? bare }, { text: bare }];
  if (!what || !previous.standard) return [{ text }];
  return [
    { text, mentions: what },
    { text: `${previous.standard}里怎么说${what}`, as: text },
  ];
}

/** The qualifier that is all a text says, besides words that ask: 农村, 农村用户, 农村要多久. */
function bareQualifier(bare: string): Contrast | undefined {
  const part = askingPart(bare);
  const told = (part ? `${part.before}${part.after}` : bare).replace(OF_QUALIFIER, '');
  return isQualifier(told) ? contrastsIn(told)[0] : undefined;
}

function withPhrase(previous: string, bare: string): Reading[] {
  const contrasts = contrastsIn(bare);
  // VIP农村的: each side in its place.
  const sides = distinct(contrasts);
  if (sides.length > 1 && isOfSides(bare, contrasts)) {
    return [{ text: sides.reduce((text, side) => withSide(text, side), previous) }];
  }
  const told = contrastsIn(previous);
  const shared = contrasts.find(each => told.some(other => other.group === each.group));
  // 严重的 means the side, 重大投诉 already names it.
  if (shared)
    return [{ text: withSide(previous, { ...shared, word: bare.endsWith('的') ? sideWords(shared)[0]! : bare }) }];
  const noun = sharedNoun(previous, bare);
  if (noun && PREDICATE.test(noun)) return [{ text: `${bare}${previous.slice(previous.indexOf(noun) + noun.length)}` }];
  if (noun) return [{ text: previous.replace(noun, bare) }];
  const cited = IN_STANDARD.exec(previous);
  if (cited) return [{ text: `${cited[0]}${bare}` }];
  const part = askingPart(previous);
  const either = yesOrNoPart(previous);
  if (!part && either && !isOfSides(bare, contrasts)) {
    return [
      { text: `${bare}${either}`, mentions: bare },
      { text: `${previous}${bare}`, mentions: bare },
      { text: bare },
    ];
  }
  if (!part && GENERAL.test(previous)) return [{ text: `${bare}${previous}`, mentions: bare }, { text: bare }];
  if (!part) return [{ text: `${previous}${bare}`, mentions: bare }, { text: bare }];
  const added = `${bare}${bareQuestion(previous)}`;
  // 升级的: which of them, and never something else.
  if (/.的$/u.test(bare)) return [{ text: added, mentions: bare.slice(0, -1) }];
  const instead = `${bare}${part.asking}${part.after}`;
  return [
    { text: added, as: instead, lists: bare },
    { text: added, mentions: bare },
    { text: `${bare}${part.asking}` },
  ];
}

/** Whether a phrase names sides and classes of customers and nothing else. */
function isOfSides(bare: string, contrasts: readonly Contrast[]): boolean {
  if (contrasts.length === 0) return false;
  const left = contrasts.reduce((text, { word }) => text.replace(word, ''), bare);
  return withoutClasses(left).replace(/客户|用户|[的\s]/gu, '') === '';
}

/** Without those that another word holds: 投诉 in 重大投诉, and VIP, a side of more than one contrast. */
function distinct(contrasts: readonly Contrast[]): Contrast[] {
  const holding = (word: string, at: number): boolean =>
    contrasts.some((other, where) => other.word.includes(word) && (other.word !== word || where > at));
  return contrasts.filter(({ word }, at) => !holding(word, at));
}

/** The noun of a phrase that the question has too: 投诉 of 重大投诉 after 客户投诉多久首次响应. */
function sharedNoun(question: string, phrase: string): string | undefined {
  for (let start = 1; start <= phrase.length - 2; start += 1) {
    const noun = phrase.slice(start);
    if (question.includes(noun)) return noun;
  }
  return undefined;
}

/** 投诉处理办法里怎么说: the standard stays, what it says changes. */
const IN_STANDARD =
  /^《?[^，。？]{2,20}?(?:办法|规定|规范|标准|条例|法|细则|制度)》?(?:里面?|中|上)(?:是|对)?(?:怎么|如何)?(?:说|规定|要求|写)?的?/u;
