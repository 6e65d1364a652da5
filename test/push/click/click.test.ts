// Intent URIs, written and parsed again, and the linter for click pages.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../../src/problems/render.js';
import {
  addIntentExtras,
  buildIntentUri,
  type ClickPageContext,
  checkClickPage,
  parseIntentUri,
  pluginPage,
  TIMPUSH_GUESS,
} from '../../../src/push/click/click.js';
import { growth, IN_STEP } from '../../helpers/growth.js';
import { runs } from '../../helpers/runs.js';

interface IntentVectors {
  intent_uri: {
    cases: { ext: string; encoded: string; intent: string }[];
    lint?: { intent: string; findings: string[] }[];
    expected_package?: string;
  };
}

const vectorsOf = (name: string): IntentVectors['intent_uri'] =>
  (
    JSON.parse(
      readFileSync(new URL(`../../../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'),
    ) as IntentVectors
  ).intent_uri;

const honor = vectorsOf('honor');
const huawei = vectorsOf('huawei');

const FINDINGS: Readonly<Record<string, string>> = {
  'ext-not-string-extra': 'click/extra-not-text',
  'ext-in-query-not-extra': 'click/ext-in-query',
  'scheme-not-of-plugin': 'click/wrong-scheme',
  'host-is-not-package': 'click/wrong-package',
  'path-not-of-plugin': 'click/wrong-path',
  'ext-not-percent-encoded': 'click/not-encoded',
  'intent-end-missing': 'click/no-end',
  'clear-top-flag-missing': 'click/no-clear-top',
  'component-needs-push-service-7.0.51': 'click/component',
};

const APP = 'com.example.chat';
const codes = (page: string, context: ClickPageContext = {}, app: string | undefined = APP) =>
  checkClickPage(page, app, context).map((problem) => problem.code);

describe('intent URI', () => {
  const cases = [
    ...honor.cases.map((vector) => ({ ...vector, scheme: 'tencent_im_push', path: '/honorMessage' })),
    ...huawei.cases.map((vector) => ({ ...vector, scheme: 'myapp', path: 'deeplink' })),
  ];

  it.each(cases)('carries $ext as a string extra of $path', ({ ext, encoded, intent, scheme, path }) => {
    expect(buildIntentUri({ scheme, host: APP, path, extras: { ext } })).toBe(intent);
    const read = parseIntentUri(intent);
    expect(read).toMatchObject({ form: 'intent', scheme, host: APP, hasEnd: true, launchFlags: 0x4000000, strays: [] });
    expect(read?.extras).toEqual([{ type: 'S', name: 'ext', value: ext, raw: encoded }]);
  });

  it('for TIMPush is that of the worked example', () => {
    const ext = '{"entity":{"chatType":1,"sender":"u1"}}';
    expect(buildIntentUri({ ...TIMPUSH_GUESS, extras: { ext } })).toBe(
      'intent://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme;launchFlags=0x4000000;S.ext=%7B%22entity%22%3A%7B%22chatType%22%3A1%2C%22sender%22%3A%22u1%22%7D%7D;end',
    );
  });

  it('is read from the page of the guide, which begins with its own scheme', () => {
    expect(parseIntentUri(pluginPage('/message', APP))).toMatchObject({
      form: 'scheme',
      scheme: 'tencent_im_push',
      host: APP,
      path: '/message',
      query: '',
      hasIntentPart: true,
      hasEnd: true,
    });
  });

  it('adds extras to a page from the console, in a form that every parse mode accepts', () => {
    const ext = '{"conversationID":"c2c_user1"}';
    expect(addIntentExtras(honor.cases[0] === undefined ? '' : pluginPage('/honorMessage', APP), { ext })).toBe(
      honor.cases[0]?.intent,
    );
    const withComponent = 'intent://h/p#Intent;scheme=s;launchFlags=0x10000000;component=com.example.chat/.A;S.a=1;end';
    expect(addIntentExtras(withComponent, { b: '2' })).toBe(
      'intent://h/p?#Intent;component=com.example.chat/.A;scheme=s;launchFlags=0x10000000;S.a=1;S.b=2;end',
    );
    expect(addIntentExtras('com.example.OpenActivity', { ext })).toBeUndefined();
  });

  it('preserves any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (ext) => {
        const read = parseIntentUri(buildIntentUri({ scheme: 's', host: APP, path: '/p', extras: { ext } }));
        expect(read?.extras.map((extra) => extra.value)).toEqual([ext.toWellFormed()]);
        expect(read?.hasEnd).toBe(true);
      }),
    );
  });

  it('is parsed from foreign text without an error, and keeps a value that cannot be decoded', () => {
    expect(parseIntentUri('intent://h#Intent;S.ext=%zz;end')?.extras[0]?.value).toBe('%zz');
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'intent:',
            '//',
            'h',
            '/p',
            '?',
            '#Intent;',
            'S.ext=',
            '%',
            '%E4',
            ';',
            'end',
            '=',
            ' ',
            '\u202e',
          ),
        ),
        (parts) => {
          const text = parts.join('');
          parseIntentUri(text);
          checkClickPage(text, APP);
        },
      ),
      runs(2000),
    );
  });
});

describe('click page', () => {
  it.each(honor.lint ?? [])('yields $findings for $intent', ({ intent, findings }) => {
    expect(codes(intent, { path: '/honorMessage' })).toEqual(findings.map((finding) => FINDINGS[finding]));
  });

  it.each(['/message', '/honorMessage'] as const)('is accepted as in the guide: %s', (path) => {
    expect(codes(pluginPage(path, APP), { path })).toEqual([]);
    expect(codes(pluginPage(path, APP))).toEqual([]);
    expect(codes(pluginPage(path, APP), { path }, undefined)).toEqual([]);
  });

  it.each([
    ['', 'click/empty'],
    ['com.example.chat', 'click/not-a-uri'],
    [
      'tencent_im_push://your package name/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
      'click/placeholder',
    ],
    [
      'tencent_im_push://${your package name}/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
      'click/placeholder',
    ],
    [
      'tencent_im_push://<package>/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
      'click/placeholder',
    ],
    [
      'tencent_im_push://你的包名/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
      'click/placeholder',
    ],
    ['tencent_im_push://com.example.chat/message', 'click/no-intent-part'],
    ['tencent_im_push://com.example.chat/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000', 'click/no-end'],
    ['intent://com.example.chat/message?#Intent;launchFlags=0x4000000;end', 'click/no-scheme'],
    ['tencent_im_push://com.example.chat/message?#Intent;scheme=other;launchFlags=0x4000000;end', 'click/wrong-scheme'],
    [`${pluginPage('/message', APP)}\n`, 'click/blank'],
    [
      'tencent_im_push://com.example.chat/\u200bmessage?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
      'click/blank',
    ],
    ['pushscheme://com.tencent.qcloud/detail', 'click/self-integrated'],
    [pluginPage('/message', 'com.example.other'), 'click/wrong-package'],
    [pluginPage('/honorMessage', APP), 'click/wrong-path'],
  ])('of %j is refused: %s', (page, code) => {
    expect(codes(page, { path: '/message' })).toContain(code);
  });

  it('gets a fix with the whole line to fill in', () => {
    const [problem] = checkClickPage(pluginPage('/message', 'com.example.other'), APP, {
      path: '/message',
      vendor: 'vivo',
    });
    if (problem === undefined) throw new Error('no finding');
    const shown = renderProblem(problem, 'en');
    expect(shown.vendor).toBe('vivo');
    expect(shown.title).toBe('the click page belongs to com.example.other, the app is com.example.chat');
    expect(shown.fix).toEqual([`fill in: ${pluginPage('/message', APP)}`]);
  });

  it('may contain words like "package name" if they are part of the package name', () => {
    const app = 'com.yourcompany.chat';
    expect(codes(pluginPage('/message', app), {}, app)).toEqual([]);
  });

  it('for TIMPush may be an address or a class, but not a page of the older plugin', () => {
    const timpush = { clickTarget: 'timpush' } as const;
    expect(codes(buildIntentUri(TIMPUSH_GUESS), timpush)).toEqual([]);
    expect(codes('com.tencent.qcloud.tim.tuiofflinepush.OpenActivity', timpush)).toEqual([]);
    expect(codes(pluginPage('/message', APP), timpush)).toEqual(['click/other-generation']);
    expect(codes('intent://com.tencent.qcloud/detail?#Intent;scheme=pushscheme;end', timpush)).toEqual([
      'click/self-integrated',
    ]);
  });

  it('is checked in linear time', () => {
    const check = (size: number) => checkClickPage(`tencent_im_push://${'a;=%'.repeat(size)}`, APP);
    expect(growth(300_000, check)).toBeLessThan(IN_STEP);
  });
});
