import { periodAt } from '../../src/domain/kpi/periods.ts';
import { readKpiPeriod } from '../../src/domain/kpi/read-period.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import {
  announcedReply,
  closingObstacleReply,
  closingPreviewReply,
  freezeObstacleReply,
  freezePreviewReply,
  frozenReply,
} from './closing-replies.ts';
import { periodUnclear } from './replies.ts';

interface PeriodValues {
  period: string;
}

/** The period behind a closing command; without one the quarter that ended last. */
function periodOf(args: CommandArgs, now: Date): string | undefined {
  return args.text ? readKpiPeriod(args.text, now)?.period : periodAt(now, 'quarter', 1);
}

/** 考核预公示: shows every score and what is missing, and announces after the confirmation. */
export function announceForm({ kpi }: Services): GuidedForm<PeriodValues> {
  return new GuidedForm<PeriodValues>({
    id: 'announce-period',
    version: 1,
    title: '考核预公示',
    async open(args, { actor, now }) {
      const period = periodOf(args, now);
      if (period === undefined) return { kind: 'refuse', reply: periodUnclear };
      const preview = await kpi.previewClosing({ actor, period });
      return preview.kind === 'ready'
        ? { kind: 'start', values: { period }, intro: closingPreviewReply(period, preview, now) }
        : { kind: 'refuse', reply: closingObstacleReply(period, preview, now) };
    },
    slots: [],
    submit: async ({ period }, submissionId, { actor, now }) =>
      announcedReply(await kpi.announce({ actor, period, submissionId }), period, now),
  });
}

/** 考核定稿 */
export function freezeForm({ kpi }: Services): GuidedForm<PeriodValues> {
  return new GuidedForm<PeriodValues>({
    id: 'freeze-period',
    version: 1,
    title: '考核定稿',
    async open(args, { actor, now }) {
      const period = periodOf(args, now);
      if (period === undefined) return { kind: 'refuse', reply: periodUnclear };
      const preview = await kpi.previewFreeze({ actor, period });
      return preview.kind === 'ready'
        ? { kind: 'start', values: { period }, intro: freezePreviewReply(preview, '预公示', now) }
        : { kind: 'refuse', reply: freezeObstacleReply(preview, now) };
    },
    slots: [],
    submit: async ({ period }, submissionId, { actor, now }) =>
      frozenReply(await kpi.freeze({ actor, period, submissionId }), now),
  });
}

/** 考核重算: shows the difference first, and asks why. */
export function restateForm({ kpi }: Services): GuidedForm<PeriodValues & { reason: string }> {
  return new GuidedForm<PeriodValues & { reason: string }>({
    id: 'restate-period',
    version: 1,
    title: '考核重算',
    async open(args, { actor, now }) {
      const period = periodOf(args, now);
      if (period === undefined) return { kind: 'refuse', reply: periodUnclear };
      const preview = await kpi.previewRestatement({ actor, period });
      return preview.kind === 'ready'
        ? { kind: 'start', values: { period }, intro: freezePreviewReply(preview, '定稿', now) }
        : { kind: 'refuse', reply: freezeObstacleReply(preview, now) };
    },
    slots: [
      textSlot({ key: 'reason', label: '重算原因', ask: () => ({ text: '请写明重算原因，将告知各单位负责人。' }) }),
    ],
    submit: async ({ period, reason }, submissionId, { actor, now }) =>
      frozenReply(await kpi.restate({ actor, period, reason, submissionId }), now),
  });
}
