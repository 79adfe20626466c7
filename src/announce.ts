import { createLog } from './log.ts';

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Says something to whoever started the process, whatever the log's level: a line at a terminal, elsewhere a line of the log like all others. */
export function announce(text: string, output: Output = process.stdout): void {
  if (output.isTTY) output.write(`${text}\n`);
  else createLog('info', output).info(text);
}
