import { isTokenError } from './error-codes.ts';
import { type Answer, parseAnswer, type WecomHttp, type WecomRequest } from './http.ts';
import { TOKEN_EARLY_MS } from './limits.ts';

export interface FetchedToken {
  token: string;
  expiresInS: number;
}

/** The app's token, one for all instances: fetching a new one may end the old one (WX/91039). */
export interface TokenStore {
  get(): Promise<{ token: string; expiresAt: Date } | undefined>;
  /**
   * Replaces the token by a fetched one, one caller at a time. `unlessNewerThan` is the token the caller found wanting: where another one is stored
   * meanwhile, that is returned and nothing is fetched.
   */
  renew(fetch: () => Promise<FetchedToken>, unlessNewerThan?: string): Promise<string>;
}

export interface TokenOptions {
  http: WecomHttp;
  settings: { corpId: string; secret: string };
  tokens: TokenStore;
  now: () => Date;
}

/** Requests that carry the token: renewed before its end, and once when the platform no longer takes it. */
export function createAuthorized({ http, settings, tokens, now }: TokenOptions) {
  /** Requests that find the same token wanting wait for one renewal. */
  const renewals = new Map<string, Promise<string>>();

  async function fetchToken(): Promise<FetchedToken> {
    const path = 'gettoken';
    const query = { corpid: settings.corpId, corpsecret: settings.secret };
    const { access_token, expires_in } = parseAnswer(path, await http({ path, query }));
    return { token: String(access_token), expiresInS: Number(expires_in) };
  }

  function renew(wanting: string | undefined): Promise<string> {
    const key = wanting ?? '';
    const running = renewals.get(key);
    if (running) return running;
    const renewal = tokens.renew(fetchToken, wanting).finally(() => renewals.delete(key));
    renewals.set(key, renewal);
    return renewal;
  }

  async function currentToken(): Promise<string> {
    const stored = await tokens.get();
    if (stored && stored.expiresAt.getTime() - now().getTime() > TOKEN_EARLY_MS) return stored.token;
    return renew(stored?.token);
  }

  async function send(request: WecomRequest, token: string): Promise<Answer> {
    const answer = await http({ ...request, query: { ...request.query, access_token: token } });
    // A file comes as it is; an error, also where a file was asked for, as JSON.
    if (answer.type.includes('json') || answer.type.startsWith('text/plain')) parseAnswer(request.path, answer);
    return answer;
  }

  async function authorized(request: WecomRequest): Promise<Answer> {
    const token = await currentToken();
    try {
      return await send(request, token);
    } catch (error) {
      if (!isTokenError(error)) throw error;
      return send(request, await renew(token));
    }
  }

  return { authorized, currentToken };
}

export type Authorized = ReturnType<typeof createAuthorized>['authorized'];
