const ASKS =
  /^(?:那|那么)?(?:这个|这单|这份|这条|它)?(?:的)?(?:整改|督办|上报|报表|措施|申诉|说明)?(?:的)?(?:期限|时限|截止时间)(?:现在)?(?:还|是否还|是不是还|到底)?(?:在)?(?:算不算|算数吗|算吗|作数吗|有效吗|走不走|走吗|要算吗|计不计|计吗|管不管|停不停|停了吗|停了没有?)(?:数|了|的)?[\s。.!！?？呢啊呀]*$/u;

/** 「期限还算吗」, 「期限还算不算」: whether the deadline of what was last talked about still runs. */
export const asksWhetherDue = (text: string): boolean => ASKS.test(text.replace(/\s/g, ''));
