import type { EChartsCoreOption } from 'echarts';
import { type BulletinFigures, cumulativeShares } from '../../domain/bulletins/figures.ts';
import { bulletinText as text } from '../bulletin-text.ts';
import { draw, type Picture } from './draw.ts';

export interface BulletinChart {
  readonly title: string;
  readonly picture: Picture;
}

const WIDE = { width: 520, height: 230 };
const BLUE = '#2f6db5';
const ORANGE = '#d9822b';
const LABEL = { fontSize: 10, color: '#333' };
const axis = (data: readonly string[], rotate = 0) => ({
  type: 'category',
  data: [...data],
  axisLabel: { ...LABEL, rotate, interval: 0 },
});

/** Bars, trend lines, the Pareto chart of failed items and the heat map; a chart without data is left out, and its section says so. */
export async function bulletinCharts(
  figures: BulletinFigures,
): Promise<Readonly<Record<ChartName, BulletinChart | undefined>>> {
  const { inspections, failed, trend } = figures;
  const chart = async (has: boolean, title: string, option: EChartsCoreOption, size = WIDE) =>
    has ? { title, picture: await draw(option, size) } : undefined;
  return {
    programmes: await chart(
      inspections.byProgramme.some(({ mean }) => mean !== null),
      text.charts.programmes,
      bars(figures),
    ),
    trend: await chart(
      trend.some(({ count }) => count > 0),
      text.charts.trend,
      lines(figures),
    ),
    pareto: await chart(failed.items.length > 0, text.charts.pareto, pareto(figures), { width: 520, height: 280 }),
    heat: await chart(inspections.cells.length > 0, text.charts.heat, heat(figures), {
      width: 520,
      height: 130 + 26 * new Set(inspections.cells.map(({ unit }) => unit)).size,
    }),
  };
}

export type ChartName = 'programmes' | 'trend' | 'pareto' | 'heat';

function bars({ inspections }: BulletinFigures): EChartsCoreOption {
  const rows = inspections.byProgramme;
  return {
    grid: { left: 44, right: 16, top: 30, bottom: 64 },
    xAxis: axis(
      rows.map(({ name }) => text.shortProgramme(name)),
      18,
    ),
    yAxis: { type: 'value', name: text.score, max: 100, axisLabel: LABEL },
    series: [
      {
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: BLUE },
        label: {
          show: true,
          position: 'top',
          ...LABEL,
          formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]!.mean ?? text.none,
        },
        data: rows.map(({ mean }) => (mean === null ? null : Number(mean))),
      },
    ],
  };
}

function lines({ trend }: BulletinFigures): EChartsCoreOption {
  const label = (shown: (at: number) => string, position: string) => ({
    show: true,
    position,
    ...LABEL,
    formatter: ({ dataIndex }: { dataIndex: number }) => shown(dataIndex),
  });
  return {
    grid: { left: 44, right: 44, top: 44, bottom: 34 },
    legend: { data: [text.mean, text.failedCount], top: 0, textStyle: LABEL },
    xAxis: axis(trend.map(({ period }) => text.shortPeriod(period))),
    yAxis: [
      { type: 'value', name: text.score, max: 100, axisLabel: LABEL },
      // The bars stay below the line.
      {
        ...{ type: 'value', name: text.items, minInterval: 1, axisLabel: LABEL, splitLine: { show: false } },
        max: ({ max }: { max: number }) => Math.max(2, max * 2),
      },
    ],
    series: [
      {
        name: text.mean,
        type: 'line',
        connectNulls: false,
        itemStyle: { color: BLUE },
        label: label(at => trend[at]!.mean ?? '', 'top'),
        data: trend.map(({ mean }) => (mean === null ? null : Number(mean))),
      },
      {
        name: text.failedCount,
        type: 'bar',
        yAxisIndex: 1,
        barMaxWidth: 22,
        itemStyle: { color: '#f0d0a8' },
        label: label(at => String(trend[at]!.failed), 'insideBottom'),
        // Nothing inspected is no zero of failures.
        data: trend.map(({ count, failed }) => (count === 0 ? null : failed)),
      },
    ],
  };
}

function pareto({ failed }: BulletinFigures): EChartsCoreOption {
  const { items, total } = failed;
  const shares = cumulativeShares(
    items.map(({ count }) => count),
    total,
  );
  return {
    grid: { left: 44, right: 44, top: 44, bottom: 80 },
    legend: { data: [text.failedCount, text.share], top: 0, textStyle: LABEL },
    xAxis: axis(
      items.map(({ title }) => title),
      30,
    ),
    yAxis: [
      { type: 'value', name: text.items, minInterval: 1, axisLabel: LABEL },
      { type: 'value', name: '%', min: 0, max: 100, axisLabel: LABEL, splitLine: { show: false } },
    ],
    series: [
      {
        name: text.failedCount,
        type: 'bar',
        barMaxWidth: 30,
        itemStyle: { color: BLUE },
        label: { show: true, position: 'top', ...LABEL },
        data: items.map(({ count }) => count),
      },
      { name: text.share, type: 'line', yAxisIndex: 1, itemStyle: { color: ORANGE }, data: shares },
    ],
  };
}

function heat({ inspections }: BulletinFigures): EChartsCoreOption {
  const { cells } = inspections;
  const units = [...new Set(cells.map(({ unit }) => unit))].reverse();
  const programmes = inspections.byProgramme.map(({ name }) => name);
  return {
    grid: { left: 110, right: 16, top: 10, bottom: 76 },
    xAxis: axis(programmes.map(text.shortProgramme), 18),
    yAxis: axis(units),
    visualMap: { min: 60, max: 100, show: false, inRange: { color: ['#f2b8a0', '#fdf3d8', '#9ccfa0'] } },
    series: [
      {
        type: 'heatmap',
        label: { show: true, ...LABEL, formatter: ({ dataIndex }: { dataIndex: number }) => cells[dataIndex]!.mean },
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        data: cells.map(({ unit, programme, mean }) => [
          programmes.indexOf(programme),
          units.indexOf(unit),
          Number(mean),
        ]),
      },
    ],
  };
}
