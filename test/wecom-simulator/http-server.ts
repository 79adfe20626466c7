import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Company } from './company.ts';
import type { Faults } from './faults.ts';
import { LIMITS } from './limits.ts';
import { answer, type createSending, failed, type Reply } from './sending.ts';

export interface HttpServerOptions {
  company: Company;
  faults: Faults;
  sending: ReturnType<typeof createSending>;
  now: () => Date;
  /** What else the same address serves; true when it has answered. */
  elsewhere: (request: IncomingMessage, response: ServerResponse) => boolean;
}

type Query = Record<string, string | undefined>;
type Endpoint = (query: Query, raw: string) => Reply;

/** The platform's HTTP API below `/cgi-bin/` (WX/90664). */
export async function createHttpServer({ company, faults, sending, now, elsewhere }: HttpServerOptions) {
  const server = Fastify({ bodyLimit: LIMITS.fileBytes * 2, forceCloseConnections: true });
  await server.register(multipart, { limits: { fileSize: LIMITS.fileBytes + 1, files: 1 } });
  // JSON is compared as it was sent, so it is kept as it was sent.
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  server.setNotFoundHandler((request, reply) => {
    if (!elsewhere(request.raw, reply.raw)) return reply.code(404).send();
    return reply.hijack();
  });

  const calls = { minute: -1, byPath: new Map<string, number>() };
  const cutAfter = new WeakSet<FastifyRequest>();

  /** Per API and per address, the latter being one here (WX/90454). */
  function isTooOften(path: string): boolean {
    const minute = Math.floor(now().getTime() / 60_000);
    if (calls.minute !== minute) {
      calls.minute = minute;
      calls.byPath.clear();
    }
    const count = (calls.byPath.get(path) ?? 0) + 1;
    calls.byPath.set(path, count);
    const all = [...calls.byPath.values()].reduce((sum, each) => sum + each, 0);
    return count > LIMITS.apiPerMinute || all > LIMITS.addressPerMinute;
  }

  server.addHook('preHandler', async (request, reply) => {
    const path = request.url.split('?')[0]!.replace(/^\/cgi-bin\//, '');
    if (!request.url.startsWith('/cgi-bin/')) return;
    const fault = faults.forApi(path);
    if (fault?.does === 'slow') await pause(fault.ms);
    if (fault?.does === 'cutBefore') {
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    if (fault?.does === 'cutAfter') cutAfter.add(request);
    if (fault?.does === 'errcode') return reply.send(failed(fault.errcode, `fault, from ip: ${request.ip}`));
    if (isTooOften(path)) return reply.send(failed(45009, 'api freq out of limit'));
    if (path === 'gettoken') return;
    const errcode = company.checkToken((request.query as Query).access_token ?? '');
    if (errcode !== 0) return reply.send(failed(errcode, errcode === 42001 ? 'access_token expired' : 'invalid token'));
  });
  server.addHook('onSend', async (request, _reply, payload) => {
    if (cutAfter.has(request)) request.raw.socket.destroy();
    return payload;
  });

  const { people } = company;
  const endpoints: Record<string, Endpoint> = {
    gettoken: ({ corpid, corpsecret }) => {
      if (corpid !== company.corpId) return failed(40013, 'invalid corpid');
      return corpsecret === company.secret ? answer(company.issueToken()) : failed(40001, 'invalid credential');
    },
    'message/send': (_query, raw) => sending.send(raw),
    'message/update_template_card': (_query, raw) => sending.update(JSON.parse(raw) as Record<string, unknown>),
    'message/recall': (_query, raw) => sending.recall((JSON.parse(raw) as { msgid: string }).msgid),
    'department/list': () => answer({ department: people.departments.map(each => ({ order: 0, ...each })) }),
    'user/list': ({ department_id }) => {
      const id = Number(department_id);
      if (!people.departments.some(each => each.id === id)) return failed(60003, 'department not found');
      const userlist = people.users.filter(each => each.department.includes(id));
      return answer({ userlist: userlist.map(each => ({ status: 1, ...each })) });
    },
    'user/get': ({ userid }) => {
      const user = company.user(userid ?? '');
      return user ? answer({ status: 1, ...user }) : failed(60111, 'userid not found');
    },
    'tag/list': () => answer({ taglist: people.tags.map(({ tagid, tagname }) => ({ tagid, tagname })) }),
    'tag/get': ({ tagid }) => {
      const tag = people.tags.find(each => each.tagid === Number(tagid));
      if (!tag) return failed(40068, 'invalid tagid');
      const userlist = tag.userids.map(userid => ({ userid, name: company.user(userid)?.name ?? '' }));
      return answer({ tagname: tag.tagname, userlist, partylist: tag.partyids ?? [] });
    },
  };
  for (const [path, endpoint] of Object.entries(endpoints)) {
    server.route({
      method: ['GET', 'POST'],
      url: `/cgi-bin/${path}`,
      handler: request => {
        try {
          return endpoint(request.query as Query, typeof request.body === 'string' ? request.body : '');
        } catch {
          company.violations.push(`${path}: no JSON`);
          return failed(40058, 'wrong json format');
        }
      },
    });
  }
  server.post('/cgi-bin/media/upload', request => upload(company, request));
  server.get('/cgi-bin/media/get', (request, reply) => download(company, request, reply));
  return server;
}

const MEDIA_BYTES: Record<string, number> = {
  image: LIMITS.imageBytes,
  voice: LIMITS.voiceBytes,
  video: LIMITS.videoBytes,
  file: LIMITS.fileBytes,
};

/** WX/96484. */
async function upload(company: Company, request: FastifyRequest): Promise<Reply> {
  const refuse = (errcode: number, what: string) => {
    company.violations.push(`media/upload: ${what}`);
    return failed(errcode, what);
  };
  const { type = '' } = request.query as Query;
  const most = MEDIA_BYTES[type];
  if (most === undefined) return refuse(40005, 'invalid type');
  const part = await request.file();
  if (part?.fieldname !== 'media' || part.filename === '') return refuse(44001, 'no media');
  const content = await part.toBuffer().catch(() => undefined);
  if (!content || content.length > most || content.length < LIMITS.mediaMinBytes) return refuse(40006, 'invalid size');
  if (type === 'image' && !['ffd8ff', '89504e'].includes(content.subarray(0, 3).toString('hex')))
    return refuse(40004, 'invalid image');
  const media_id = company.keepMedia({ type, name: part.filename, content });
  return answer({ type, media_id, created_at: String(Math.floor(Date.now() / 1000)) });
}

/** WX/96485. */
function download(company: Company, request: FastifyRequest, reply: FastifyReply) {
  const media = company.findMedia((request.query as Query).media_id ?? '');
  if (!media) return reply.send(failed(40007, 'invalid media_id'));
  return reply
    .header('content-disposition', `attachment; filename="${encodeURIComponent(media.name)}"`)
    .type('application/octet-stream')
    .send(media.content);
}
