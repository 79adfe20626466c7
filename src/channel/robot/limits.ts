/** Limits of a group's webhook robot (群机器人), from WX/91770: developer.work.weixin.qq.com/document/path/91770. */

/** Of one robot, whoever sends by it. */
export const ROBOT_LIMIT = { most: 20, perMs: 60_000 } as const;

export const TEXT_BYTES = 2_048;
export const MARKDOWN_BYTES = 4_096;

/** WX/90454: the shortest block. Public reports have 130101 for a robot that is too fast. */
export const BLOCKED_MS = 60_000;
export const TOO_FAST = [45_009, 45_033, 130_101];
export const BUSY = -1;

export const TIMEOUT_MS = 10_000;
