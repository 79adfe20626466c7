import { writeSync } from 'node:fs';
import { hashState } from '../../src/simulation/state-hash.ts';
import { live, openSmall, type SmallRun } from './run.ts';

/** Handed over as the one argument, JSON. */
export interface SimulationTask extends SmallRun {
  url: string;
  /** Otherwise it only runs the jobs that fall due, until it is killed. */
  drives: boolean;
}

const task = JSON.parse(process.argv[2]!) as SimulationTask;
const report = (line: string) => writeSync(1, `${line}\n`);
const app = await openSmall(task, { kind: 'server', url: task.url });
await app.start();
report('open');
if (task.drives) {
  await live(app, task, now => report(`slot ${now.toISOString()}`));
  report(`hash ${await app.clock.whileStill(() => hashState(app))}`);
  await app.stop();
  process.exit(0);
}
