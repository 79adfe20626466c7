import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wecomCallbackRoute } from '../../src/web/wecom/callback.ts';

const BODY = '<xml><Encrypt>abc</Encrypt></xml>';
const server = fastify();
const bodies: string[] = [];

beforeAll(async () => {
  await server.register(async wecom =>
    wecomCallbackRoute(wecom, async ({ body }) => {
      bodies.push(body);
      return { status: 200, body: '' };
    }),
  );
});
afterAll(() => server.close());

const post = (type: string | undefined, payload = BODY) =>
  server.inject({
    method: 'POST',
    url: '/wecom/callback?msg_signature=x',
    payload,
    headers: type === undefined ? {} : { 'content-type': type },
  });

it.each([
  'text/xml',
  'text/xml; charset=utf-8',
  'application/xml',
  'application/json',
  'multipart/form-data; boundary=x',
  'xml',
  'text/',
  ';',
  '',
  undefined,
])('hands on the body as it came, whatever type it claims: %s', async type => {
  bodies.length = 0;
  expect((await post(type)).statusCode).toBe(200);
  expect(bodies).toEqual([BODY]);
});

it.each(['text/xml', 'xml', undefined])('takes no larger one for a type that is none: %s', async type => {
  bodies.length = 0;
  expect((await post(type, 'x'.repeat(600_001))).statusCode).toBe(413);
  expect(bodies).toEqual([]);
});
