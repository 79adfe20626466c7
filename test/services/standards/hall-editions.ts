import { readFileSync } from 'node:fs';
import type { TestContext } from '../../helpers/context.ts';
import { importFile } from './fixture.ts';

const CURRENT = readFileSync(
  new URL('../../../prisma/seed/standards/营业厅服务规范(2026-01-01).md', import.meta.url),
  'utf8',
);

/** The demo's hall standard with some of its words replaced. */
export function hallText(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from} in the hall standard`);
    return text.replace(from, to);
  }, CURRENT);
}

/** What the first item of the demo's hall sheet rests on, and the waiting time. */
export const SIGN = ['3个工作日内修复；修复前', '2个工作日内修复；修复前'] as const;
export const WAIT = ['排队等候不超过10分钟', '排队等候不超过8分钟'] as const;

/** A draft of the hall standard's next edition. @returns its 单号 and id. */
export async function importHall(
  test: TestContext,
  day = '2026-12-01',
  ...replacements: readonly (readonly [string, string])[]
): Promise<{ no: string; id: string }> {
  const id = await importFile(test, `营业厅服务规范(${day}).md`, hallText(...replacements));
  const { no } = await test.context.db.prisma.standardVersion.findUniqueOrThrow({ where: { id } });
  return { no: no!, id };
}

let submissions = 0;
export const submissionId = (): string => `submission-${++submissions}`;

/** Takes a draft through all steps with the demo's people, as far as `upTo`. */
export async function approve(
  test: TestContext,
  no: string,
  {
    joint = ['pan', 'ding'],
    upTo = 'approve',
  }: { joint?: readonly string[]; upTo?: 'prepare' | 'review' | 'jointReview' | 'approve' } = {},
): Promise<void> {
  const { standards } = test.services;
  const submitted = await standards.submit({
    actor: await test.actor('wu'),
    no,
    summary: '缩短等候时间',
    jointReviewerIds: joint,
    submissionId: submissionId(),
  });
  if (submitted.kind !== 'submitted') throw new Error(submitted.kind);
  const steps = [['review', 'qian'], ...joint.map(id => ['jointReview', id]), ['approve', 'gao']] as const;
  for (const [step, id] of steps) {
    if (
      upTo === 'prepare' ||
      (upTo === 'review' && step !== 'review') ||
      (upTo === 'jointReview' && step === 'approve')
    )
      return;
    await pass(test, no, step as 'review', id!);
  }
}

/** Looks at a version and takes the step. */
export async function pass(test: TestContext, no: string, step: 'review' | 'jointReview' | 'approve', id: string) {
  const actor = await test.actor(id);
  await test.services.standards.viewVersion({ actor, no, shows: true });
  const decision = { kind: 'approve' } as const;
  const result = await test.services.standards.decide({ actor, no, step, submissionId: submissionId(), decision });
  if (result.kind !== 'approved') throw new Error(`${id} ${step}: ${result.kind}`);
  return result;
}
