import type { Actor } from '../../../src/domain/org/actor.ts';
import type { ApprovalStage } from '../../../src/domain/standards/approval.ts';
import type { TodoAction } from '../../../src/domain/tasks/todo.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Candidate } from '../../framework/choose-record.ts';
import type { Reply } from '../../framework/reply.ts';
import { act, stageText, standardRef } from './words.ts';

/** A command about an edition, without saying which. */
export function whichEdition(phrase: string): Reply {
  return {
    text: `请告诉我是哪一份标准，例如「${phrase} BZ-2026-0001」。发「标准目录」可以看到各标准的单号。`,
    options: [{ key: '标准目录', label: '标准目录' }],
  };
}

/** The editions that wait for this person to do one of these. */
export async function waitingEditions(
  services: Services,
  actor: Actor,
  actions: readonly TodoAction[],
): Promise<Candidate[]> {
  const todos = await services.standards.pending({ actor });
  return todos.filter(todo => actions.includes(todo.action)).map(todo => ({ no: todo.ref.no, subject: todo.subject }));
}

/** What closes a form about an edition whose approval has gone on meanwhile; undefined while what the form is for can still be done. */
export async function settledUnless(
  services: Services,
  { actor, no, doing }: { actor: Actor; no: string; doing: string },
  canStill: (stage: ApprovalStage) => boolean,
): Promise<Reply | undefined> {
  const stage = await services.standards.stage({ actor, no });
  if (canStill(stage)) return undefined;
  const now = stage.kind === 'closed' ? '已经发布或作废' : `现在是「${stageText(stage)}」`;
  return {
    text: `这期间 ${no} ${now}，不用再${doing}了，这项填写已为您关闭。`,
    options: [act('查看', no)],
    ref: standardRef(no),
  };
}
