import { describe, expect, it } from 'vitest';
import { isRemark } from '../../../src/domain/language/is-remark.ts';

describe('what is said by the way', () => {
  it.each(['我回来了', '等一下', '稍等', '好的。', '收到', '在吗', '刚才开会去了', '继续填吧'])('%s', text =>
    expect(isRemark(text)).toBe(true),
  );
  it.each(['客户回来了才发现停机', '等待配件到货', '材料收到较晚', '好的做法没有坚持'])('%s says something', text =>
    expect(isRemark(text)).toBe(false),
  );
});
