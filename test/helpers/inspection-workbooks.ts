import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';

/**
 * 测评表 as offices make them: titles over the table, merged sections, numbers that are text, sub-totals by formula, notes and lines to
 * sign below, fonts and colours by taste.
 */

const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

function style(cell: Cell, more: { bold?: boolean; fill?: string; size?: number; centre?: boolean } = {}): void {
  cell.font = { name: '宋体', size: more.size ?? 11, bold: more.bold ?? false };
  cell.alignment = { vertical: 'middle', horizontal: more.centre ? 'center' : 'left', wrapText: true };
  cell.border = BORDER;
  if (more.fill) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: more.fill } };
}

function put(sheet: Worksheet, address: string, value: unknown, more: Parameters<typeof style>[1] = {}): void {
  const cell = sheet.getCell(address);
  cell.value = value as never;
  style(cell, more);
}

function widths(sheet: Worksheet, all: readonly number[]): void {
  all.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

async function bytes(workbook: Workbook): Promise<Buffer> {
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface HallRow {
  readonly title: string;
  readonly text: string;
  readonly rule: string;
  readonly points: number | string;
  readonly basis: string;
}

const HALL: readonly { section: string; rows: readonly HallRow[] }[] = [
  {
    section: '环境设施\n（30分）',
    rows: [
      {
        title: '门头招牌',
        text: '门头招牌完整、清洁、字样无缺损。',
        rule: '符合得满分，不符合不得分',
        points: 5,
        basis: '《营业厅服务规范》第四条',
      },
      {
        title: '厅容环境',
        text: '地面、玻璃、柜台、座椅干净，客户区无杂物。',
        rule: '按现场情况酌情打分',
        points: 10,
        basis: '《营业厅服务规范》第五条',
      },
      {
        title: '公示内容',
        text: '营业时间、资费、服务承诺、证件清单齐全有效。',
        rule: '每缺一项扣1分，扣完为止',
        points: 5,
        basis: '《营业厅服务规范》第六条',
      },
      {
        title: '消防与安全',
        text: '疏散通道畅通，灭火器压力正常并有当月检查记录。',
        rule: '不合格不得分，须附照片',
        points: '10',
        basis: '',
      },
    ],
  },
  {
    section: '人员形象\n（20分）',
    rows: [
      {
        title: '着装工牌',
        text: '在岗人员统一着装、佩戴工牌。',
        rule: '每有1人不符扣2分，最多扣8分',
        points: 10,
        basis: '营业厅服务规范第十一条',
      },
      { title: '岗位纪律', text: '无玩手机、聊天、吃东西、擅自离岗。', rule: '每发现一次扣1分', points: 10, basis: '' },
    ],
  },
  {
    section: '现场服务\n（50分）',
    rows: [
      {
        title: '服务用语',
        text: '迎送有声，使用普通话和文明用语。',
        rule: '选项：优秀20分、良好16分、一般10分、差0分',
        points: 20,
        basis: '',
      },
      {
        title: '业务解答',
        text: '资费、时限说明准确，不推诿。',
        rule: '按现场情况打分',
        points: 30,
        basis: '《没有这个标准》第九条',
      },
      {
        title: '规范经营',
        text: '不强制捆绑、不擅自开通业务。',
        rule: '否决项，一经发现整表0分',
        points: '—',
        basis: '',
      },
    ],
  },
];

/** 营业厅: seven columns, sections merged downwards, a sub-total by formula under each, notes and signatures below. */
export async function hallWorkbook(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('评分表');
  widths(sheet, [6, 14, 16, 44, 30, 8.5, 26, 10]);
  sheet.mergeCells('A1:H1');
  put(sheet, 'A1', '附件1：营业厅服务质量测评表（2026年版）', { bold: true, size: 16, centre: true });
  sheet.getRow(1).height = 32;
  sheet.mergeCells('A2:H2');
  put(sheet, 'A2', '被检查单位：                     检查日期：      年   月   日', { size: 10 });
  ['序号', '检查项目', '检查内容', '规范要求', '评分标准', '分 值', '依  据', '得分'].forEach((label, index) => {
    put(sheet, `${String.fromCharCode(65 + index)}3`, label, { bold: true, fill: 'FFD9E1F2', centre: true });
  });
  let row = 4;
  let ordinal = 1;
  const totals: number[] = [];
  for (const { section, rows } of HALL) {
    const top = row;
    for (const each of rows) {
      put(sheet, `A${row}`, ordinal++, { centre: true });
      put(sheet, `B${row}`, row === top ? section : null, { centre: true });
      put(sheet, `C${row}`, each.title);
      put(sheet, `D${row}`, each.text);
      put(sheet, `E${row}`, each.rule);
      put(sheet, `F${row}`, each.points, { centre: true });
      if (typeof each.points === 'number') sheet.getCell(`F${row}`).numFmt = '0.0';
      put(sheet, `G${row}`, each.basis || null);
      put(sheet, `H${row}`, null);
      sheet.getRow(row).height = 30;
      row += 1;
    }
    sheet.mergeCells(`B${top}:B${row - 1}`);
    sheet.mergeCells(`A${row}:E${row}`);
    put(sheet, `A${row}`, '小计', { bold: true, fill: 'FFF2F2F2', centre: true });
    const sum = rows.reduce((total, each) => total + (typeof each.points === 'number' ? each.points : 0), 0);
    put(sheet, `F${row}`, { formula: `SUM(F${top}:F${row - 1})`, result: sum }, { bold: true, centre: true });
    totals.push(row);
    row += 1;
  }
  sheet.mergeCells(`A${row}:E${row}`);
  put(sheet, `A${row}`, '合计', { bold: true, fill: 'FFFCE4D6', centre: true });
  put(
    sheet,
    `F${row}`,
    { formula: totals.map(each => `F${each}`).join('+'), result: 90 },
    { bold: true, centre: true },
  );
  row += 1;
  sheet.mergeCells(`A${row}:H${row}`);
  put(sheet, `A${row}`, '备注：1. 本表由监督检查人员现场填写；2. 不适用的项目不计分。', { size: 9 });
  row += 1;
  put(sheet, `A${row}`, '检查人签字：', { size: 10 });
  sheet.views = [{ state: 'frozen', ySplit: 3 }];
  Object.assign(sheet.pageSetup, { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  const notes = workbook.addWorksheet('填表说明');
  put(notes, 'A1', '本工作表不参与评分。');
  return bytes(workbook);
}

/** 装维: headings over two rows, weights per section merged downwards, rates with targets, a row of one item over two rows. */
export async function installationWorkbook(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  widths(sheet, [12, 9, 20, 40, 9, 22]);
  sheet.mergeCells('A1:F1');
  put(sheet, 'A1', '上门维护人员行为规范测评表', { bold: true, size: 14, centre: true });
  sheet.mergeCells('A2:A3');
  put(sheet, 'A2', '一级指标', { bold: true, centre: true });
  sheet.mergeCells('B2:B3');
  put(sheet, 'B2', '权重', { bold: true, centre: true });
  sheet.mergeCells('C2:F2');
  put(sheet, 'C2', '测评标准', { bold: true, centre: true, fill: 'FFE2EFDA' });
  ['二级指标', '评分标准', '分值（分）', '取证要求'].forEach((label, index) => {
    put(sheet, `${String.fromCharCode(67 + index)}3`, label, { bold: true, centre: true, fill: 'FFE2EFDA' });
  });
  const rows: [string | null, number | null, string | null, string, number | null, string | null][] = [
    ['履约', 0.4, '客户履约率', '按抽样履约率得分，目标95%', 100, '留存录音'],
    ['上门规范', 0.35, '着装与工牌', '每发现一次不规范扣5分，最多扣20分', 40, '是'],
    [null, null, '服务过程', '进门穿鞋套、铺垫布', 60, '不合格须附照片'],
    [null, null, null, '完工后清理现场，请客户确认；每缺一处扣10分', null, null],
    ['满意度', 0.25, '新装机用户满意率', '按抽样满意率得分，目标90%', 50, null],
    [null, null, '故障客户满意率', '按抽样满意率得分，目标90%', 50, null],
  ];
  rows.forEach((values, index) => {
    const row = index + 4;
    values.forEach((value, column) => {
      put(sheet, `${String.fromCharCode(65 + column)}${row}`, value, { centre: column !== 3 });
    });
    sheet.getCell(`B${row}`).numFmt = '0%';
  });
  sheet.mergeCells('A5:A7');
  sheet.mergeCells('B5:B7');
  sheet.mergeCells('C6:C7');
  sheet.mergeCells('E6:E7');
  sheet.mergeCells('F6:F7');
  sheet.mergeCells('A8:A9');
  sheet.mergeCells('B8:B9');
  put(sheet, 'A10', '合计', { bold: true });
  put(sheet, 'B10', { formula: 'SUM(B4:B9)', result: 1 }, { bold: true, centre: true });
  sheet.getCell('B10').numFmt = '0%';
  put(sheet, 'E10', { formula: 'SUM(E4:E9)', result: 300 }, { bold: true, centre: true });
  put(sheet, 'A12', '注：空号、无人接听的客户换户补足样本。', { size: 9 });
  return bytes(workbook);
}

/** The province's: a cover sheet, codes, headings of its own, sections as rows across the table, a hidden column of formulas. */
export async function provinceWorkbook(): Promise<Buffer> {
  const workbook = new Workbook();
  const cover = workbook.addWorksheet('说明');
  put(cover, 'A1', '川信客服〔2026〕18号 附件');
  put(cover, 'A2', '各市州分公司请按本表口径组织测评。');
  const sheet = workbook.addWorksheet('指标体系');
  widths(sheet, [11, 24, 52, 9, 12, 12]);
  sheet.mergeCells('A1:F1');
  put(sheet, 'A1', '全省渠道服务质量测评指标表', { bold: true, size: 15, centre: true });
  ['指标编码', '指标名称', '计分办法', '标准分', '数据来源', '责任部门'].forEach((label, index) => {
    put(sheet, `${String.fromCharCode(65 + index)}2`, label, { bold: true, centre: true, fill: 'FFDDEBF7' });
  });
  const rows: (string | [string, string, string, number, string, string])[] = [
    '一、等候与办理（60分）',
    ['QD-01', '平均等候时长', '数值，单位分钟，不超过15；达标得满分', 30, '排队系统', '公众客户部'],
    ['QD-02', '一次办结', '每有1笔未一次办结扣2分，最多扣20分', 30, '系统取数', '公众客户部'],
    '二、投诉处理（40分）',
    ['QD-03', '首问负责', '优秀得20分；良好得15分；差得0分', 20, '神秘顾客', '客户服务部'],
    ['QD-04', '投诉处理及时率', '按及时率得分，目标不低于98%', 20, '工单系统', '客户服务部'],
  ];
  rows.forEach((each, index) => {
    const row = index + 3;
    if (typeof each === 'string') {
      sheet.mergeCells(`A${row}:F${row}`);
      put(sheet, `A${row}`, each, { bold: true, fill: 'FFFFF2CC' });
      return;
    }
    each.forEach((value, column) => {
      put(sheet, `${String.fromCharCode(65 + column)}${row}`, value, { centre: column > 2 });
    });
  });
  sheet.mergeCells('A9:C9');
  put(sheet, 'A9', '总分', { bold: true, centre: true });
  put(sheet, 'D9', { formula: 'D4+D5+D7+D8', result: 100 }, { bold: true, centre: true });
  put(sheet, 'A10', '说明：标准分合计100分，季度通报。', { size: 9 });
  return bytes(workbook);
}
