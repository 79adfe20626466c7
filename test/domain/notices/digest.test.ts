import { expect, it } from 'vitest';
import { deliveryOf } from '../../../src/domain/notices/digest.ts';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const of = (code: string, urgent = false) => ({ recipientId: 'pan', content: { code }, urgent });

it.each([
  // a reminder of …, goes out at …, in the digest of …
  ['2026-11-05 08:30', '2026-11-05 08:35', 'digest:pan:2026-11-05', 'the usual hour of reminders'],
  ['2026-11-05 08:35', '2026-11-05 08:35', 'digest:pan:2026-11-05', 'the very minute'],
  ['2026-11-05 08:36', '2026-11-05 08:36', undefined, 'after it, at once'],
  ['2026-11-05 17:00', '2026-11-05 17:00', undefined, 'in the day, at once'],
  ['2026-11-05 22:00', '2026-11-06 08:35', 'digest:pan:2026-11-06', 'at night, with the next morning’s'],
  ['2026-11-05 02:00', '2026-11-05 08:35', 'digest:pan:2026-11-05', 'before the morning'],
])('a reminder of %s goes out at %s (%s): %s', (now, when, digest, _why) => {
  expect(deliveryOf(of('reportReminder'), at(now))).toEqual({ at: at(when), ...(digest && { digest }) });
});

it('news and what is urgent are not put together', () => {
  expect(deliveryOf(of('rectificationOpened'), at('2026-11-05 08:30'))).toEqual({ at: at('2026-11-05 08:30') });
  expect(deliveryOf(of('rectificationOpened'), at('2026-11-05 02:00'))).toEqual({ at: at('2026-11-05 08:00') });
  expect(deliveryOf(of('reportReminder', true), at('2026-11-05 02:00'))).toEqual({ at: at('2026-11-05 02:00') });
});
