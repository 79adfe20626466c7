import { describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin } from '../../src/web/guard.ts';

describe('Host', () => {
  it.each([
    ['127.0.0.1:3000', '127.0.0.1', true],
    ['localhost:3000', '127.0.0.1', true],
    ['LOCALHOST:3000', '127.0.0.1', true],
    ['[::1]:3000', '::1', true],
    ['localhost', '127.0.0.1', true],
    // Behind a port forward the port differs; the name is what protects.
    ['localhost:8080', '127.0.0.1', true],
    ['rebound.example:3000', '127.0.0.1', false],
    ['127.0.0.1.evil.example:3000', '127.0.0.1', false],
    ['localhost.evil.example', '127.0.0.1', false],
    ['user@localhost', '127.0.0.1', false],
    ['localhost:3000/x', '127.0.0.1', false],
    ['', '127.0.0.1', false],
    [undefined, '127.0.0.1', false],
    // An address of the network cannot be a rebound name, but here nobody asked for one.
    ['192.168.1.20:3000', '127.0.0.1', false],
    ['192.168.1.20:3000', '0.0.0.0', true],
    ['demo.intranet:3000', 'demo.intranet', true],
    ['other.intranet:3000', 'demo.intranet', false],
    ['rebound.example:3000', '0.0.0.0', false],
  ])('%s, bound to %s: %s', (header, bound, expected) => {
    expect(isOwnHost(header, bound)).toBe(expected);
  });
});

describe('Origin', () => {
  it.each([
    [undefined, 'localhost:3000', true],
    ['http://localhost:3000', 'localhost:3000', true],
    ['http://127.0.0.1:3000', 'localhost:3000', false],
    ['http://localhost:5173', 'localhost:3000', false],
    ['https://evil.example', 'localhost:3000', false],
    ['file://localhost:3000', 'localhost:3000', false],
    ['null', 'localhost:3000', false],
  ])('%s to %s: %s', (origin, host, expected) => {
    expect(isOwnOrigin(origin, host)).toBe(expected);
  });
});
