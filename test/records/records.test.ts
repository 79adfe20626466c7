import { read, utils } from '@e965/xlsx';
import sharp from 'sharp';
import { extractText } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InspectionRecord } from '../../src/domain/inspections/record.ts';
import { periodSheet } from '../../src/records/period-sheet.ts';
import { printed } from '../../src/records/photo.ts';
import { recordPdf } from '../../src/records/record-pdf.ts';
import { recordSheet } from '../../src/records/record-sheet.ts';
import { LONG_REMARK, photo, sampleRecord } from './sample-record.ts';

let record: InspectionRecord;
beforeAll(async () => {
  record = await sampleRecord();
});

/** Text without the places where lines were broken. */
const bare = (text: string): string => text.replace(/\s+/g, '');

async function pdfText(of: InspectionRecord): Promise<string> {
  const { text } = await extractText(new Uint8Array(await recordPdf(of)), { mergePages: true });
  return bare(text);
}

function cells(workbook: Buffer): { value: unknown; formula?: string }[] {
  const { Sheets, SheetNames } = read(workbook);
  return SheetNames.flatMap(name =>
    utils
      .sheet_to_json<string[]>(Sheets[name]!, { header: 1 })
      .flatMap((row, at) =>
        row.map((value, column) => ({ value, formula: Sheets[name]![utils.encode_cell({ r: at, c: column })]?.f })),
      ),
  );
}

const sheetText = async (of: InspectionRecord): Promise<string> =>
  bare(
    cells(await recordSheet(of))
      .map(({ value }) => String(value ?? ''))
      .join(' '),
  );

describe.each([
  ['the PDF', pdfText],
  ['the workbook', sheetText],
])('%s of a result', (_, textOf) => {
  it('holds every item with what was found, its points, remark and clause', async () => {
    const text = await textOf(record);
    for (const { items, title } of record.sections) {
      expect(text).toContain(title);
      for (const item of items) {
        const held = [item.title, item.description, item.note, item.rectificationNo ?? '', item.clause?.path ?? ''];
        for (const each of held) expect(text).toContain(bare(each));
      }
    }
    for (const found of ['2处', '不合格', '15/20', '不适用', '12.5', '一票否决项']) expect(text).toContain(found);
  });

  it('holds whose it is, when, the score, the long remark and who confirmed', async () => {
    const text = await textOf(record);
    const held = [
      'CP-2026-0001',
      '营业厅服务质量测评表',
      '第3版',
      '通川营业厅',
      '公众客户部',
      '2026-11-1810:30',
      '3号台',
    ];
    for (const each of held) expect(text).toContain(each);
    expect(text).toContain('86.5分');
    expect(text).toContain(bare(LONG_REMARK + LONG_REMARK));
    expect(text).toContain('检查人：周叙明（提交于2026-11-1811:40）');
    expect(text).toContain('复核人：吴若兰（确认于2026-11-1909:05）');
    expect(text).toContain('被检查单位负责人（尚未确认）');
    for (const caption of ['第2项叫号机与自助设备', '第3项消防与安全', '第5项一次办结率'])
      expect(text).toContain(caption);
  });

  it('tells of a visit under cover its day alone and nobody who made it', async () => {
    const text = await textOf({
      ...record,
      dayOnly: true,
      signatures: [{ as: 'mysteryShopper', name: null, at: new Date('2026-11-18T11:40:00+08:00') }],
    });
    expect(text).toContain('神秘顾客（提交于2026-11-18）');
    expect(text).not.toContain('11:40');
    expect(text).not.toContain('10:30');
    expect(text).not.toContain('周叙明');
  });

  it('says that a vetoed result is one', async () => {
    expect(await textOf({ ...record, score: '0', vetoed: true })).toContain('0分（一票否决项不通过）');
  });
});

describe('a workbook', () => {
  it('keeps figures as figures and text as text, even where it begins like a formula', async () => {
    const all = cells(await recordSheet(record));
    expect(all.map(({ value }) => value)).toContain(12.5);
    expect(all.map(({ value }) => value)).toContain('=灭火器缺当月记录\n整改通知 ZG-2026-0002');
    expect(all.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it('has rows as high as their text', async () => {
    const { Sheets } = read(await recordSheet(record), { cellStyles: true });
    const heights = (Object.values(Sheets)[0]?.['!rows'] ?? []).map(row => row?.hpt ?? 0);
    // The remark takes eight lines in its column.
    expect(Math.max(...heights.slice(0, 12))).toBeGreaterThan(100);
  });

  it('of a period has a line for each result and its failed items', async () => {
    const row = {
      ...{
        no: 'CP-2026-0001',
        programmeName: '营业厅监督检查',
        unitName: '通川营业厅',
        responsibleUnitName: '公众客户部',
      },
      ...{ inspectedAt: record.inspectedAt, dayOnly: true, score: 86.5, vetoed: true },
      ...{ level: 'city' as const, isTotal: false, isRecheck: false },
      failed: [{ ordinal: 3, title: '消防与安全', lost: 5, note: '=1+1' }],
    };
    const book = await periodSheet([row, { ...row, no: '=CP', failed: [], vetoed: false }], { period: '2026年11月' });
    const [title, head, first, second] = utils.sheet_to_json<unknown[]>(Object.values(read(book).Sheets)[0]!, {
      header: 1,
    });
    expect(title?.[0]).toBe('2026年11月监督检查结果');
    expect(head?.slice(0, 3)).toEqual(['单号', '检查类别', '被检查单位']);
    expect(first).toEqual([
      ...['CP-2026-0001', '营业厅监督检查', '通川营业厅', '公众客户部', '2026-11-18', 86.5, '是', 1],
      '第 3 项 消防与安全（扣 5 分）：=1+1',
    ]);
    expect(second?.[0]).toBe('=CP');
    expect(second?.[7]).toBe(0);
  });
});

describe('a photo in a record', () => {
  it('is small, keeps its shape, and a PNG with transparency becomes a JPEG on white', async () => {
    const { content } = await photo(1, 2000, 1000);
    const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const [wide, small] = await printed([
      { ordinal: 1, mime: 'image/jpeg', content },
      { ordinal: 2, mime: 'image/png', content: clear },
    ]);
    expect(wide).toMatchObject({ ordinal: 1, width: 1000, height: 500 });
    expect(small).toMatchObject({ ordinal: 2, width: 40, height: 30 });
    const { channels } = await sharp(small!.jpeg).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });
});
