import { checkQuestionText } from '../../src/domain/questions/answer-text.ts';
import { variantsOf } from '../../src/domain/questions/approved-match.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { FormDefinition } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { KEEP, answerReplies as replies } from './answer-replies.ts';
import { type ChosenClause, clauseSlot } from './clause-slot.ts';
import { KIND_LABEL } from './labels.ts';
import { pendingAnswers } from './pending-answers.ts';

interface WriteValues {
  kind: 'answer' | 'script';
  no?: string;
  backlogNo?: string;
  question: string;
  clauses: readonly ChosenClause[];
  /** `confirmed`: the words by which it promises more than its clauses say were shown, and are kept. */
  text: { text: string; confirmed: boolean };
}

/** 写标准答复, 写口径, 修改答复: question or situation, clauses, text; every figure is checked as it is typed. */
export function writeForm(
  services: Services,
  form: { id: string; kind: 'answer' | 'script' | 'revise' },
): GuidedForm<WriteValues> {
  return new GuidedForm<WriteValues>({
    id: form.id,
    version: 2,
    title: form.kind === 'revise' ? '答复修改' : KIND_LABEL[form.kind],
    open: form.kind === 'revise' ? openRevision(services) : openNew(services, form.kind),
    slots: [
      questionSlot(form.kind === 'script' ? '情形' : '问题'),
      clauseSlot<WriteValues>({
        services,
        key: 'clauses',
        several: true,
        questionOf: ({ question }) => variantsOf(question ?? '')[0] ?? '',
      }),
      checkedTextSlot(services),
    ],
    async submit({ kind, no, backlogNo, question, clauses, text }, submissionId, { actor }) {
      const places = clauses.map(({ standardId, path }) => ({ standardId, path }));
      return replies.written(
        await services.questions.writeAnswer({
          actor,
          submissionId,
          draft: {
            ...{ kind, question, places, backlogNo, revises: no },
            ...{ text: text.text, promisesConfirmed: text.confirmed },
          },
        }),
      );
    },
  });
}

function openNew(services: Services, kind: 'answer' | 'script'): FormDefinition<WriteValues>['open'] {
  return async ({ no }, { actor }) => {
    await services.questions.mayWrite({ actor });
    if (no === undefined) return { kind: 'start', values: { kind }, intro: replies.intro(kind) };
    const { text } = await services.questions.viewBacklog({ actor, no });
    return { kind: 'start', values: { kind, backlogNo: no, question: text }, intro: replies.backlogIntro(no, text) };
  };
}

function openRevision(services: Services): FormDefinition<WriteValues>['open'] {
  return async (args, { actor }) => {
    const chosen = await chooseRecord(args, {
      phrase: '修改答复',
      none: replies.nothingToRevise,
      candidates: () => pendingAnswers(services, actor, 'reviseAnswer'),
    });
    if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
    const { no } = chosen;
    await services.questions.mayWrite({ actor });
    const viewed = await services.questions.viewAnswer({ actor, no });
    if (!viewed.actions.includes('revise')) return { kind: 'refuse', reply: replies.wrongState(no, viewed.status) };
    // A clause that is gone has to be chosen anew.
    const clauses = viewed.clauses.filter(clause => clause.text !== null || clause.coming !== null);
    return {
      kind: 'start',
      values: {
        ...{ kind: viewed.kind, no, question: viewed.question },
        ...(clauses.length > 0
          ? { clauses: clauses.map(({ standardId, standard, path }) => ({ standardId, standard, path })) }
          : {}),
      },
      intro: replies.reviseIntro(viewed),
    };
  };
}

function questionSlot(label: string): FormDefinition<WriteValues>['slots'][number] {
  const slot = textSlot<WriteValues>({
    key: 'question',
    label,
    takesQuestions: true,
    ask: ({ kind }) => replies.askQuestion(kind ?? 'answer'),
  });
  return {
    ...slot,
    async parse(turn, values) {
      const parsed = await slot.parse(turn, values);
      const problem = parsed.ok ? checkQuestionText(String(parsed.value)) : undefined;
      return problem ? { ok: false, reply: replies.questionProblem(problem) } : parsed;
    },
  };
}

/** Checks figures and promises against the clauses at once, where there is still something to be done about it. */
function checkedTextSlot(services: Services): FormDefinition<WriteValues>['slots'][number] {
  const slot = textSlot<WriteValues>({
    key: 'text',
    label: '内容',
    ask: ({ kind }) => replies.askText(kind ?? 'answer'),
  });
  return {
    ...slot,
    async parse(turn, values) {
      if (turn.text === KEEP && values.text) return { ok: true, value: { ...values.text, confirmed: true } };
      const parsed = await slot.parse(turn, values);
      if (!parsed.ok) return parsed;
      const text = String(parsed.value);
      const problem = await services.questions.checkText({
        actor: turn.actor,
        text,
        places: (values.clauses ?? []).map(({ standardId, path }) => ({ standardId, path })),
      });
      const value = { text, confirmed: false };
      if (problem?.kind === 'promises') {
        return { ok: true, stay: true, value, reply: replies.promises(problem.words) };
      }
      return problem ? { ok: false, reply: replies.textProblem(problem) } : { ok: true, value };
    },
    show: value => (value as WriteValues['text']).text,
  };
}
