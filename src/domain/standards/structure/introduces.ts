const INTRODUCES =
  /(?:(?:如下|下列|以下|包括|包含|分为|几[点个项种类方]|应当?|必须|不得|做到|情形|之一|主要有)[^。；;]{0,8}|(?<!行)[是有为即])[:：]$/u;

/** Whether a sentence is completed by the points below it (…如下：): whoever reads only a point misses what it is about. A mere name is not. */
export const introduces = (line: string): boolean => INTRODUCES.test(line);
