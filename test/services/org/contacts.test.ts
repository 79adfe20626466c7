import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { syncFromCommand } from '../../../src/commands/contacts-actions.ts';
import { readConfig } from '../../../src/config.ts';
import { createWeb } from '../../../src/web/server.ts';
import { demoBranch } from '../../wecom-simulator/people.ts';
import { startWecomSimulator, type WecomSimulator } from '../../wecom-simulator/simulator.ts';

const START = new Date('2026-11-02T09:00:00+08:00');

let simulator: WecomSimulator;
let app: App;
let web: Awaited<ReturnType<typeof createWeb>>;

/** The demo branch, and WeCom as the same branch has it, over real HTTP. */
beforeEach(async () => {
  simulator = await startWecomSimulator({ people: demoBranch(), retryPauseMs: 5 });
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent', DEMO: 'on', ...simulator.environment }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: START },
  });
  web = await createWeb(app, { renderError: error => error.code });
  await simulator.configureCallback(`${await web.listen({ host: '127.0.0.1', port: 0 })}/wecom/callback`);
}, 240_000);
afterEach(async () => {
  await web.close();
  await app.stop();
  await simulator.close();
});

const minutesLater = () => app.advanceTo(new Date(app.clock.now().getTime() + 2 * 60_000));
const staff = (id: string) => app.db.prisma.staff.findUnique({ where: { id } });
const unit = (name: string) => app.db.prisma.orgUnit.findUniqueOrThrow({ where: { name }, include: { parent: true } });
const departmentOf = (name: string) => simulator.people.departments.find(each => each.name === name)!.id;
const sync = (more: { apply?: boolean; evenMany?: boolean } = {}) =>
  app.services.org.sync({ by: 'operator', apply: true, ...more });

async function command(yes: boolean, yesReally = false) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const open = async () => ({ ...app, stop: async () => {} });
  const code = await syncFromCommand({ yes, yesReally }, open, { out: say, err: say, confirm: undefined });
  return { code, said: said.join('\n') };
}

