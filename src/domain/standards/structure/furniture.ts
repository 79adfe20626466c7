import type { SourceBlock } from '../document.ts';
import type { LeftOutAccount } from './left-out.ts';

/** Lines that belong to a web page or a printed page, never to a standard. Each must match its line as a whole or by words no rule would use. */
const FURNITURE: readonly RegExp[] = [
  /^(?:合集|免费|立即|点击|全文|文档|资料|本文|原文|打包)*下载(?:文档|地址|全文|原文|本文档?|APP|客户端)?$/iu,
  /^(?:相关|最新|推荐|热门|更多|精选|猜你喜欢的?)(?:文档|推荐|阅读|文章|搜索|资料|内容)$/u,
  /下载文档前请|仅部分预览.{0,3}的文档|如(?:本)?文档侵犯|文档(?:由用户|来自网络)|文档内容来源于网络/u,
  /^.{0,20}(?:如有侵权|若有侵权|如侵犯您?的?权益).{0,60}$/u,
  /^版权(?:声明|所有|归.{1,20}所有).{0,120}$/u,
  /^(?:上一[页篇]|下一[页篇]|返回(?:顶部|首页|列表)|打印(?:本页)?|关闭(?:窗口|本页)|收藏本文|分享到[:：]?.{0,20})$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^第\s*\d+\s*页(?:\s*[/，,（(]?\s*共\s*\d+\s*页[)）]?)?$/u,
  /^共\s*\d+\s*页(?:\s*[/，,]?\s*第\s*\d+\s*页)?$/u,
  /^[-—–]{1,2}\s*\d{1,4}\s*[-—–]{1,2}$/u,
  /^Page\s+\d+(?:\s+of\s+\d+)?$/iu,
];

/** A longer line holds something else besides. */
const LONGEST = 160;

const isFurniture = (text: string): boolean => text.length <= LONGEST && FURNITURE.some(pattern => pattern.test(text));

/** The blocks without the furniture of the page they were copied from. */
export function withoutFurniture(blocks: readonly SourceBlock[], account: LeftOutAccount): SourceBlock[] {
  return blocks.filter(block => {
    if (block.kind !== 'line') return true;
    const text = block.text.trim();
    if (text === '' || !isFurniture(text)) return true;
    account.add('furniture', text);
    return false;
  });
}
