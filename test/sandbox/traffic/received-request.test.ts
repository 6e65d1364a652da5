// A request as the sandbox receives it: address, header names, and the list of rules it passed.
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChecker, RuleBook } from '../../../src/push/emulator/rule-checker.js';
import { byLowerCaseName, targetOf } from '../../../src/sandbox/traffic/received-request.js';
import { t } from '../../../src/text/language.js';

const asked = (url: string): IncomingMessage => ({ url }) as IncomingMessage;

describe('sandbox › the address of a request', () => {
  it('is the one a URL parser reads, however it is written', () => {
    const piece = fc.constantFrom(
      'vivo',
      'message',
      'messages:send',
      '.',
      '..',
      '%2e',
      'a.b',
      '',
      '-',
      '~',
      '測',
      '?',
      'a=1',
      '&',
      '#',
      ' ',
      '\\',
      '@',
    );
    const anyAddress = fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('/')}`);
    fc.assert(
      fc.property(
        fc.oneof(
          anyAddress,
          fc.webPath(),
          fc.string().map((text) => `/${text}`),
        ),
        (address) => {
          const url = new URL(`http://sandbox/${address.replace(/^\/+/, '')}`);
          const target = targetOf(asked(address));
          expect([target?.path, target?.query.toString()]).toEqual([url.pathname, url.searchParams.toString()]);
        },
      ),
    );
  });

  it('is read without a host in front of it', () => {
    expect(targetOf(asked('http://elsewhere.test/vivo/message/send?a=1'))?.path).toBe('/vivo/message/send');
    expect(targetOf(asked('//elsewhere.test/vivo'))?.path).toBe('/elsewhere.test/vivo');
  });
});

describe('sandbox › header names', () => {
  it('are found in lower case, joined when they occur twice, and never taken from Object.prototype', () => {
    const headers = byLowerCaseName([
      ['AuthToken', 'a'],
      ['X-Two', '1'],
      ['x-two', '2'],
      ['__proto__', 'p'],
    ]);
    expect(headers['authtoken']).toBe('a');
    expect(headers['x-two']).toBe('1, 2');
    expect(headers['constructor']).toBeUndefined();
    expect(Object.entries(headers)).toContainEqual(['__proto__', 'p']);
  });
});

describe('sandbox › rule results', () => {
  const rule = (id: string) => ({ id, title: t(id, id), code: '1', mark: 'A', source: 'test' }) as const;
  const options = { strict: false, ruleSets: new Set<never>() };

  it('are one list for messages that passed the same rules, and a separate list where one was broken', () => {
    const book = new RuleBook([rule('x/one'), rule('x/two')]);
    const trailOf = (second: boolean, detail?: string) => {
      const checker = openChecker(book, options);
      checker.allows('x/one', true);
      checker.allows('x/two', second, detail);
      return book.settle(checker.trail);
    };
    const first = trailOf(true);
    expect(trailOf(true)).toBe(first);
    const broken = trailOf(false, 'why');
    expect(broken).toEqual([
      { rule: 'x/one', verdict: 'passed' },
      { rule: 'x/two', verdict: 'broken', detail: { en: 'why', zh: 'why' } },
    ]);
    expect(trailOf(false, 'another')).not.toBe(broken);
    expect(trailOf(true)).toEqual(first);
  });
});
