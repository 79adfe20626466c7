import { addDays, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { programmeKpiSchema } from '../../domain/kpi/formula.ts';
import { endOf, kindOfPeriod } from '../../domain/kpi/periods.ts';
import { endedPeriods } from '../ended-periods.ts';
import { provinceWorkbook } from '../province-workbook.ts';
import { slotLater } from '../slots.ts';
import type { Act, World } from '../world.ts';

const CYCLES = { monthly: 'month', quarterly: 'quarter' } as const;
/** The row of a unit comes to the month that a result of the whole period counts for. */
const lastDay = (period: string): string => addDays(shanghaiDate(endOf(period)), -1);

/** The province's results come in some days after their period, now and then only after it was closed. */
export async function importProvinceResults(world: World): Promise<Act[]> {
  const { app, chance, people, now, start } = world;
  const { prisma } = app.db;
  const known = await prisma.inspection.groupBy({
    by: ['programmeId', 'part', 'period'],
    where: { level: 'province' },
  });
  const periods = endedPeriods(start, now);
  const acts: Act[] = [];
  for (const programme of people.programmes) {
    const { parts, weights, provinceCycle } = programmeKpiSchema.parse(programme.kpi);
    const tables = parts
      ? parts.filter(part => part.weights.province !== undefined).map(({ key, title }) => ({ part: key, title }))
      : weights.province === undefined
        ? []
        : [{ part: null, title: programme.name }];
    const units = people.units.filter(({ kind }) => programme.unitKinds.includes(kind));
    if (units.length === 0 || provinceCycle === undefined) continue;
    for (const { part, title } of tables) {
      for (const period of periods.filter(each => kindOfPeriod(each) === CYCLES[provinceCycle])) {
        const day = lastDay(period);
        const month = day.slice(0, 7);
        if (known.some(row => row.programmeId === programme.id && row.part === part && row.period === month)) continue;
        const key = [programme.id, part ?? '', period] as const;
        const late = chance.percent(12, 'province late', ...key);
        // Nobody takes over results of their own unit.
        const own = units.some(({ kind }) => kind === 'hotline');
        const importer = own ? people.leaders[0]! : people.qualityOfficers[0]!;
        acts.push({
          key: `province:${key.join('/')}`,
          at: slotLater(endOf(period), late ? 14 : 3, chance.between(0, 3, 'province', ...key), app.calendar),
          async run(submissionId) {
            const rows = units.map(({ id, name }) => ({
              unit: name,
              day,
              score: chance.between(8200, 9900, 'province score', id, ...key) / 100,
            }));
            const file = await app.receiveFile({
              senderId: importer.id,
              name: `省公司成绩 ${title} ${period}.xlsx`,
              content: await provinceWorkbook(title, rows),
            });
            if (file.kind === 'refused') throw new Error(`${title}: ${file.code}`);
            const read = await app.services.kpi.importProvince({
              actor: await people.actor(importer.id),
              fileId: file.id,
              submissionId,
            });
            const sheet = read.kind === 'read' ? read.sheets[0] : undefined;
            if (!sheet || sheet.programmeName === null || !['imported', 'already'].includes(sheet.result.kind))
              throw new Error(`${title}: ${JSON.stringify(read)}`);
          },
        });
      }
    }
  }
  return acts;
}
