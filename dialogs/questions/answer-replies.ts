import type { Option } from '../../src/domain/conversation/message.ts';
import { LONGEST_ANSWER, LONGEST_QUESTION, type TextProblem } from '../../src/domain/questions/answer-text.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { answerView, promiseLine, type ViewedAnswer } from './answer-view.ts';
import { ANSWER_STATUS, command, KIND_LABEL } from './labels.ts';

type Questions = Services['questions'];
type Written = Awaited<ReturnType<Questions['writeAnswer']>>;
type Judged = Awaited<ReturnType<Questions['judgeAnswer']>>;
type Retired = Awaited<ReturnType<Questions['retireAnswer']>>;
type Kind = ViewedAnswer['kind'];

const refTo = (no: string) => ({ type: 'answer' as const, no });

/** Keeps a text that promises more than its clauses say. */
export const KEEP = '仍这样写';
/** Approves one. */
export const APPROVE_ANYWAY = '仍然通过';

export const answerReplies = {
  whichNo: (phrase: string): Reply => ({ text: `请带上单号，例如「${phrase} DF-2026-0001」。` }),
  nothingToJudge: '目前没有等您审核的标准答复或口径。',
  nothingToRevise: '目前没有退回给您修改的标准答复或口径。',

  intro: (kind: Kind): Reply => ({
    text:
      kind === 'answer'
        ? '写一条标准答复：先写问题，再选依据，最后写答复。写好后由另一位同事审核，通过后员工问到就先给这条。'
        : '写一条口径：先写情形，再选依据，最后写可以对客户说的话。写好后由另一位同事审核，通过后会和条款一起给出。',
  }),
  backlogIntro: (no: string, question: string): Reply => ({
    text: `为 ${no}「${question}」写标准答复：选好依据，再写答复。通过后会告诉问过的同事。`,
  }),
  reviseIntro: ({ no, kind, text, status, reviewReason }: ViewedAnswer): Reply => ({
    text: [
      `修改${KIND_LABEL[kind]} ${no}，现在是：`,
      text,
      ...(status === 'draft' && reviewReason !== '' ? [`退回理由：${reviewReason}`] : []),
      ...(status === 'approved' ? ['提交后先停用，等另一位同事通过再启用。'] : []),
      '问题和依据保持不变；要改的话，最后核对时发「修改」加项名。',
    ].join('\n'),
    ref: refTo(no),
  }),
  askQuestion: (kind: Kind): Reply => ({
    text:
      kind === 'answer'
        ? '员工会怎么问？请写一句；有几种问法，用分号隔开。'
        : '是什么情形？例如「客户嫌排队太久」；有几种说法，用分号隔开。',
  }),
  askText: (kind: Kind): Reply => ({
    text: `请写${kind === 'answer' ? '答复' : '可以对客户说的话'}，${LONGEST_ANSWER} 字以内。里面的数字、日期都要在所选的条款里有。`,
  }),
  problem(problem: TextProblem, what: string, longest: number): Reply {
    switch (problem.kind) {
      case 'tooLong':
        return { text: `${what}太长了（${problem.length} 字），请控制在 ${longest} 字以内。` };
      case 'tooShort':
        return { text: `${what}太短了，请写完整一些。` };
      case 'unsupported':
        return {
          text: `所选的条款里没有这些数字：${problem.numbers.map(number => `「${number}」`).join('')}。请照条款改，或回「上一项」加上有它的条款。`,
        };
      case 'misattributed':
        return {
          text: '有数字和条款里说的对象对不上，例如城市和农村的时限写反了。请照条款原文核对后再写。',
        };
      default:
        return unreachable(problem);
    }
  },
  textProblem(problem: TextProblem): Reply {
    return this.problem(problem, '内容', LONGEST_ANSWER);
  },
  /** The text is kept until it is confirmed or written anew. */
  promises: (words: readonly string[]): Reply => ({
    text: `${promiseLine(words)}请换一种说法重写；确认条款允许这样说的，发「${KEEP}」。`,
    options: [{ key: KEEP, label: KEEP }],
  }),
  questionProblem(problem: TextProblem): Reply {
    return this.problem(problem, '问题', LONGEST_QUESTION);
  },

  written(outcome: Written): Reply {
    switch (outcome.kind) {
      case 'written':
        return {
          text:
            outcome.judges > 0
              ? `已提交${KIND_LABEL[outcome.answerKind]} ${outcome.no}，等另一位同事审核，通过后使用。`
              : `已提交${KIND_LABEL[outcome.answerKind]} ${outcome.no}。目前没有其他人可以审核，请联系系统管理员设置另一位质控岗。`,
          options: [command('查看', outcome.no)],
          ref: refTo(outcome.no),
        };
      case 'badQuestion':
        return this.questionProblem(outcome.problem);
      case 'badText':
        return this.textProblem(outcome.problem);
      case 'promises':
        return { text: `没有提交：${promiseLine(outcome.words)}请换一种说法，或者确认后再写一次。` };
      case 'clauseMissing':
        return {
          text: `没有提交：${outcome.path === '' ? '所选的条款' : outcome.path}已不在现行标准里，请重新选依据。`,
        };
      case 'wrongState':
        return this.wrongState(outcome.no, outcome.status);
      default:
        return unreachable(outcome);
    }
  },

  judged(outcome: Judged): Reply {
    switch (outcome.kind) {
      case 'approved': {
        const solved =
          outcome.solved.length > 0
            ? `\n${outcome.solved.join('、')} 已解决${outcome.told > 0 ? `，已告诉问过的 ${outcome.told} 位同事` : ''}。`
            : '';
        return {
          text: `已通过${KIND_LABEL[outcome.answerKind]} ${outcome.no}「${outcome.question}」，从下一个问题起使用。${solved}`,
          options: [command('查看', outcome.no)],
          ref: refTo(outcome.no),
        };
      }
      case 'returned':
        return {
          text: `已把 ${outcome.no} 退回给${outcome.writerName}修改。`,
          ref: refTo(outcome.no),
        };
      case 'badText':
        return {
          text: `${outcome.no} 不能通过：${this.textProblem(outcome.problem).text.replace('，或回「上一项」加上有它的条款', '')}可以「修改答复」或「停用答复」。`,
          options: [command('修改答复', outcome.no), command('停用答复', outcome.no)],
          ref: refTo(outcome.no),
        };
      case 'promises':
        return {
          text: `${outcome.no} 还没有通过。${promiseLine(outcome.words)}条款允许这样说的，发「${APPROVE_ANYWAY} ${outcome.no}」；不合适的，请退回修改。`,
          options: [command(APPROVE_ANYWAY, outcome.no), command('退回答复', outcome.no)],
          ref: refTo(outcome.no),
        };
      case 'clauseMissing':
        return {
          text: `${outcome.no} 不能通过：${outcome.path}已不在现行标准里。可以「修改答复」重新选依据，或「停用答复」。`,
          options: [command('修改答复', outcome.no), command('停用答复', outcome.no)],
          ref: refTo(outcome.no),
        };
      case 'wrongState':
        return this.wrongState(outcome.no, outcome.status);
      case 'beingRevised':
        return {
          text: `${outcome.no} 已退回，等编写的同事修改后再审核。`,
          options: [command('查看', outcome.no)],
          ref: refTo(outcome.no),
        };
      case 'updated':
        // The dialog shows it instead.
        return { text: `${outcome.no} 刚刚有更新，请先查看，再作决定。`, ref: refTo(outcome.no) };
      default:
        return unreachable(outcome);
    }
  },
  updated: (viewed: ViewedAnswer, now: Date): Reply => {
    const shown = answerView(viewed, now);
    return { ...shown, text: `请先看过内容和条款，再作决定。\n${shown.text}` };
  },
  askReturnReason: (no: string): Reply => ({ text: `请说明退回 ${no} 的理由，编写的同事会看到。`, ref: refTo(no) }),
  askRetireReason: (no: string): Reply => ({ text: `为什么停用 ${no}？停用后不再给出，记录会保留。`, ref: refTo(no) }),
  retired: (outcome: Retired): Reply => ({
    text:
      outcome.kind === 'retired'
        ? `已停用${KIND_LABEL[outcome.answerKind]} ${outcome.no}，从下一个问题起不再给出。`
        : `${outcome.no} 之前已经停用，没有改动。`,
    ref: refTo(outcome.no),
  }),
  wrongState: (no: string, status: ViewedAnswer['status']): Reply => ({
    text: `${no} 当前是「${ANSWER_STATUS[status]}」，不能进行这一步。`,
    options: [command('查看', no)] satisfies Option[],
    ref: refTo(no),
  }),
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
