// Success results of a client, each with its intact case and every way to break it: the answer, the vendor, a secret, the clock.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type HttpRequest, type HttpResponse, UnreachableError } from '../../src/http/types.js';
import { openTestVendor, type TestedService, type TestVendor, type TestVendorOptions } from './emulator-http.js';

/** Prepares a broken environment before the result is requested. */
export type Break = {
  readonly options?: TestVendorOptions;
  readonly prepare?: (vendor: TestVendor) => void | Promise<void>;
  /** Changes the answer that carries the word. */
  readonly answer?: (response: HttpResponse) => HttpResponse | UnreachableError;
};

export interface GreenWord {
  /** What the result claims, and about what. */
  readonly name: string;
  /** The result, as the client returns it. */
  readonly word: string;
  readonly options?: TestVendorOptions;
  ask(vendor: TestVendor): Promise<unknown>;
  /** Finds the request whose answer carries the result; of several calls, the one to break. */
  carries(request: HttpRequest): boolean;
  /** Members that the answer must have, with other values that are also valid and therefore break nothing. */
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
  /** Status codes under which the same body is no success. */
  readonly badStatus?: readonly number[];
  readonly breaks?: Readonly<Record<string, Break>>;
}

const ODD_VALUES: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'undefined',
  'null',
  '[object Object]',
  [],
  {},
  false,
];
const PAGES = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '"ok"',
  '<html><body>Welcome</body></html>',
  '{"code":0',
  '{"success":true}',
];

const stopped = (): UnreachableError =>
  new UnreachableError({ reason: 'timeout', host: 'vendor.test', message: 'stopped', neverArrived: false });

function withField(body: string, path: string, value: unknown): string {
  const copy = JSON.parse(body) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place = copy;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return JSON.stringify(copy);
}

function readField(body: string, path: string): unknown {
  let value: unknown = JSON.parse(body);
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}

/** The result after that answer was changed, and whether there was such an answer. */
async function wordOf(
  service: TestedService,
  green: GreenWord,
  broken: Break = {},
): Promise<{ readonly word: unknown; readonly carried: number; readonly body: string }> {
  const vendor = openTestVendor(service, { ...green.options, ...broken.options });
  await broken.prepare?.(vendor);
  let carried = 0;
  let body = '';
  vendor.tamperAnswers((response, request) => {
    if (!green.carries(request)) return response;
    carried += 1;
    body = response.body;
    return broken.answer?.(response) ?? response;
  });
  return { word: await green.ask(vendor), carried, body };
}

/** Runs a table: the intact case gives the result, each broken one does not. */
export function testGreenWords(service: TestedService, words: readonly GreenWord[]): void {
  describe.each(words)(`${service.id}: $name`, (green) => {
    const goes = async (broken: Break): Promise<void> => {
      expect((await wordOf(service, green, broken)).word).not.toBe(green.word);
    };

    it('is returned after an intact answer', async () => {
      const { word, carried } = await wordOf(service, green);
      expect(word).toBe(green.word);
      expect(carried).toBeGreaterThan(0);
    });

    it('is not returned when the vendor is stopped', () => goes({ answer: stopped }));

    it.each(PAGES.map((page) => ({ page })))('is not returned after the page $page', ({ page }) =>
      goes({ answer: (response) => (response.body === page ? stopped() : { ...response, body: page }) }),
    );

    it.each((green.badStatus ?? [204, 302, 404, 500, 502]).map((status) => ({ status })))(
      'is not returned when the same body has HTTP status $status',
      ({ status }) => goes({ answer: (response) => ({ ...response, status }) }),
    );

    const places = Object.entries(green.fields).map(([path, alsoRight]) => ({ path, alsoRight }));
    it.each(places)('is not returned with any wrong value of $path', async ({ path, alsoRight }) => {
      const { body } = await wordOf(service, green);
      const right = [readField(body, path), ...alsoRight];
      expect(right[0]).not.toBe(undefined);
      for (const value of ODD_VALUES) {
        if (right.some((item) => isDeepStrictEqual(item, value))) continue;
        const { word } = await wordOf(service, green, {
          answer: (response) => ({ ...response, body: withField(response.body, path, value) }),
        });
        expect(word === green.word ? `still ${green.word} with ${path} = ${JSON.stringify(value)}` : 'gone').toBe(
          'gone',
        );
      }
    });

    const breaks = Object.entries(green.breaks ?? {}).map(([name, broken]) => ({ name, broken }));
    if (breaks.length > 0) it.each(breaks)('is not returned: $name', ({ broken }) => goes(broken));
  });
}

/** Changes the JSON of an answer. */
export const json =
  (change: (body: Record<string, unknown>) => unknown): NonNullable<Break['answer']> =>
  (response) => ({ ...response, body: JSON.stringify(change(JSON.parse(response.body) as Record<string, unknown>)) });

/** Replaces the whole answer. */
export const page =
  (body: string, status = 200): NonNullable<Break['answer']> =>
  (response) => ({ ...response, status, body });

export const pathEnds =
  (end: string) =>
  (request: HttpRequest): boolean =>
    new URL(request.url).pathname.endsWith(end);
