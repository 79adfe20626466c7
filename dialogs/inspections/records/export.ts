import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { takeName } from '../../../src/domain/inspections/result-question.ts';
import { parseSpan } from '../../../src/domain/language/parse-span.ts';
import type { Services } from '../../../src/services/index.ts';
import { type CommandArgs, readNumber } from '../../framework/command.ts';
import type { Reply } from '../../framework/reply.ts';
import { recordReplies } from './replies.ts';

/** 「导出测评 CP-2026-0001」: one result; 「导出测评 上月 营业厅」: a period's. */
export async function exportResults(services: Services, turn: Turn, args: CommandArgs): Promise<Reply | Reply[]> {
  const { actor, now } = turn;
  const text = args.text ?? '';
  const no = readNumber(text);
  if (no !== undefined) return recordReplies.record(no, await services.inspections.exportRecord({ actor, no }));
  const span = parseSpan(text, now);
  if (!span) return recordReplies.whatToExport;
  const { units, programmes } = await services.inspections.names();
  const words = text.replace(span.words, ' ').replace(/\s+/g, ' ').trim();
  const unit = takeName(words, units);
  const programme = takeName(unit?.rest ?? words, programmes);
  const rest = programme?.rest ?? unit?.rest ?? words;
  if (rest !== '') return recordReplies.notFound(rest);
  const exported = await services.inspections.exportPeriod({
    actor,
    period: span.label,
    filter: {
      ...{ from: span.from, before: span.before },
      ...(unit && { unitId: unit.named.id }),
      ...(programme && { programmeId: programme.named.id }),
    },
    ...(programme && { programmeName: programme.named.name }),
  });
  return exported.kind === 'none' ? recordReplies.nothingIn(span.label) : recordReplies.period(span.label, exported);
}
