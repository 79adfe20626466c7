import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { FormDefinition } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { backlogList, backlogView, backlogReplies as replies, type ViewedBacklog, WAITING } from './backlog-replies.ts';
import { type ChosenClause, clauseSlot } from './clause-slot.ts';
import { confirmedReplies } from './confirmed-replies.ts';
import { readPage } from './labels.ts';

const OFFICERS = ['qualityOfficer'] as const;

/** 待补问题: the list, one question, and the ways to settle it. */
export function backlogDialogs(services: Services): Feature {
  const { questions } = services;
  return {
    dialogs: [
      new CommandDialog('backlog', async ({ actor, now }, { text }) => {
        const { about, page } = readPage(text);
        const status = about === WAITING ? 'waiting' : 'open';
        return backlogList(await questions.backlog({ actor, status, page }), status, now);
      }),
      new CommandDialog('view-DW', async ({ actor, now }, { no }) =>
        backlogView(await questions.viewBacklog({ actor, no: no! }), now),
      ),
      confirmClauseForm(services),
      waitForm(services),
      dismissForm(services),
    ],
    commands: [
      {
        phrases: ['待补问题', '问题待补'],
        takes: 'text',
        dialogId: 'backlog',
        roles: OFFICERS,
        help: '看没有答好的问题，问得多的在前',
      },
      {
        phrases: ['确认条款'],
        takes: 'number',
        dialogId: 'confirm-clause',
        roles: [],
        help: '确认待补问题对应哪一条',
      },
      {
        phrases: ['需修标准'],
        takes: 'number',
        dialogId: 'wait-for-standard',
        roles: [],
        help: '待补问题要等标准修订',
      },
      { phrases: ['不予补充'], takes: 'number', dialogId: 'dismiss-backlog', roles: [], help: '待补问题不予补充' },
    ],
  };
}

/** Opens a form about an open 待补问题; without a 单号 it says where to find one. */
function openedWith<Values extends { no: string }>(
  services: Services,
  intro: (viewed: ViewedBacklog) => ReturnType<typeof replies.clauseIntro> | undefined,
  more: (viewed: ViewedBacklog) => Partial<Values>,
): FormDefinition<Values>['open'] {
  return async ({ no }, { actor }) => {
    if (no === undefined) return { kind: 'refuse', reply: { text: replies.whichNo } };
    const viewed = await services.questions.viewBacklog({ actor, no });
    if (viewed.status !== 'open' && viewed.status !== 'waiting') {
      return { kind: 'refuse', reply: replies.wrongState(no, viewed.status) };
    }
    const said = intro(viewed);
    return { kind: 'start', values: { no, ...more(viewed) } as Partial<Values>, ...(said ? { intro: said } : {}) };
  };
}

interface ConfirmValues {
  no: string;
  question: string;
  clause: readonly ChosenClause[];
}

function confirmClauseForm(services: Services): GuidedForm<ConfirmValues> {
  return new GuidedForm<ConfirmValues>({
    id: 'confirm-clause',
    version: 1,
    title: '确认条款',
    open: openedWith<ConfirmValues>(services, replies.clauseIntro, ({ text }) => ({ question: text })),
    slots: [
      clauseSlot<ConfirmValues>({
        services,
        key: 'clause',
        several: false,
        questionOf: values => values.question ?? '',
      }),
    ],
    async submit({ no, question, clause: [clause] }, submissionId, { actor }) {
      const { standardId, path } = clause!;
      const place = { standardId, path };
      return confirmedReplies.confirmed(
        await services.questions.confirm({ actor, submissionId, question, place, backlogNo: no }),
      );
    },
  });
}

interface WaitValues {
  no: string;
  standard: { id: string; title: string };
  note: string;
}

function waitForm(services: Services): GuidedForm<WaitValues> {
  return new GuidedForm<WaitValues>({
    id: 'wait-for-standard',
    version: 1,
    title: '需修标准',
    open: openedWith<WaitValues>(services, replies.standardIntro, () => ({})),
    slots: [
      {
        key: 'standard',
        label: '标准',
        freeText: true,
        ask: () => replies.askStandard,
        async parse({ actor, text }) {
          const found = text === '' ? undefined : await services.questions.findStandard({ actor, text });
          return found ? { ok: true, value: found } : { ok: false, reply: replies.standardUnknown(text) };
        },
        show: value => `《${(value as WaitValues['standard']).title}》`,
      },
      textSlot<WaitValues>({ key: 'note', label: '要补的内容', ask: () => replies.askNote }),
    ],
    async submit({ no, standard, note }, submissionId, { actor }) {
      const closing = { kind: 'waitForStandard' as const, standardId: standard.id, note };
      return replies.closed(await services.questions.closeBacklog({ actor, submissionId, no, closing }));
    },
  });
}

interface DismissValues {
  no: string;
  reason: string;
}

function dismissForm(services: Services): GuidedForm<DismissValues> {
  return new GuidedForm<DismissValues>({
    id: 'dismiss-backlog',
    version: 1,
    title: '不予补充',
    open: openedWith<DismissValues>(
      services,
      () => undefined,
      () => ({}),
    ),
    slots: [
      textSlot<DismissValues>({ key: 'reason', label: '理由', ask: ({ no }) => replies.askDismissReason(no ?? '') }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      const closing = { kind: 'dismiss' as const, reason };
      return replies.closed(await services.questions.closeBacklog({ actor, submissionId, no, closing }));
    },
  });
}
