// What the fuzz tests throw at readers: texts that are nearly right, JSON with the keys vendors use, and answers cut or changed on their way.
import * as fc from 'fast-check';

const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  1.5,
  '',
  ' ',
  '0',
  'null',
  '[]',
  '{}',
  '{"a":1}',
  '__proto__',
  '\u0000\u001b[2J',
  '\ud800',
  '你好',
  'x'.repeat(5_000),
  [],
  {},
  [null],
  [[]],
  [{}],
  { length: -1 },
];

/** Keys that mean something in the answer of some vendor. */
const answerKeys = [
  ...['result', 'code', 'desc', 'message', 'msg', 'error', 'error_description', 'data', 'value', 'status', 'details'],
  ...['access_token', 'expires_in', 'authToken', 'auth_token', 'create_time', 'taskId', 'requestId', 'request_id'],
  ...[
    'invalidUser',
    'invalidUsers',
    'bad_regids',
    'illegal_tokens',
    'failTokens',
    'expireTokens',
    'respTarget',
    'reason',
  ],
  ...[
    'name',
    'errorCode',
    'fieldViolations',
    '@type',
    'ActionStatus',
    'ErrorCode',
    'ErrorInfo',
    'ErrorList',
    'To_Account',
  ],
  ...['QueryResult', 'AccountStatus', 'timestamp', 'apns-id', 'violations', 'description', '__proto__', 'constructor'],
];

export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...oddValues),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...answerKeys), fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue({ maxDepth: 2 }))),
);

/** A text with a hole, a doubled part, or something strange put in. */
export const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat({ max: text.length }),
      fc.nat({ max: 12 }),
      fc.oneof(
        fc.constantFrom(
          '',
          '"',
          "'",
          '\\',
          '{',
          '}',
          '[',
          ']',
          '<',
          '>',
          '\u0000',
          '\r',
          '\ufeff',
          '\u2028',
          '/*',
          '//',
          '$(',
          '${',
          '%',
          '=',
        ),
        fc.constantFrom(
          '{'.repeat(300),
          '['.repeat(300),
          '('.repeat(300),
          '"""',
          "'''",
          '<!--',
          '<![CDATA[',
          '&amp;',
          '\ud800',
          '1e999',
          '-0',
        ),
        fc.string({ maxLength: 12, unit: 'binary' }),
      ),
      fc.boolean(),
    )
    .map(([at, length, extra, twice]) => {
      const once = text.slice(0, at) + extra + text.slice(at + length);
      return twice ? once + once.slice(at) : once;
    });

/** Replaces one value somewhere inside a JSON text. */
export function changedInside(json: string): fc.Arbitrary<string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return damaged(json);
  }
  const paths: (readonly (string | number)[])[] = [[]];
  const collect = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      paths.push([...path, key]);
      collect((value as Record<string, unknown>)[key], [...path, key]);
    }
  };
  collect(parsed, []);
  return fc.tuple(fc.constantFrom(...paths), fc.option(oddJson, { nil: undefined })).map(([path, value]) => {
    const last = path.at(-1);
    if (last === undefined) return JSON.stringify(value) ?? '';
    const copy = structuredClone(parsed) as Record<string | number, unknown>;
    let holder = copy;
    for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
    if (value === undefined) delete holder[last];
    else holder[last] = value;
    return JSON.stringify(copy);
  });
}

/** What may come back instead of an answer. */
export const anyAnswer = (good: string): fc.Arbitrary<{ readonly status: number; readonly body: string }> =>
  fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 410, 413, 429, 500, 502, 503),
      fc.integer({ min: 100, max: 599 }),
    ),
    body: fc.oneof(
      { weight: 4, arbitrary: changedInside(good) },
      { weight: 2, arbitrary: damaged(good) },
      { weight: 2, arbitrary: oddJson.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '<html><body>502 Bad Gateway</body></html>', '\ufeff{}', 'null', '[[]]'),
      },
    ),
  });
