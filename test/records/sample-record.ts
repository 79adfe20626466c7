import sharp from 'sharp';
import type { InspectionRecord, RecordItem, RecordPhoto } from '../../src/domain/inspections/record.ts';

const PASSED = {
  ...{ result: 'pass', occurrences: null, sampled: null, qualified: null, choice: null, value: null, text: null },
  ...{ veto: false, note: '', rectificationNo: null },
} as const satisfies Partial<RecordItem>;

const hall = (path: string) => ({ standard: '营业厅服务规范', path });

/** A remark as somebody types it on the way back, longer than a cell. */
export const LONG_REMARK =
  '叫号机上午九点到十点半死机两次，大堂引导员用手写号条代替；其间有三位客户反映号条重号、前后顺序乱，值班经理到场解释并协助办理；厂家答复三天内派人更换主板，未更换前请厅内准备纸质号票和扩音器。';

/** One photo as a phone takes it. */
export async function photo(ordinal: number, width = 1600, height = 1200): Promise<RecordPhoto> {
  const sky = await sharp({ create: { width, height: Math.round(height / 2), channels: 3, background: '#7aa7c7' } })
    .png()
    .toBuffer();
  const content = await sharp({
    create: { width, height, channels: 3, background: '#8a8378', noise: { type: 'gaussian', mean: 120, sigma: 30 } },
  })
    .composite([{ input: sky, top: 0, left: 0, blend: 'soft-light' }])
    .jpeg()
    .toBuffer();
  return { ordinal, mime: 'image/jpeg', content };
}

/** A hall with three failed items, photos of each, one item of each kind, and a long remark. */
export async function sampleRecord(changed: Partial<InspectionRecord> = {}): Promise<InspectionRecord> {
  return {
    no: 'CP-2026-0001',
    programmeName: '营业厅监督检查',
    templateName: '营业厅服务质量测评表',
    templateVersion: 3,
    unitName: '通川营业厅',
    responsibleUnitName: '公众客户部',
    inspectedAt: new Date('2026-11-18T10:30:00+08:00'),
    dayOnly: false,
    score: '86.5',
    vetoed: false,
    voided: null,
    fields: [{ title: '台席', value: '3号台' }],
    sections: [
      {
        title: '环境设施',
        weight: 60,
        items: [
          {
            ...PASSED,
            ...{ ordinal: 1, title: '门头招牌', description: '门头招牌完整、清洁、字样无缺损。' },
            ...{ points: 5, maxPoints: 5, clause: hall('第二章/第四条') },
          },
          {
            ...PASSED,
            ...{ ordinal: 2, title: '叫号机与自助设备', result: 'fail', points: 6, maxPoints: 10, occurrences: 2 },
            description: '叫号机、自助终端、查询机可用；故障的有告示，并在当日报修。\n每发现一处扣2分，最多扣8分。',
            ...{ note: LONG_REMARK, rectificationNo: 'ZG-2026-0001', clause: hall('第二章/第七条') },
          },
          {
            ...PASSED,
            ...{ ordinal: 3, title: '消防与安全', result: 'fail', points: 0, maxPoints: 5, choice: '不合格' },
            description: '疏散通道畅通，灭火器压力正常并有当月检查记录。',
            ...{ note: '=灭火器缺当月记录', rectificationNo: 'ZG-2026-0002', clause: hall('第二章/第九条') },
          },
          {
            ...PASSED,
            ...{ ordinal: 4, title: '母婴设施', description: '有母婴室的保持整洁。', result: 'notApplicable' },
            ...{ points: null, maxPoints: 5, clause: null },
          },
        ],
      },
      {
        title: '现场服务',
        weight: 40,
        items: [
          {
            ...PASSED,
            ...{ ordinal: 5, title: '一次办结率', result: 'fail', points: 12.5, maxPoints: 20 },
            ...{ sampled: 20, qualified: 15, description: '按抽样办结率得分，目标不低于95%。' },
            ...{ note: '15 笔一次办结', rectificationNo: 'ZG-2026-0003', clause: hall('第三章/第十二条') },
          },
          {
            ...PASSED,
            ...{ ordinal: 6, title: '规范经营', description: '不强制捆绑、不擅自开通业务。', veto: true },
            ...{ points: null, maxPoints: 0, clause: hall('第四章/第二十一条') },
          },
          {
            ...PASSED,
            ...{ ordinal: 7, title: '平均等候时长', description: '数值，单位分钟，不超过15。', value: '11' },
            ...{ points: 10, maxPoints: 10, clause: null },
          },
        ],
      },
    ],
    note: `${LONG_REMARK}${LONG_REMARK}`,
    photos: [await photo(2), await photo(2, 1200, 1600), await photo(3), await photo(5)],
    signatures: [
      { as: 'inspector', name: '周叙明', at: new Date('2026-11-18T11:40:00+08:00') },
      { as: 'reviewer', name: '吴若兰', at: new Date('2026-11-19T09:05:00+08:00') },
      { as: 'head', name: null, at: null },
    ],
    ...changed,
  };
}
