import { actWords, holdsInOrder, plainly, staffIn } from './act-words.ts';
import { asksOwnCase, isForOthers, opposes } from './contrasts.ts';
import { readYesOrNo, type YesOrNo } from './yes-or-no.ts';

/** What a rule says of an act: it must be done, must not, may, or costs nothing. */
export type Verdict = 'must' | 'mustNot' | 'may' | 'free';

/** A sentence of a clause, with what it stands in. */
export interface VerdictRule {
  readonly sentence: string;
  /** What a sub-point hangs on: 严禁下列行为：. */
  readonly leadIn?: string;
  /** The whole clause: an exception may stand in another sentence. */
  readonly clause: string;
  /** Title and heading, which say of whom and of what the sentence speaks. */
  readonly about: string;
}

interface Rule {
  readonly verdict: Verdict;
  /** For whom, when and of what it holds. */
  readonly before: readonly string[];
  /** What it lays down. */
  readonly laidDown: string;
}

/** Anywhere in a clause: the rule does not hold for all. */
const EXCEPTION =
  /(?<![清扣消拆解免删排])除[^，。；]{1,40}(?:外|之外)|除外|除非|但(?!书)|不过[，,]|另有|例外|不在此限|不受[^。]{0,12}限制|特殊情况|从其约定/u;
/** In the sentence: the rule hangs on something. */
const PROVISO =
  /方可|方能|才能|才可|确需|确有|无正当|正当理由|无故|如果|如需|[若如](?:有|需|遇)|必要时|情形|视情|原则上|一般(?:应|不|可)|经[^，。；]{1,16}(?:同意|批准|审批|许可|审核)|征得|只[能有要]|仅/u;
/** 不得未经同意开通: in the phrase itself. */
const UNAPPROVED = /未经|不经|非经|未取得|未获/u;
/** 不得不, 不得拒绝: a no of a no. */
const TWICE = /[不未无没非勿]|拒|仅|只|免予|停止|取消|避免|杜绝/u;
const MODAL =
  /(?<no>不得|不应当?|禁止|严禁|不允许|不准|不可以)|(?<free>(?:应当|必须|须)?(?:免费|免收)|不另?收取?)|(?<must>(?<![不非无]|不是)(?:应当|必须)|(?<![无毋不必])须(?!知))|(?<may>(?<![不方才])可以)/gu;
/** What holds only then: 出现禁语的, 受理时. */
const CONDITION = /[的时后前]$/u;
/** What 严禁下列行为 says in front of its points. */
const LISTED_NO =
  /(?:严禁|禁止|不得(?:有|实施|从事)?|不准)(?:有|从事|实施)?(?:以下|下列)(?:行为|情形|情况|活动)?[^，。；]{0,12}[:：]$/u;

/** What a sentence answers a yes-or-no question with; undefined wherever it does not plainly decide this very act. */
export function verdictOf(question: string, rule: VerdictRule): Verdict | undefined {
  const asked = readYesOrNo(question);
  if (!asked) return undefined;
  if (EXCEPTION.test(rule.clause) || PROVISO.test(rule.sentence) || PROVISO.test(rule.leadIn ?? '')) return undefined;
  const whole = `${rule.about} ${rule.leadIn ?? ''} ${rule.sentence}`;
  if (opposes(question, whole) || isForOthers(question, whole) || asksOwnCase(question, whole)) return undefined;
  const verdicts = new Set(
    rulesIn(rule)
      .filter(each => answers(asked, each) && isSameAct(asked, each, rule.about))
      .map(each => (asked.asks === 'charge' ? 'free' : each.verdict)),
  );
  return verdicts.size === 1 ? [...verdicts][0] : undefined;
}

/** Whether one can say so: who asks whether he must is not told that he may. */
function answers({ asks }: YesOrNo, { verdict, laidDown }: Rule): boolean {
  if (asks === 'charge') return verdict === 'free' || (verdict === 'mustNot' && /^收/u.test(laidDown));
  return verdict === 'mustNot' || verdict === asks;
}

