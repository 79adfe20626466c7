import { performance as P, PerformanceObserver } from 'node:perf_hooks';
import { openHome } from './homes.ts';
import { cast } from './measure.ts';
import { createTalk, TURN_KINDS } from './turns.ts';

const plan = { people: 60, turns: 18, rounds: 60 };
let gc = 0;
new PerformanceObserver(l => {
  for (const e of l.getEntries()) gc += e.duration;
}).observe({ entryTypes: ['gc'] });
const { app, close } = await openHome(
  'memory',
  [0, 1].flatMap(i => Object.values(cast(i, plan)).flat()),
);
const i = Number(process.argv[2]);
const kind = TURN_KINDS[i]!;
const c = cast(i, plan);
const talk = createTalk(app);
for (const p of [...c.warm, ...c.alone, ...c.crowd])
  for (const [s, t] of kind.prepare.entries()) await talk.say(p, 'prepare-' + s, t);
for (const p of [...c.warm]) for (let t = 0; t < 18; t++) await talk.say(p, t, kind.say(t));
async function m(name: string, n: number, f: () => Promise<unknown>) {
  const e = P.eventLoopUtilization();
  const cpu = process.cpuUsage();
  gc = 0;
  const st = P.now();
  await f();
  await talk.quiet();
  const u = process.cpuUsage(cpu);
  const w = P.now() - st;
  console.log(
    name,
    'wall',
    (w / n).toFixed(2),
    'cpu',
    ((u.user + u.system) / 1000 / n).toFixed(2),
    'elu',
    P.eventLoopUtilization(e).utilization.toFixed(2),
    'gc',
    (gc / n).toFixed(2),
  );
}
for (let k = 0; k < 3; k++) {
  await m('seq', 360, async () => {
    for (const p of c.alone.slice(k * 20, k * 20 + 20)) for (let t = 0; t < 18; t++) await talk.say(p, t, kind.say(t));
  });
  await m('par', 360, () =>
    Promise.all(
      c.crowd.slice(k * 20, k * 20 + 20).map(async p => {
        for (let t = 0; t < 18; t++) await talk.say(p, t, kind.say(t));
      }),
    ),
  );
}
await close();
process.exit(0);
