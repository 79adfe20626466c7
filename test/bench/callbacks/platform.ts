import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encrypt, getSignature } from '@wecom/crypto';

const CORP_ID = 'ww1234567890abcdef';
const AGENT_ID = '1000002';
const TOKEN = 'bench';
const AES_KEY = 'YmVuY2gtb2YtY2FsbGJhY2tzLTMyLWJ5dGVzLWtleSE';

/** One callback, sealed and signed, ready to be sent as often as the platform likes. */
export interface Sealed {
  id: string;
  path: string;
  body: string;
}

/** The least platform there can be, so that nearly nothing of the machine goes to it: a token, and every message taken. */
export async function startBarePlatform() {
  let [sent, numbers] = [0, 0];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.url?.startsWith('/cgi-bin/message/send')) sent += 1;
      const answer = request.url?.startsWith('/cgi-bin/gettoken')
        ? { errcode: 0, errmsg: 'ok', access_token: 'token', expires_in: 7200 }
        : { errcode: 0, errmsg: 'ok', msgid: 'm', invaliduser: '' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    sent: () => sent,
    environment: {
      ...{ WECOM_CORP_ID: CORP_ID, WECOM_AGENT_ID: AGENT_ID, WECOM_SECRET: 'bench', WECOM_API_BASE: url },
      ...{ WECOM_CALLBACK_TOKEN: TOKEN, WECOM_CALLBACK_AES_KEY: AES_KEY },
    },
    seal(userId: string, text: string): Sealed {
      const seconds = Math.floor(Date.now() / 1000);
      const id = String(7_100_000_000_000_000_000n + BigInt(seconds) * 1_000_000n + BigInt(++numbers));
      const xml = `<xml><ToUserName><![CDATA[${CORP_ID}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${id}</MsgId><AgentID>${AGENT_ID}</AgentID></xml>`;
      const encrypted = encrypt(AES_KEY, xml, CORP_ID);
      const [timestamp, nonce] = [String(seconds), String(numbers)];
      const msg_signature = getSignature(TOKEN, timestamp, nonce, encrypted);
      const path = `/wecom/callback?${new URLSearchParams({ msg_signature, timestamp, nonce })}`;
      const body = `<xml><ToUserName><![CDATA[${CORP_ID}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${AGENT_ID}]]></AgentID></xml>`;
      return { id: `app:${id}`, path, body };
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export type BarePlatform = Awaited<ReturnType<typeof startBarePlatform>>;
