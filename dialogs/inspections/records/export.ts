import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { takeNames } from '../../../src/domain/inspections/result-question.ts';
import { parseSpan } from '../../../src/domain/language/parse-span.ts';
import { readNumber } from '../../../src/domain/language/record-number.ts';
import type { Services } from '../../../src/services/index.ts';
import type { CommandArgs } from '../../framework/command.ts';
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
  const words = text.replace(span.words, ' ').replace(/\s+/g, ' ').trim();
  const { unit, programme, rest } = takeNames(words, await services.inspections.names());
  if (rest !== '') return recordReplies.notFound(rest);
  const exported = await services.inspections.exportPeriod({
    actor,
    period: span.label,
    filter: {
      ...{ from: span.from, before: span.before },
      ...(unit && { unitId: unit.id }),
      ...(programme && { programmeId: programme.id }),
    },
    ...(programme && { programmeName: programme.name }),
  });
  return exported.kind === 'none' ? recordReplies.nothingIn(span.label) : recordReplies.period(span.label, exported);
}
