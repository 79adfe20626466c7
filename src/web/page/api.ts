import type { Message, MessagesAnswer, PeopleAnswer, Place } from './protocol.ts';

/** How many messages one page of history holds. */
export const pageSize = 50;

/** A request the server refused: `reason` is its Chinese sentence, or null where it gave none. */
export interface Refusal {
  kind: 'refused';
  status: number;
  reason: string | null;
}

export type Outcome<T> = { kind: 'ok'; value: T } | Refusal | { kind: 'unreachable' };

function query(place: Place, more: Record<string, string> = {}): string {
  return new URLSearchParams({ as: place.as, ...(place.room ? { room: place.room } : {}), ...more }).toString();
}

async function reasonOf(response: Response): Promise<string | null> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string') {
      return body.error;
    }
  } catch {
    // Not JSON: a proxy's or the framework's own page. The caller has a sentence for that.
  }
  return null;
}

async function request<T>(path: string, init?: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, init);
    if (!response.ok) return { kind: 'refused', status: response.status, reason: await reasonOf(response) };
    const body = await response.text();
    return { kind: 'ok', value: (body === '' ? {} : JSON.parse(body)) as T };
  } catch {
    return { kind: 'unreachable' };
  }
}

function post<T>(path: string, body: unknown): Promise<Outcome<T>> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The server's calls, as the page's state needs them; a test passes its own. */
export const api = {
  people: (): Promise<Outcome<PeopleAnswer>> => request('/api/chat/people'),

  /** Ascending; the newest page, or the page before `before`. */
  messages: (place: Place, before?: number): Promise<Outcome<MessagesAnswer>> =>
    request(
      `/api/chat/messages?${query(place, {
        ...(before === undefined ? {} : { before: String(before) }),
        limit: String(pageSize),
      })}`,
    ),

  upload: (place: Place, clientId: string, file: File): Promise<Outcome<{ message: Message }>> => {
    const form = new FormData();
    form.append('file', file, file.name);
    return request(`/api/chat/files?${query(place, { clientId })}`, { method: 'POST', body: form });
  },

  read: (place: Place, seq: number): Promise<Outcome<unknown>> => post(`/api/chat/read?${query(place)}`, { seq }),

  advance: (as: string, advance: string): Promise<Outcome<{ now: string }>> =>
    post(`/api/chat/clock?${query({ as })}`, { advance }),
};

export type Api = typeof api;