/** The phrases of a sentence that lay something down, each thing by itself. */
function rulesIn({ sentence, leadIn, clause }: VerdictRule): Rule[] {
  if (leadIn !== undefined) {
    if (!LISTED_NO.test(leadIn)) return [];
    const point = sentence.replace(/^\s*(?:[(（].{1,3}[)）]|\d{1,2}[.、．]|[①-⑳])\s*/u, '').replace(/[。；;]$/u, '');
    return single('mustNot', [], point);
  }
  // 证件不全的，次日办理。不得收费: without a subject of its own a sentence may still speak of what was before it.
  const hangsOn = /的[，,]/u.test(clause.slice(0, Math.max(0, clause.indexOf(sentence))));
  const rules: Rule[] = [];
  let before: string[] = [];
  for (const part of sentence.split(/[；;]/u)) {
    if (part.search(MODAL) !== 0) before = [];
    for (const breath of part.split(/[，,。：:]/u)) {
      const [modal, ...others] = [...breath.matchAll(MODAL)];
      // Its condition or subject holds for what follows too.
      const head = breath.slice(0, modal?.index).trim();
      if (head !== '') before = [...before, head];
      if (!modal || others.length > 0 || (hangsOn && before.length === 0)) continue;
      rules.push(...single(verdictIn(modal), before, breath.slice(modal.index + modal[0].length)));
    }
  }
  return rules;
}

function verdictIn({ groups }: RegExpExecArray): Verdict {
  if (groups?.no) return 'mustNot';
  if (groups?.must) return 'must';
  return groups?.may ? 'may' : 'free';
}

/** 玩手机、聊天 are two things; 记录、转发、拍摄客户资料 are three, of which each has the object of the last. */
function single(verdict: Verdict, before: readonly string[], laidDown: string): Rule[] {
  const items = rowOf(plainly(laidDown));
  const last = items.at(-1)!;
  const [verb = ''] = actWords(last);
  const object = last.slice(last.indexOf(verb) + verb.length);
  const isShared = items.length > 1 && actWords(items[0]!).length === 1;
  return items.map((item, at) => ({
    verdict,
    before: before.map(plainly),
    laidDown: isShared && at < items.length - 1 && actWords(item).length === 1 ? item + object : item,
  }));
}

const rowOf = (text: string): string[] => text.split(/、|或者|以及|和|或|及/u);

function isSameAct(asked: YesOrNo, { verdict, before, laidDown }: Rule, about: string): boolean {
  if (TWICE.test(laidDown)) return false;
  const [topic, act] = [plainly(asked.topic), plainly(asked.act)];
  const question = topic + act;
  const around = before.join('，');
  if (UNAPPROVED.test(around)) return false;
  if (!isForAsked(question, around, plainly(about))) return false;
  const [ofTopic, ofAct] = [actWords(topic), actWords(act)];
  // All that is asked must be laid down: the act as it stands, what it is about anywhere near.
  if (asked.asks !== 'charge' && !isLaidDown(ofAct, laidDown, around)) return false;
  if (!ofTopic.every(word => `${around} ${laidDown} ${plainly(about)}`.includes(word))) return false;
  // A rule for other cases than the one asked about is another rule.
  if (!before.every(words => isNamed(words, question))) return false;
  // What must be done with more said of it must be done; what may or must not be done is only that.
  return verdict === 'must' || actWords(laidDown).every(word => question.includes(word) || isCharge(asked, word));
}

const isCharge = ({ asks }: YesOrNo, word: string): boolean => asks === 'charge' && /^[收费用]+$/u.test(word);

/** The verb is laid down; its circumstances may stand in front of the rule (客户活动区能堆纸箱). */
function isLaidDown(act: readonly string[], laidDown: string, before: string): boolean {
  const own = act.filter(word => laidDown.includes(word));
  return (
    own.length > 0 && holdsInOrder(laidDown, own) && act.every(word => own.includes(word) || before.includes(word))
  );
}

/** Whether the circumstances of a rule are all asked about; of a row (入网、过户、补卡) one is enough, unless it is of conditions. */
function isNamed(before: string, question: string): boolean {
  const isAsked = (text: string): boolean => actWords(text).every(word => word === '客户' || question.includes(word));
  return CONDITION.test(before) ? isAsked(before) : rowOf(before).some(isAsked);
}

/** Who asks about the staff of one counter is not answered with the duty of somebody else. */
function isForAsked(question: string, before: string, about: string): boolean {
  const [asked, named] = [staffIn(question), staffIn(before)];
  if (asked.length === 0) return true;
  if (named.length > 0) return asked.every(one => named.includes(one));
  return !before.includes('客户') && asked.every(one => about.includes(one.slice(0, 2)));
}
