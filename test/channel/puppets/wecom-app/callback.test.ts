import { encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import type { ChannelInbound } from '../../../../src/channel/inbound.ts';
import {
  type CallbackRequest,
  createCallback,
  type RefusalReason,
} from '../../../../src/channel/puppets/wecom-app/callback.ts';
import { createCallbackCrypto } from '../../../../src/channel/puppets/wecom-app/crypto.ts';
import type { AppEvent, Click } from '../../../../src/channel/puppets/wecom-app/inbound-message.ts';
import { CALLBACK_BYTES, REPLAY_WINDOW_S } from '../../../../src/channel/puppets/wecom-app/limits.ts';

const KEYS = { callbackToken: 'token', callbackAesKey: 'a'.repeat(43), corpId: 'ww1234567890abcdef' };
const AGENT = '1000002';
const NOW = new Date('2026-11-02T09:00:00+08:00');
const HEAD = `<ToUserName><![CDATA[${KEYS.corpId}]]></ToUserName>`;
const TEXT = `<xml>${HEAD}<FromUserName><![CDATA[00817]]></FromUserName><CreateTime>1793581200</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[查标准]]></Content><MsgId>7012345678901234567</MsgId><AgentID>${AGENT}</AgentID></xml>`;

function setUp({ fails = false } = {}) {
  const accepted: ChannelInbound[] = [];
  const events: AppEvent[] = [];
  const clicks: Click[] = [];
  const errors: Error[] = [];
  const refused: RefusalReason[] = [];
  const callback = createCallback({
    crypto: createCallbackCrypto(KEYS),
    settings: { corpId: KEYS.corpId, agentId: AGENT },
    now: () => NOW,
    accept: async inbound => {
      if (fails) throw new Error('not stored');
      accepted.push(inbound);
    },
    onEvent: async event => {
      if (fails) throw new Error('not stored');
      events.push(event);
    },
    onRefused: reason => void refused.push(reason),
    onClick: click => clicks.push(click),
    onError: error => errors.push(error as Error),
  });
  return { callback, accepted, events, clicks, errors, refused };
}

interface Sealing {
  corpId?: string;
  aesKey?: string;
  token?: string;
  atS?: number;
  outer?: string;
  agent?: string;
}

/** As the platform sends it, by an implementation that is not ours. */
function sealed(xml: string, sealing: Sealing = {}): CallbackRequest {
  const encrypted = encrypt(sealing.aesKey ?? KEYS.callbackAesKey, xml, sealing.corpId ?? KEYS.corpId);
  const timestamp = String(sealing.atS ?? NOW.getTime() / 1000);
  const nonce = '12345';
  return {
    method: 'POST',
    query: {
      msg_signature: getSignature(sealing.token ?? KEYS.callbackToken, timestamp, nonce, encrypted),
      timestamp,
      nonce,
    },
    body: `<xml>${sealing.outer ?? HEAD}<Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${sealing.agent ?? AGENT}]]></AgentID></xml>`,
  };
}

const textWith = (fields: string) =>
  `<xml>${HEAD}<FromUserName>zhou</FromUserName><CreateTime>1</CreateTime>${fields}</xml>`;

describe("the app's callback", () => {
  it('answers the URL check with the bare echo', async () => {
    const { callback } = setUp();
    const { query, body } = sealed('1616140317555161061');
    const echostr = /CDATA\[([^\]]+)\]\]><\/Encrypt>/.exec(body)![1]!;
    expect(await callback({ method: 'GET', query: { ...query, echostr }, body: '' })).toEqual({
      status: 200,
      body: '1616140317555161061',
    });
    expect((await callback({ method: 'GET', query: { ...query, echostr: `${echostr}A` }, body: '' })).status).toBe(403);
    expect((await callback({ method: 'GET', query, body: '' })).status).toBe(400);
  });

  it('answers with an empty 200 once it is stored, and tells the platform to repeat what was not', async () => {
    const good = setUp();
    expect(await good.callback(sealed(TEXT))).toEqual({ status: 200, body: '' });
    expect(good.accepted).toEqual([{ id: 'app:7012345678901234567', senderId: '00817', text: '查标准' }]);
    const bad = setUp({ fails: true });
    expect(await bad.callback(sealed(TEXT))).toEqual({ status: 500, body: '' });
    expect(bad.errors).toHaveLength(1);
  });

  it.each<[string, () => CallbackRequest, number, RefusalReason]>([
    ['not encrypted', () => ({ ...sealed(TEXT), body: TEXT }), 400, 'unsigned'],
    ['without a signature', () => ({ ...sealed(TEXT), query: {} }), 400, 'unsigned'],
    ['wrongly signed', () => sealed(TEXT, { token: 'guessed' }), 403, 'wrongSignature'],
    [
      'signed for another moment',
      () => ({ ...sealed(TEXT), query: { ...sealed(TEXT).query, timestamp: '1' } }),
      403,
      'wrongSignature',
    ],
    ['replayed too late', () => sealed(TEXT, { atS: NOW.getTime() / 1000 - REPLAY_WINDOW_S - 1 }), 403, 'wrongTime'],
    ['from the future', () => sealed(TEXT, { atS: NOW.getTime() / 1000 + REPLAY_WINDOW_S + 1 }), 403, 'wrongTime'],
    ['sealed for another company', () => sealed(TEXT, { corpId: 'ww0000000000000000' }), 403, 'sealedForOthers'],
    ['sealed with another key', () => sealed(TEXT, { aesKey: 'b'.repeat(43) }), 403, 'sealedForOthers'],
    [
      'for another company outside',
      () => sealed(TEXT, { outer: '<ToUserName><![CDATA[ww0000000000000000]]></ToUserName>' }),
      403,
      'otherApp',
    ],
    ['for another app outside', () => sealed(TEXT, { agent: '1000003' }), 403, 'otherApp'],
    ['for another app inside', () => sealed(TEXT.replace(AGENT, '1000003')), 403, 'otherApp'],
    ['for another company inside', () => sealed(TEXT.replace(KEYS.corpId, 'ww0000000000000000')), 403, 'otherApp'],
    [
      'of another content than was signed',
      () => ({ ...sealed(TEXT), body: sealed(TEXT.replace('查', '删')).body }),
      403,
      'wrongSignature',
    ],
    ['with a document type', () => sealed(`<!DOCTYPE xml [<!ENTITY a "b">]>${TEXT}`), 400, 'unreadable'],
    ['with one after a remark', () => sealed(`<!-- <![CDATA[ --><!DOCTYPE xml><!-- ]]> -->${TEXT}`), 400, 'unreadable'],
    ['with one inside', () => sealed(TEXT.replace('<MsgId>', '<!DOCTYPE xml><MsgId>')), 400, 'unreadable'],
    ['with an entity inside', () => sealed(TEXT.replace('<MsgId>', '<!ENTITY a "b"><MsgId>')), 400, 'unreadable'],
    ['that is no XML', () => sealed('{"MsgType":"text"}'), 400, 'unreadable'],
    ['that is not closed', () => sealed(TEXT.slice(0, -6)), 400, 'unreadable'],
    ['too large', () => ({ ...sealed(TEXT), body: 'x'.repeat(CALLBACK_BYTES + 1) }), 413, 'tooLarge'],
  ])('refuses a request %s', async (_what, request, status, reason) => {
    const { callback, accepted, events, errors, refused } = setUp();
    expect(await callback(request())).toEqual({ status, body: '' });
    expect([...accepted, ...events]).toEqual([]);
    // For the log: nothing of the message, no key, and no failure of ours.
    expect(refused).toEqual([reason]);
    expect(errors).toEqual([]);
  });

  it.each([
    ['<!DOCTYPE html> 这是什么', '<!DOCTYPE html> 这是什么'],
    ['<!ENTITY a "b">', '<!ENTITY a "b">'],
    ['查\u0001标\u0000准\u000b', '查标准'],
    ['查标准\ud83d', '查标准'],
  ])('takes a text like %j', async (said, text) => {
    const { callback, accepted, refused } = setUp();
    expect(await callback(sealed(TEXT.replace('查标准', said)))).toEqual({ status: 200, body: '' });
    expect(refused).toEqual([]);
    expect(accepted).toEqual([{ id: 'app:7012345678901234567', senderId: '00817', text }]);
  });

  it('parses nothing before the signature is right', async () => {
    const { callback, refused } = setUp();
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">]><xml>${HEAD}<Encrypt>&a;&a;</Encrypt></xml>`;
    expect((await callback({ ...sealed(TEXT), body: bomb })).status).toBe(400);
    expect(refused).toEqual(['unsigned']);
  });

  it.each<[string, string, Partial<ChannelInbound>]>([
    [
      'an image',
      '<MsgType>image</MsgType><PicUrl>http://x</PicUrl><MediaId>m1</MediaId>',
      { text: '', media: { kind: 'image', ref: { mediaId: 'm1' } } },
    ],
    [
      'a voice',
      '<MsgType>voice</MsgType><MediaId>m2</MediaId><Format>amr</Format>',
      { media: { kind: 'voice', ref: { mediaId: 'm2', format: 'amr' } } },
    ],
    ['a video', '<MsgType>video</MsgType><MediaId>m3</MediaId>', { media: { kind: 'video', ref: { mediaId: 'm3' } } }],
    ['a place', '<MsgType>location</MsgType>', { text: '', unusable: 'location' }],
    ['a link', '<MsgType>link</MsgType><Title>t</Title>', { text: '', unusable: 'link' }],
    ['something new', '<MsgType>hologram</MsgType>', { text: '', unusable: 'other' }],
    ['a text that looks like markup', '<MsgType>text</MsgType><Content>&lt;b&gt;&#x4f60;</Content>', { text: '<b>你' }],
  ])('takes %s', async (_what, fields, expected) => {
    const { callback, accepted } = setUp();
    expect((await callback(sealed(textWith(`${fields}<MsgId>9</MsgId>`)))).status).toBe(200);
    expect(accepted).toEqual([expect.objectContaining({ id: 'app:9', senderId: 'zhou', ...expected })]);
  });

  const click = (key: string, more = '') =>
    textWith(
      `<MsgType>event</MsgType><Event>template_card_event</Event><EventKey><![CDATA[${key}]]></EventKey><TaskId>t1</TaskId><ResponseCode>c1</ResponseCode>${more}`,
    );
  const selected = (id: string) =>
    `<SelectedItems><SelectedItem><QuestionKey>choice</QuestionKey><OptionIds><OptionId><![CDATA[${id}]]></OptionId></OptionIds></SelectedItem></SelectedItems>`;

  it.each<[string, string, string, string]>([
    ['a button', click('4:确认提交好的'), '确认提交', '好的'],
    ['a key of somebody else', click('confirm'), 'confirm', 'confirm'],
    ['a vote', click('submit', selected('1:2第二项')), '2', '第二项'],
  ])('takes a click on %s', async (_what, xml, key, label) => {
    const { callback, accepted, clicks } = setUp();
    await callback(sealed(xml));
    expect(accepted).toEqual([expect.objectContaining({ senderId: 'zhou', text: key, action: { taskId: 't1', key } })]);
    expect(clicks).toEqual([{ userId: 'zhou', responseCode: 'c1', chosen: { key, label } }]);
  });

  it('knows a repeated click, and tells two choices of one second apart', async () => {
    const { callback, accepted } = setUp();
    for (const xml of [
      click('1:1a'),
      click('1:1a'),
      click('1:2b'),
      click('submit', selected('1:1a')),
      click('submit', selected('1:2b')),
    ])
      await callback(sealed(xml));
    const ids = accepted.map(each => each.id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^app:/);
  });

  it('does not show a click as used before it is stored', async () => {
    const { callback, clicks } = setUp({ fails: true });
    expect((await callback(sealed(click('1:1a')))).status).toBe(500);
    expect(clicks).toEqual([]);
  });

  it.each<[string, string, AppEvent[]]>([
    [
      'somebody who joined',
      '<Event>change_contact</Event><ChangeType>create_user</ChangeType><UserID>00042</UserID>',
      [{ kind: 'userChanged', userId: '00042' }],
    ],
    [
      'somebody who left',
      '<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>ZhouJie</UserID>',
      [{ kind: 'userDeleted', userId: 'ZhouJie' }],
    ],
    [
      'a department',
      '<Event>change_contact</Event><ChangeType>delete_party</ChangeType><Id>7</Id>',
      [{ kind: 'partyDeleted', partyId: '7' }],
    ],
    ['the end of the app', '<Event>close_inactive_agent</Event>', [{ kind: 'closedForInactivity' }]],
    ['an event of no concern', '<Event>LOCATION</Event>', []],
  ])('tells of %s', async (_what, fields, expected) => {
    const { callback, events, accepted } = setUp();
    expect((await callback(sealed(textWith(`<MsgType>event</MsgType>${fields}`)))).status).toBe(200);
    expect(events).toEqual(expected);
    expect(accepted).toEqual([]);
  });

  it('takes changes of the contacts that name no app', async () => {
    const { callback, events } = setUp();
    const xml = textWith(
      '<MsgType>event</MsgType><Event>change_contact</Event><ChangeType>update_tag</ChangeType><TagId>3</TagId>',
    );
    const request = sealed(xml, { agent: '' });
    expect((await callback(request)).status).toBe(200);
    expect(events).toEqual([{ kind: 'tagChanged', tagId: '3' }]);
  });
});
