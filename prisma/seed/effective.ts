/** The day from which the whole demo office is in force: 2026-01-01 00:00 in Asia/Shanghai. */
export const EFFECTIVE_DAY = '2026-01-01';
export const EFFECTIVE_FROM = new Date(`${EFFECTIVE_DAY}T00:00:00+08:00`);

/** The plan the domain comes from; `source` fields name its parts. */
export const PLAN = '服务质量控制体系方案';
/** Marks every figure the plan is silent about and this demo sets by itself. */
export const EXAMPLE = '示例';