describe('a full synchronisation', () => {
  it('links what is there, changes nothing else, and says so before it does', async () => {
    const before = await app.db.prisma.staff.findMany({ orderBy: { id: 'asc' } });
    const dry = await command(false);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.said).toContain('还没有写入');
    expect(await app.db.prisma.orgUnit.count({ where: { wecomDepartmentId: { not: null } } })).toBe(0);
    expect((await command(true)).said).toContain('✓ 通讯录已同步');
    expect(await app.db.prisma.orgUnit.count({ where: { wecomDepartmentId: null } })).toBe(0);
    const after = await app.db.prisma.staff.findMany({ orderBy: { id: 'asc' } });
    expect(after.map(person => ({ ...person, inContacts: false }))).toEqual(before);
    expect(await sync()).toMatchObject({
      units: { linked: 0, added: [], changed: 0 },
      people: { added: 0, changed: 0, departed: [] },
    });
  });

  it('makes units whose name says what they are, and asks about the others', async () => {
    const people = simulator.people;
    const city = departmentOf('市分公司');
    people.departments.push(
      { id: 101, name: '大竹县分公司', parentid: city },
      { id: 102, name: '大竹主营业厅', parentid: 101 },
      { id: 103, name: '渠道中心', parentid: city },
      { id: 104, name: '直销组', parentid: 103 },
    );
    people.users.push(
      { userid: '00817', name: '王强', department: [102], is_leader_in_dept: [1], position: '厅经理' },
      { userid: 'LinFang', name: '林芳', department: [104], is_leader_in_dept: [1] },
    );
    const result = await sync();
    expect(result).toMatchObject({
      units: { added: ['大竹县分公司', '大竹主营业厅'] },
      pending: ['渠道中心', '直销组'],
    });
    expect(await unit('大竹主营业厅')).toMatchObject({
      ...{ kind: 'hall', hallKind: 'countyMain', headId: '00817' },
      parent: { name: '大竹县分公司' },
    });
    expect(await staff('00817')).toMatchObject({ name: '王强', title: '厅经理', roles: ['manager'], tagRoles: [] });
    // Nobody who leads a part leads the whole.
    expect(await staff('LinFang')).toMatchObject({ unitId: 'city', roles: ['frontline'] });
    expect((await unit('市分公司')).headId).toBe('gao');

    const by = 'operator';
    expect(await app.services.org.setUnitType({ by, name: '直销组', term: '代办单位' })).toMatchObject({
      kind: 'aboveFirst',
      above: '渠道中心',
    });
    await app.services.org.setUnitType({ by, name: '渠道中心', term: '市公司部门' });
    await app.services.org.setUnitType({ by, name: '直销组', term: '代办单位' });
    await minutesLater();
    expect(await unit('直销组')).toMatchObject({ kind: 'agency', headId: 'LinFang', parent: { name: '渠道中心' } });
    expect((await staff('LinFang'))?.unitId).toBe((await unit('直销组')).id);
  });

  it('lets what was entered here stand where WeCom says nothing, and follows it where it does', async () => {
    await app.db.prisma.staff.create({
      data: { id: 'external', name: '外聘', unitId: 'market', roles: ['inspector'], lines: ['hall'] },
    });
    await app.db.prisma.orgUnit.create({
      data: { id: 'desk', name: '夜班组', aliases: [], kind: 'hotline', parentId: 'hotline' },
    });
    await app.db.prisma.staff.update({ where: { id: 'fang' }, data: { unitId: 'desk' } });
    await sync();
    // WeCom knows no such part of the unit it names.
    expect((await staff('fang'))?.unitId).toBe('desk');
    const lina = simulator.people.users.find(user => user.userid === 'lina')!;
    Object.assign(lina, { name: '李娜（新）', position: '', department: [departmentOf('网络部')] });
    const hallDepartment = simulator.people.departments.find(each => each.name === '通川营业厅')!;
    hallDepartment.name = '通川旗舰厅';
    const before = await staff('lina');
    await sync();
    expect(await staff('lina')).toMatchObject({
      ...{ name: '李娜（新）', title: before!.title, unitId: 'network' },
      ...{ roles: before!.roles, lines: before!.lines },
    });
    expect(await staff('external')).toMatchObject({ active: true, inContacts: false });
    // A unit entered here keeps its name and learns the other one.
    expect((await unit('通川营业厅')).aliases).toContain('通川旗舰厅');
  });

  it('gives and takes away roles by tags, and only those', async () => {
    simulator.people.tags.push({ tagid: 50, tagname: '监督检查人员-投诉', userids: ['HE'] });
    await sync();
    expect(await staff('he')).toMatchObject({ tagRoles: ['inspector'], tagLines: ['complaint'] });
    expect((await staff('he'))?.roles).toContain('manager');
    simulator.people.tags.at(-1)!.userids = [];
    await sync();
    expect(await staff('he')).toMatchObject({ roles: ['manager'], lines: [], tagRoles: [], tagLines: [] });
    await app.services.org.setTagRole({
      ...{ by: 'operator', tag: '检查组' },
      gives: { role: 'inspector', lines: ['vip'] },
    });
    simulator.people.tags.push({ tagid: 51, tagname: '检查组', userids: [], partyids: [departmentOf('市场部')] });
    await sync();
    expect(await staff('he')).toMatchObject({ tagRoles: ['inspector'], tagLines: ['vip'] });
  });

  it('never makes a second person of one in other letters, and keeps leading zeros', async () => {
    simulator.people.users.push({ userid: '0042', name: '零', department: [departmentOf('市场部')] });
    simulator.people.users.find(user => user.userid === 'lina')!.userid = 'LINA';
    await sync();
    expect(await app.db.prisma.staff.count({ where: { id: { equals: 'lina', mode: 'insensitive' } } })).toBe(1);
    expect(await staff('lina')).toMatchObject({ active: true, inContacts: true });
    expect(await staff('0042')).toMatchObject({ name: '零' });
    expect(await staff('42')).toBeNull();
  });

  it('stops where more than a fifth would leave, until somebody says that it is meant', async () => {
    await sync();
    simulator.people.users = simulator.people.users.slice(0, 8);
    const stopped = await command(true);
    expect(stopped).toMatchObject({ code: 2 });
    expect(stopped.said).toContain('--yes-really');
    expect(await app.db.prisma.staff.count({ where: { active: false } })).toBe(0);
    // The night asks nobody: the administrators hear of it.
    await app.advanceTo(new Date('2026-11-03T09:00:00+08:00'));
    expect(await app.db.prisma.notice.count({ where: { code: 'contactsSuspicious' } })).toBe(1);
    expect((await command(true, true)).code).toBe(0);
    expect(await app.db.prisma.staff.count({ where: { active: true } })).toBe(8);
  });

  it('changes nothing where WeCom shows nothing', async () => {
    await sync();
    Object.assign(simulator.people, { users: [], departments: [], tags: [] });
    expect(await sync()).toEqual({ kind: 'nothingSeen' });
    expect(await app.db.prisma.staff.count({ where: { active: false } })).toBe(0);
  });

  it('brings back whom the contacts took away, never whom the staff table marked', async () => {
    await sync();
    const { users } = simulator.people;
    simulator.people.users = users.filter(user => user.userid !== 'he');
    await app.db.prisma.staff.update({ where: { id: 'lina' }, data: { active: false } });
    await sync();
    expect((await staff('he'))?.active).toBe(false);
    simulator.people.users = users;
    expect(await sync()).toMatchObject({ people: { returned: 1, keptDeparted: ['李娜'] } });
    expect((await staff('he'))?.active).toBe(true);
    expect((await staff('lina'))?.active).toBe(false);
  });
});

