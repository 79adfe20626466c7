import '../closed-output.ts';
import { createInterface } from 'node:readline/promises';

/** How a command speaks: results on standard output, problems on standard error. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** Asks y/N; undefined where nobody sits at a terminal. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}

export function processConsole(): Console {
  return {
    out: text => void process.stdout.write(`${text}\n`),
    err: text => void process.stderr.write(`${text}\n`),
    confirm: process.stdin.isTTY ? confirm : undefined,
  };
}

async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(?:y|yes|是|好|确认)$/iu.test((await lines.question(`${question} `)).trim());
  } finally {
    lines.close();
  }
}
