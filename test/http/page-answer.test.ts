// An HTML page instead of an answer of the service: distinguished from every real answer, and reported as one failure for all vendors.
import { describe, expect, it } from 'vitest';
import { isPage, refusePage } from '../../src/http/page-answer.js';
import type { HttpResponse, UnreachableError } from '../../src/http/types.js';

const answer = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers,
  body,
  tookMs: 1,
});

describe('a page', () => {
  it.each([
    ['a document', answer('<!DOCTYPE html>\n<html><body>Login</body></html>')],
    ['a document in capitals behind a mark and blanks', answer('\uFEFF \r\n<HTML><HEAD></HEAD></HTML>')],
    ['a document behind a comment', answer('<!-- portal --><html></html>')],
    ['a script that leads elsewhere', answer('<script>location="http://portal.test"</script>')],
    ['XHTML', answer('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">')],
    ['the words of a gateway', answer('<html>\r\n<head><title>502 Bad Gateway</title></head>', 502)],
    ['a redirect', answer('', 302, { location: 'http://portal.test/' })],
    ['a login of the network', answer('', 511)],
  ])('is recognised in %s', (_what, response) => {
    expect(isPage(response)).toBe(true);
  });

  it.each([
    ['JSON', answer('{"result":0}')],
    ['JSON under a wrong content type', answer(' [1]', 200, { 'content-type': 'text/html' })],
    ['JSON that quotes HTML', answer('{"a":"<html>"}')],
    ['a text in quotes', answer('"<html>"')],
    ['an empty answer', answer('')],
    ['plain text', answer('upstream connect error', 503)],
    ['XML of a service', answer('<?xml version="1.0"?><error><code>1</code></error>')],
    ['a redirect that brings JSON', answer('{"error":1}', 302, { location: '/x' })],
    ['304', answer('', 304, { location: '/x' })],
  ])('is not recognised in %s', (_what, response) => {
    expect(isPage(response)).toBe(false);
    expect(() => refusePage({ url: 'https://vendor.test/send' }, response)).not.toThrow();
  });

  it('is reported with host, status and title, and as in doubt unless the network itself requires a login', () => {
    const refused = (response: HttpResponse): UnreachableError | undefined => {
      try {
        refusePage({ url: 'https://vendor.test:8443/send?x=1' }, response);
        return undefined;
      } catch (error) {
        return error as UnreachableError;
      }
    };
    expect(refused(answer('<html><title>\n Wi-Fi  login </title>'))).toMatchObject({
      reason: 'page',
      host: 'vendor.test:8443',
      message: 'HTTP 200, "Wi-Fi login"',
      neverArrived: false,
    });
    expect(refused(answer('<html>', 511))).toMatchObject({ message: 'HTTP 511', neverArrived: true });
  });
});