describe('events', () => {
  beforeEach(() => sync());

  it('are read again together, whatever their order and number', async () => {
    await simulator.hire({ userid: 'NewOne', name: '新来', department: [departmentOf('市场部')] });
    await simulator.change('NewOne', { name: '新人' });
    await simulator.event('sys', 'change_contact', { ChangeType: 'create_user', UserID: 'NewOne', Name: '新来' });
    await simulator.event('sys', 'change_contact', { ChangeType: 'delete_user', UserID: 'lina' });
    expect(await app.db.prisma.contactMark.count()).toBe(2);
    expect(await staff('NewOne')).toBeNull();
    await minutesLater();
    // Deleted only by an event: still in the contacts.
    expect((await staff('lina'))?.active).toBe(true);
    expect(await staff('NewOne')).toMatchObject({ name: '新人', unitId: 'market', active: true });
    expect(await app.db.prisma.contactMark.count()).toBe(0);
  });

  it('read tags and departments again', async () => {
    await simulator.retag(simulator.people.tags.find(tag => tag.tagname === '质控岗')!.tagid, ['he']);
    simulator.people.departments.push({ id: 200, name: '开江县分公司', parentid: departmentOf('市分公司') });
    await simulator.event('sys', 'change_contact', { ChangeType: 'create_party', Id: 200, Name: '开江县分公司' });
    await minutesLater();
    expect((await staff('he'))?.roles).toContain('qualityOfficer');
    expect(await unit('开江县分公司')).toMatchObject({ kind: 'countyBranch' });
  });

  it('carry a renamed account over', async () => {
    await simulator.change('he', { userid: 'he2' });
    await minutesLater();
    expect(await staff('he')).toMatchObject({ active: false, standInId: 'he2' });
    expect(await staff('he2')).toMatchObject({ active: true, roles: ['manager'] });
    expect((await unit('市场部')).headId).toBe('he2');
  });

  it('of somebody who left end what they may do, and tell whoever has to know', async () => {
    await simulator.leave('tang');
    await simulator.event('sys', 'change_contact', { ChangeType: 'delete_user', UserID: 'tang' });
    await minutesLater();
    expect(await staff('tang')).toMatchObject({ active: false, leftContactsAt: expect.any(Date) });
    expect(await app.db.prisma.auditEvent.count({ where: { action: 'staff.left', subjectId: 'tang' } })).toBe(1);
    expect(await app.directory.actor(app.db.prisma, 'tang')).toBeUndefined();
  });
});

it('reads contacts at the first start, once of however many instances, and not again at the next', async () => {
  await app.start();
  // Another instance that starts beside it, and one that starts later.
  await app.services.org.ensureFirst();
  await app.drain();
  expect(await app.services.org.lastSynced()).toEqual(START);
  await app.services.org.ensureFirst();
  await app.drain();
  expect(await app.db.prisma.auditEvent.count({ where: { action: 'contacts.synced' } })).toBe(1);
});

it('without an app says what is missing', async () => {
  const bare = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent' }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: START },
  });
  await expect(bare.services.org.sync({ by: 'operator', apply: true })).rejects.toMatchObject({ code: 'wrongState' });
  await bare.stop();
});

it('fills an installation that has only its first administrator', async () => {
  const bare = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent', DEMO: 'off', ADMIN: 'root', ...simulator.environment }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: START },
  });
  const result = await bare.services.org.sync({ by: 'operator', apply: true });
  expect(result).toMatchObject({ kind: 'synced', units: { linked: 1 } });
  // The company it began with is the company; whoever is in what is not settled yet is in what is above it.
  const [top, ...others] = await bare.db.prisma.orgUnit.findMany({ where: { parentId: null } });
  expect(others).toEqual([]);
  expect(top).toMatchObject({ id: 'company', name: '市分公司' });
  const staffed = await bare.db.prisma.staff.findUniqueOrThrow({ where: { id: 'root' } });
  expect(staffed).toMatchObject({ name: '严帆', roles: ['admin'] });
  expect(await bare.db.prisma.staff.count()).toBe(simulator.people.users.length);
  await bare.stop();
});

it('is asked for in the chat by the administrator alone, with what came of it in words', async () => {
  let count = 0;
  async function say(who: string, text: string): Promise<string> {
    const id = `m${++count}`;
    await app.accept({ id, channel: 'wecomApp', conversationId: `u:${who}`, senderId: who, text });
    await app.drain();
    const rows = await app.db.prisma.outboxMessage.findMany({ where: { causeId: id } });
    return rows.map(row => (row.payload as { text: string }).text).join('\n');
  }
  expect(await say('wu', '同步通讯录')).toContain('没有这项操作的权限');
  simulator.people.departments.push({ id: 103, name: '渠道中心', parentid: departmentOf('市分公司') });
  const synced = await say('root', '同步通讯录');
  expect(synced).toContain('通讯录已同步');
  expect(synced).toContain('待定单位 1 个：渠道中心');
  expect(await say('root', '待定单位')).toContain('渠道中心（上级：市分公司）');
  expect(await say('root', '渠道中心是市公司部门')).toContain('已记为市公司部门');
  simulator.people.users = simulator.people.users.slice(0, 8);
  expect(await say('root', '同步通讯录')).toContain('确认离岗并同步');
  expect(await say('root', '确认离岗并同步')).toContain('离岗 17 人');
  simulator.faults.command('fail * 60020 100');
  expect(await say('root', '同步通讯录')).toContain('没能读取企业微信通讯录');
});
