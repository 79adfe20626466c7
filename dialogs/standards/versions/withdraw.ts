import type { Services } from '../../../src/services/index.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import type { Reply } from '../../framework/reply.ts';
import { textSlot } from '../../framework/text-slot.ts';
import { whichEdition } from './which.ts';
import { act, editionName, standardRef } from './words.ts';

interface ReasonValues {
  no: string;
  reason: string;
}

/** 作废: a reason, then confirmed; a second person decides. */
export function proposeForm(services: Services): GuidedForm<ReasonValues> {
  return new GuidedForm<ReasonValues>({
    id: 'withdraw-standard',
    version: 1,
    title: '提出作废标准',
    async open({ no }, { actor }) {
      if (!no) return { kind: 'refuse', reply: whichEdition('作废') };
      const viewed = await services.standards.viewVersion({ actor, no, shows: false });
      if (!viewed.may.withdraw) return { kind: 'refuse', reply: cannotWithdraw(no, viewed) };
      return {
        kind: 'start',
        values: { no },
        intro: { text: `现在提出作废${editionName(viewed)}（${no}）。须由第二人确认后才生效。`, ref: standardRef(no) },
      };
    },
    slots: [
      textSlot<ReasonValues>({
        key: 'reason',
        label: '作废理由',
        ask: ({ no }) => ({ text: '请说明作废的理由，确认的人和相关人员会看到。', ref: standardRef(no!) }),
      }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      const result = await services.standards.proposeWithdrawal({ actor, no, reason, submissionId });
      const ref = standardRef(no);
      switch (result.kind) {
        case 'proposed':
          return { text: `已提出作废${editionName(result)}（${no}），等第二人确认。确认之前仍然有效。`, ref };
        case 'alreadyProposed':
          return { text: `${no} 已经有人提出作废，正在等第二人确认。`, options: [act('查看', no)], ref };
        case 'withdrawn':
          return { text: `${no} 已经作废了。`, ref };
        case 'notPublic':
          return { text: `${no} 现在没有在用，不需要作废。`, options: [act('查看', no)], ref };
        case 'nobodyConfirms':
          return { text: `${no} 没有提出作废：找不到可以确认的第二人。`, ref };
      }
    },
  });
}

type Viewed = Awaited<ReturnType<Services['standards']['viewVersion']>>;

function cannotWithdraw(no: string, { status, withdrawal, effectiveTo }: Viewed): Reply {
  const why =
    status === 'withdrawn'
      ? '已经作废了'
      : status === 'draft'
        ? '还没有发布，不需要作废'
        : withdrawal
          ? '已经有人提出作废，正在等第二人确认'
          : effectiveTo
            ? '已被新版替代，不需要作废'
            : '由质控岗提出作废';
  return { text: `${no} ${why}。`, options: [act('查看', no)], ref: standardRef(no) };
}

type Decided = Awaited<ReturnType<Services['standards']['decideWithdrawal']>>;

/** 确认作废: shows what would be withdrawn and why; takes effect with 「确认提交」. */
export function confirmForm(services: Services): GuidedForm<{ no: string }> {
  return new GuidedForm<{ no: string }>({
    id: 'confirm-withdrawal',
    version: 1,
    title: '确认作废标准',
    open: ({ no }, { actor }) => openDecision(services, actor, no, '确认作废'),
    slots: [],
    async submit({ no }, submissionId, { actor }) {
      const decision = { kind: 'confirm' } as const;
      return decided(await services.standards.decideWithdrawal({ actor, no, submissionId, decision }));
    },
  });
}

/** 不同意作废: a reason, then confirmed. */
export function declineForm(services: Services): GuidedForm<ReasonValues> {
  return new GuidedForm<ReasonValues>({
    id: 'decline-withdrawal',
    version: 1,
    title: '不同意作废标准',
    open: ({ no }, { actor }) => openDecision(services, actor, no, '不同意作废'),
    slots: [
      textSlot<ReasonValues>({
        key: 'reason',
        label: '理由',
        ask: ({ no }) => ({ text: '请说明不同意作废的理由，提出的人会看到。', ref: standardRef(no!) }),
      }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      const decision = { kind: 'decline', reason } as const;
      return decided(await services.standards.decideWithdrawal({ actor, no, submissionId, decision }));
    },
  });
}

async function openDecision(
  services: Services,
  actor: Parameters<Services['standards']['viewVersion']>[0]['actor'],
  no: string | undefined,
  phrase: string,
) {
  if (!no) return { kind: 'refuse' as const, reply: whichEdition(phrase) };
  const viewed = await services.standards.viewVersion({ actor, no, shows: false });
  const { withdrawal } = viewed;
  if (!viewed.may.decideWithdrawal || !withdrawal) {
    const waiting = withdrawal && withdrawal.withdrawnAt === null;
    const text = waiting ? `${no} 的作废须由提出人以外的质控岗或负责人确认。` : `${no} 目前没有待确认的作废。`;
    return { kind: 'refuse' as const, reply: { text, options: [act('查看', no)], ref: standardRef(no) } };
  }
  return {
    kind: 'start' as const,
    values: { no },
    intro: {
      text: `${withdrawal.proposedByName}提出作废${editionName(viewed)}（${no}）。理由：${withdrawal.reason}\n作废后不再作为依据；问到作废之前的日期，仍按当时的版本回答。`,
      ref: standardRef(no),
    },
  };
}

function decided(result: Decided): Reply {
  const ref = standardRef(result.no);
  switch (result.kind) {
    case 'withdrawn':
      return {
        text: `${editionName(result)}（${result.no}）已作废，并通知了相关人员。${result.stays ? `${result.stays}版继续有效。` : ''}`,
        ref,
      };
    case 'declined':
      return { text: `好的，${editionName(result)}（${result.no}）不作废，已告知提出人。`, ref };
    case 'notProposed':
      return { text: `${result.no} 目前没有待确认的作废。`, options: [act('查看', result.no)], ref };
  }
}
