import { readSheets } from '../../documents/read-cells.ts';
import type { UnreadableReason } from '../../documents/unreadable.ts';
import { programmeKpiSchema } from '../../domain/kpi/formula.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportResults } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { type ImportingResults, importResults } from '../inspections/batch/import-results.ts';
import { loadSentFile } from '../standards/load-sent-file.ts';

/** What became of one sheet of the province's workbook. */
export type ProvinceSheet =
  | {
      readonly sheetName: string;
      readonly programmeName: string;
      readonly part: string | null;
      readonly result: ImportingResults;
    }
  /** Its name is that of no 监督检查类别 with results of the province. */
  | { readonly sheetName: string; readonly programmeName: null };

export type ProvinceImport =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'read'; readonly sheets: readonly ProvinceSheet[] };

/**
 * Takes over a workbook of the province with one sheet per programme, or per part of one, told by the sheet's name. Each sheet is one transaction, and
 * one that was taken over before is left alone, so that a corrected workbook can be read again.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function importProvince(
  context: ServiceContext,
  input: { actor: Actor; fileId: string; submissionId: string },
): Promise<ProvinceImport> {
  const { actor, fileId, submissionId } = input;
  assertAllowed(canImportResults(actor));
  const opened = await readSheets((await loadSentFile(context, { actor, fileId })).bytes);
  if (opened.kind === 'unreadable') return opened;
  const targets = await provinceTargets(context);
  const sheets: ProvinceSheet[] = [];
  for (const [index, { name: sheetName }] of opened.sheets.entries()) {
    const target = targets.find(({ names }) => names.some(name => name === sheetName.trim()));
    if (!target) {
      sheets.push({ sheetName, programmeName: null });
      continue;
    }
    const { programmeId, programmeName, part } = target;
    const result = await importResults(context, {
      ...{ actor, fileId, programmeId, sheetName, level: 'province', leftOut: [], skipProblems: false },
      ...(part !== null && { part }),
      submissionId: `${submissionId}:${index}`,
    });
    sheets.push({ sheetName, programmeName, part, result });
  }
  return { kind: 'read', sheets };
}

interface Target {
  readonly programmeId: string;
  readonly programmeName: string;
  readonly part: string | null;
  /** What a sheet may be called. */
  readonly names: readonly string[];
}

/** Programmes, and parts of programmes, that the province has results for, with every name a sheet may carry. */
async function provinceTargets(context: ServiceContext): Promise<Target[]> {
  const programmes = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
  });
  return programmes.flatMap(({ id: programmeId, name, aliases, kpi }): Target[] => {
    const { parts, weights } = programmeKpiSchema.parse(kpi);
    const own = { programmeId, programmeName: name };
    if (parts)
      return parts
        .filter(part => part.weights.province !== undefined)
        .map(part => ({ ...own, part: part.key, names: [part.title] }));
    return weights.province === undefined ? [] : [{ ...own, part: null, names: [name, ...aliases] }];
  });
}
