import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { findServer } from '../helpers/postgres-server.ts';
import { type Instance, startInstance } from '../operating/instance.ts';
import { createEnding, type Ending } from './ending.ts';
import { checkOutOldVersion } from './old-version.ts';
import { serverPlace } from './restore-drill.ts';
import { createTraffic } from './traffic.ts';

/** How long each of the three stretches lasts: both old, one of each, both new. */
const STRETCH_MS = 10_000;
const ASKING = ['lina', 'fang', 'wu', 'chen', 'pan', 'gao'];
const QUESTIONS = ['帮助', '宽带故障多久修好', '我的待办'];
const INSPECTION = ['录测评', '营业厅监督检查', '通川营业厅', '其余满分', '确认提交'];

const HELP = `npm run drill:upgrade [-- --from COMMIT]

Two instances of an older version on one PostgreSQL are replaced by this one, one after the other, while people talk. The older version is the
last commit before the newest migration, or COMMIT. Nothing acknowledged may be lost, nothing done twice.`;

const { values } = parseArgs({ options: { from: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) console.log(HELP);
else await drill(values.from);

async function drill(from: string | undefined): Promise<void> {
  const ending = createEnding();
  try {
    await run(from, ending);
  } finally {
    await ending.end();
  }
}

async function run(from: string | undefined, ending: Ending): Promise<void> {
  const server = await findServer();
  ending.later(server.stop);
  if ('missing' in server.provided) throw new Error(server.provided.missing);
  const old = checkOutOldVersion(from);
  ending.later(old.remove);
  const place = await serverPlace(server.provided.url);
  ending.later(place.remove);
  const url = place.home.kind === 'server' ? place.home.url : '';
  const rows = new Pool({ connectionString: url });
  ending.later(() => rows.end());
  const instances: Instance[] = [];
  ending.later(async () => {
    for (const instance of instances) instance.signal('SIGKILL');
    await Promise.all(instances.map(instance => instance.ended));
  });
  const env = { DATABASE_URL: url, DATA_DIR: place.dataDir, LOCAL_CHAT: 'on', DEMO: 'on', LOG_LEVEL: 'warn' };
  const say = (line: string) => console.log(`  ✓ ${line}`);
  console.log(`from ${old.title}\nto this version, with ${old.added.join(', ') || 'no migration'}`);
  instances.push(await startInstance(env, old.folder), await startInstance(env, old.folder));
  const traffic = createTraffic(rows, () => instances);
  const forms = traffic.fillForms('zhou', INSPECTION);
  const talk = Promise.all(ASKING.map(as => traffic.chatter(as, QUESTIONS)));
  say('two instances of the old version at work');
  await pause(STRETCH_MS);
  await replace(instances, () => startInstance(env));
  say(`one replaced after ${traffic.accepted.length} messages; both versions at work on the migrated database`);
  await pause(STRETCH_MS);
  await replace(instances, () => startInstance(env));
  say(`the other replaced after ${traffic.accepted.length}`);
  await pause(STRETCH_MS);
  traffic.stop();
  const [ends] = await Promise.all([forms, talk]);
  await check(rows, traffic.accepted, ends, old.added);
  say(
    `${traffic.accepted.length} messages acknowledged (${traffic.retried.count} sent again first), each answered once and in order`,
  );
  say(`${ends.length} inspections submitted, as many in the store`);
  for (const instance of instances) expectThat((await instance.stop()) === 0, 'an instance stops without an error');
  const errors = instances.flatMap(({ lines }) => lines.filter(line => line.includes('"level":50')));
  expectThat(errors.length === 0, `no errors in the new version's logs: ${errors[0]}`);
  console.log('The rolling upgrade has passed.');
}

/** Takes the first away, as an operator does, and puts another one behind. */
async function replace(instances: Instance[], start: () => Promise<Instance>): Promise<void> {
  const leaving = instances.shift()!;
  expectThat((await leaving.stop()) === 0, `the old one stops without an error: ${leaving.lines.at(-1)}`);
  instances.push(await start());
}

async function check(
  rows: Pool,
  accepted: readonly { id: string }[],
  ends: readonly string[],
  added: readonly string[],
) {
  const one = async (sql: string, ...params: unknown[]): Promise<number> =>
    Number((await rows.query<{ count: string }>(sql, params)).rows[0]!.count);
  const ids = accepted.map(message => message.id);
  expectThat(new Set(ids).size === ids.length, 'every message has an id of its own');
  const done = `SELECT count(*) FROM "InboxMessage" WHERE id = ANY($1) AND status = 'done'`;
  expectThat((await one(done, ids)) === ids.length, 'every acknowledged message is done');
  const replies = `SELECT count(*) FROM "OutboxMessage" WHERE "causeId" = ANY($1) AND kind = 'reply'`;
  expectThat((await one(replies, ids)) === ids.length, 'every message has one reply');
  const unordered = `SELECT count(*) FROM (SELECT lag(i.seq) OVER w > i.seq AS bad FROM "OutboxMessage" o
    JOIN "InboxMessage" i ON i.id = o."causeId" WINDOW w AS (PARTITION BY o."conversationId" ORDER BY o.seq)) x WHERE bad`;
  expectThat((await one(unordered)) === 0, 'answers are in the order of the questions');
  expectThat((await one(`SELECT count(*) FROM "OutboxMessage" WHERE "sentAt" IS NULL`)) === 0, 'everything is sent');
  expectThat(ends.length > 2 && ends.every(text => /CP-\d{4}-\d+/.test(text)), `forms end: ${ends.at(-1)}`);
  const submitted = `SELECT count(*) FROM "Inspection" WHERE no IS NOT NULL`;
  expectThat((await one(submitted)) === ends.length, 'every inspection is there, and only once');
  const migrated = `SELECT count(*) FROM _prisma_migrations WHERE migration_name = ANY($1) AND finished_at IS NOT NULL`;
  expectThat((await one(migrated, added)) === added.length, 'the migrations are applied');
}

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}
