import type { Sheet, SheetItem } from '../sheet.ts';
import { wordsFor } from './item-words.ts';
import type { Name } from './names.ts';

/** How an item is named: by its title or half of it, by one of the things a title joins, or by a word of what it is about. */
export const RANK = { title: 0, part: 1, half: 2, word: 3, described: 4 } as const;

/** Halves of titles, and words of descriptions, that name nothing by themselves. */
const VAGUE = new Set(
  (
    '内容 情况 处理 说明 规范 管理 服务 设施 设备 时长 时间 客户 用户 负责 要求 标准 工作 人员 业务 检查 记录 登记 公司 单位 ' +
    '正常 完整 干净 清洁 合格 达标 齐全 有效 畅通 准确 及时 真实 满意 满意率 达标率 及时率 完整率 评价 目标 比例 每缺 过期 ' +
    '现场 厅内 信息 保护 告知 内部 数量 更新 响应 提醒 联系 反馈 确认 提交 措施 日志 档案 首次 执行 查询 处置 结束 上门 ' +
    '营业 营业员 分钟 小时 工作日 发现 一次 柜员 员工 经理 今天 昨天 上午 下午 ' +
    '核验 预警 改善 变更 会话 协议 抽查 每有 以上 没有 提前 使用 说明 完成 问题 客户区 座椅 适宜 规定'
  ).split(' '),
);
/** Neither amounts of time nor clauses of a rule are names. */
const TIMED = /分钟|小时|工作日|天内|每|以上|以内|超过/;
const WORD = /^[\u4e00-\u9fffA-Za-z]{2,6}$/u;

function parts(title: string): string[] {
  return title.split(/[与和及、/]/).filter(part => part !== title && [...part].length >= 2);
}

function halves(title: string): string[] {
  return title.length === 4 ? [title.slice(0, 2), title.slice(2)] : [];
}

function describedBy(description: string): string[] {
  return description
    .split(/[^\u4e00-\u9fffA-Za-z]+|[与和及的或]/)
    .map(word => word.replace(/^(?:按|有|无|未|不|没有|佩戴|配备)/, ''))
    .filter(word => WORD.test(word) && !TIMED.test(word));
}

function looseNames(item: SheetItem): [rank: number, names: string[]][] {
  return [
    [RANK.part, parts(item.title)],
    [RANK.half, [...halves(item.title), ...parts(item.title).flatMap(halves)]],
    [RANK.word, wordsFor(item.title)],
    [RANK.described, describedBy(item.description)],
  ];
}

/** Everything the items of a sheet are called. A title is never vague; anything looser that is, names nothing. */
export function itemNames(sheet: Sheet): Name<number>[] {
  return sheet.items.flatMap(item => {
    const value = item.ordinal;
    const loose = looseNames(item).flatMap(([rank, names]) =>
      names.filter(name => !VAGUE.has(name) || rank === RANK.word).map(text => ({ text, value, rank })),
    );
    return [{ text: item.title, value, rank: RANK.title }, ...loose];
  });
}
