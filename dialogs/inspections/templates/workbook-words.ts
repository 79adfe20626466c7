import type { TableProblem } from '../../../src/domain/inspections/templates/read-table.ts';
import type { SentTable } from '../../../src/services/inspections/templates/read-sent-table.ts';

export type UnreadableReason = Extract<SentTable, { kind: 'unreadable' }>['reason'];

/** Why a file is no workbook that could be read. */
export const UNREADABLE: Record<UnreadableReason, string> = {
  empty: '文件里没有内容',
  tooLarge: '文件太大',
  encrypted: '文件设了密码，请去掉密码后再发',
  damaged: '文件已损坏或不完整',
  unsupported: '这不是 Excel 工作簿',
  notText: '这不是 Excel 工作簿',
  scanned: '这是图片，不是 Excel 工作簿',
  misnamed: '文件内容和后缀不一致，不是 Excel 工作簿',
};

/** What is wrong at a cell, under the cell's name. */
export function cellProblem({ cell, code, text, sum }: TableProblem): string {
  switch (code) {
    case 'pointsNotNumber':
      return `${cell}：分值「${text}」不是数字`;
    case 'pointsMissing':
      return `${cell}：没有分值`;
    case 'weightNotNumber':
      return `${cell}：权重「${text}」不是数字`;
    case 'titleMissing':
      return `${cell}：这一行没有测评项的名称`;
    case 'totalDiffers':
      return `${cell}：表里写的是 ${text}，各项分值之和是 ${sum}`;
    default:
      throw new Error(`unknown problem ${code satisfies never}`);
  }
}
