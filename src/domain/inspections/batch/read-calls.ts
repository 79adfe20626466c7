const YES = /^(?:是|√|✓|✔|1|有|达标|合格|做到|履约|很?满意|非常满意|比较满意|较满意|知晓|知道|已沟通|完整|y|yes)$/i;
const NO =
  /^(?:否|×|✗|✘|x|0|无|没有?|未达标|不达标|不合格|未做到|没做到|未履约|不履约|一般|不太满意|不满意|很不满意|非常不满意|不知晓|不知道|未沟通|不完整|n|no)$/i;

/** What a cell of a call says of its rate; undefined when it says nothing that can be counted. */
export function readOutcome(text: string): boolean | undefined {
  const said = text.trim();
  if (YES.test(said)) return true;
  return NO.test(said) ? false : undefined;
}

/** 成功, 已接通: what a contact column says of somebody who was reached. */
export const REACHED = /^(?:成功|接通|已接通|已回访|回访成功|访问成功|正常|完成|是)$/;
