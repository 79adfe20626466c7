import '../../src/closed-output.ts';
import { mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { findServer } from '../helpers/postgres-server.ts';
import { type ChaosOptions, runChaos } from './run.ts';

const number = (least: number) => (text: string) => {
  const value = Number(text);
  if (!(value >= least)) throw new InvalidArgumentError(`must be a number of at least ${least}`);
  return value;
};

type Options = Omit<ChaosOptions, 'adminUrl' | 'seconds' | 'say'> & { minutes: number };

async function chaos(options: Options): Promise<void> {
  const server = await findServer();
  if ('missing' in server.provided) throw new Error(server.provided.missing);
  await mkdir(options.logs, { recursive: true });
  const start = performance.now();
  const clock = () => {
    const passed = Math.round((performance.now() - start) / 1000);
    return `${String(Math.floor(passed / 60)).padStart(2, '0')}:${String(passed % 60).padStart(2, '0')}`;
  };
  try {
    const { violations, facts } = await runChaos({
      ...options,
      adminUrl: server.provided.url,
      seconds: options.minutes * 60,
      say: line => console.log(`${clock()} ${line} [load ${loadavg()[0]!.toFixed(1)}]`),
    });
    for (const fact of facts) console.log(fact);
    for (const violation of violations) console.log(`VIOLATION ${violation}`);
    console.log(violations.length === 0 ? 'The chaos run has passed.' : `${violations.length} violations`);
    process.exitCode = violations.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

await new Command('npm run chaos --')
  .description(
    `Several instances on one fresh PostgreSQL database behind a proxy, in front of a simulated WeCom with the self-built app and the AI bot; people work
while every fault of the platform happens in turn and an instance dies again and again. Then everything is to drain, and database and platform
are compared: nothing acknowledged lost, nothing done twice, nothing out of order. Ends with 1 where something was.`,
  )
  .option('--minutes <n>', 'how long people work', number(0.1), 20)
  .option('--people <n>', 'how many', number(1), 300)
  .option('--instances <n>', 'how many', number(1), 3)
  .option('--seed <text>', 'what all choices come from', '1')
  .option('--pause <seconds>', 'between two things that somebody does, on average', number(0.1), 60)
  .option('--fault-every <seconds>', 'between two faults', number(0.1), 4)
  .option('--kill-every <seconds>', 'between two deaths', number(1), 60)
  .option('--logs <folder>', "for the instances' logs", 'chaos-logs')
  .option('--keep', 'leaves the database behind, for reading')
  .action(chaos)
  .parseAsync();
process.exit();
