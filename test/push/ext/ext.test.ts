// Which ext passes, which mistakes are recognised, and that hostile input neither throws, hangs nor leaks.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../../src/problems/render.js';
import { checkExt, extOfConversation, MAX_EXT_BYTES } from '../../../src/push/ext/ext.js';
import type { ClickTarget } from '../../../src/push/types.js';
import { growth, IN_STEP } from '../../helpers/growth.js';
import { runs } from '../../helpers/runs.js';

interface ExtVector {
  ext: string;
  ok: boolean;
  kind?: string;
  code?: string;
  why?: string;
  warn?: string[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/tencent-im.json', import.meta.url), 'utf8'),
) as {
  ext_check: ExtVector[];
};

const CODES: Readonly<Record<string, string>> = {
  EXT_EMPTY: 'ext/empty',
  EXT_NOT_JSON: 'ext/not-json',
  EXT_NOT_OBJECT: 'ext/not-object',
  EXT_CONV_EMPTY_ID: 'ext/conversation-empty-id',
  EXT_CONV_TYPE: 'ext/conversation-type',
};

const check = (ext: string, clickTarget: ClickTarget = 'plugin') => checkExt(ext, { clickTarget });
const codes = (ext: string, clickTarget: ClickTarget = 'plugin') =>
  check(ext, clickTarget).problems.map((problem) => problem.code);
const said = (ext: string, language: 'en' | 'zh' = 'en', clickTarget: ClickTarget = 'plugin') =>
  check(ext, clickTarget).problems.map((problem) => renderProblem(problem, language));

describe('ext vectors', () => {
  it.each(vectors.ext_check)('judges $ext as ok $ok', (vector) => {
    const report = check(vector.ext);
    expect(report.ok).toBe(vector.ok);
    if (vector.ok) expect(report.kind).toBe(vector.kind);
    const errors = report.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code);
    expect(errors).toEqual(vector.code === undefined ? [] : [CODES[vector.code]]);
    const warnings = report.problems.filter((problem) => problem.severity === 'warning');
    expect(warnings).toHaveLength(vector.warn?.length ?? 0);
  });
});

describe('ext', () => {
  it('shows the chat that a tap opens', () => {
    expect(check('{"conversationID":"group_@TGS#1"}').conversationId).toBe('group_@TGS#1');
    expect(check('{"entity":{"chatType":2,"sender":"g1"}}', 'timpush')).toMatchObject({
      ok: true,
      kind: 'entity',
      conversationId: 'group_g1',
      problems: [],
    });
  });

  it.each([
    ["{'conversationID':'c2c_alice'}", '{"conversationID":"c2c_alice"}'],
    ['{“conversationID”：“c2c_alice”}', '{"conversationID":"c2c_alice"}'],
    ['｛“conversationID”：“c2c_alice”｝', '{"conversationID":"c2c_alice"}'],
    ['{\\"conversationID\\":\\"c2c_alice\\"}', '{"conversationID":"c2c_alice"}'],
    ['{conversationID:c2c_alice}', '{"conversationID":"c2c_alice"}'],
    ['{conversationID:group_@TGS#1}', '{"conversationID":"group_@TGS#1"}'],
    [`'{"conversationID":"c2c_alice"}'`, '{"conversationID":"c2c_alice"}'],
    ["'{conversationID:c2c_alice}'", '{"conversationID":"c2c_alice"}'],
    ['{"conversationID":"c2c_alice",}', '{"conversationID":"c2c_alice"}'],
    ['{"conversationID":"c2c_alice"} // chat\n', '{"conversationID":"c2c_alice"}'],
    ["{'a': True, 'b': None}", '{"a":true,"b":null}'],
    ["{'a': 'it\\'s'}", `{"a":"it's"}`],
    ['c2c_alice', '{"conversationID":"c2c_alice"}'],
  ])('suggests the JSON that was most likely meant by %s', (ext, suggestion) => {
    const [problem] = said(ext);
    expect(problem?.code).toBe('ext/not-json');
    expect(problem?.fix[0]).toBe(`most likely meant: ${suggestion}`);
    // The suggestion itself passes, and has the intended value.
    expect(check(suggestion)).toMatchObject({ ok: true, value: JSON.parse(suggestion) });
  });

  it.each(['{conversationID:c2c_alice}', "'{conversationID:c2c_alice}'", `'{"conversationID":"c2c_alice"}'`])(
    'explains quoting for sh, PowerShell and cmd when a shell removed the quotes: %s',
    (ext) => {
      const fix = said(ext)[0]?.fix.join('\n') ?? '';
      expect(fix).toContain('--conversation c2c_alice');
      expect(fix).toContain(`sh, bash, zsh, PowerShell 7.3+: --ext '{"conversationID":"c2c_alice"}'`);
      expect(fix).toContain(`Windows PowerShell 5, 7.2 and older: --ext '{\\"conversationID\\":\\"c2c_alice\\"}'`);
      expect(fix).toContain(`cmd: --ext "{\\"conversationID\\":\\"c2c_alice\\"}"`);
    },
  );

  it('does not blame the shell for one forgotten pair of quotes', () => {
    expect(said('{a:"b"}')[0]?.cause).toContain('JavaScript and YAML');
  });

  it('names line, column and the text found there', () => {
    const [problem] = said('{\n  "a": 1,\n  b: 2\n}');
    expect(problem?.title).toBe('ext is not JSON: line 3, column 3: b: 2}');
    expect(said('{"a":1,}')[0]?.fix).toContain('remove the comma before line 1, column 8');
    expect(said('{"a":"b"')[0]?.title).toBe('ext is not JSON: line 1, column 9: the text ends here');
    expect(said('{\u200b"a":1}')[0]?.title).toBe('ext is not JSON: line 1, column 2: U+200B');
  });

  it('says the same in Chinese', () => {
    const [problem] = said("{'a':1}", 'zh');
    expect(problem?.title).toBe("ext 不是 JSON：第 1 行第 2 列：'a':1}");
    expect(problem?.fix[0]).toBe('你可能想写：{"a":1}');
  });

  it('keeps the origin of the ext', () => {
    const source = { file: 'push.json', line: 4, key: 'ext' };
    expect(checkExt('', { clickTarget: 'plugin', source }).problems[0]?.at).toEqual(source);
  });

  it.each([
    ['   ', ['ext/empty']],
    ['\ufeff', ['ext/bom', 'ext/empty']],
    ['\ufeff{"conversationID":"c2c_a"}', ['ext/bom']],
    ['{"conversationID":"c2c_\ud83d"}', ['ext/lone-surrogate']],
    ['{"conversationID":"c2c_\n"}', ['ext/control-character']],
    ['{"conversationID":""}', ['ext/conversation-empty-id']],
    ['{"conversationID":"group_"}', ['ext/conversation-empty-id']],
    ['{"conversationID":null}', ['ext/conversation-type']],
    ['{"conversationID":["c2c_a"]}', ['ext/conversation-type']],
    ['{"conversationID":"alice"}', ['ext/conversation-prefix']],
    ['null', ['ext/not-object']],
    ['"{\\"conversationID\\":\\"c2c_alice\\"}"', ['ext/not-object']],
    ['['.repeat(65) + ']'.repeat(65), ['ext/too-deep']],
  ])('refuses %j', (ext, expected) => {
    expect(check(ext).ok).toBe(false);
    expect(codes(ext)).toEqual(expected);
  });

  it.each([
    ['{"conversationID":"c2c_a","conversationID":"c2c_b"}', ['ext/duplicate-key']],
    ['{"conversationID":"c2c_a","n":"x\\ud83d"}', ['ext/lone-surrogate']],
    ['{"conversationID":"c2c_a","n":12345678901234567890}', ['ext/number-precision', 'ext/nested-value']],
    ['{"conversationID":"c2c_a","n":1}', ['ext/nested-value']],
    ['{"conversationID":"c2c_ alice"}', ['ext/invisible-in-id']],
    ['{"conversationID":"c2c_alice\\u200b"}', ['ext/invisible-in-id']],
    ['{"conversationID":"c2c_user_1"}', ['ext/underscore-in-id']],
    ['{"x":"y"}', ['ext/no-conversation']],
    ['{"__proto__":{"conversationID":"c2c_a"}}', ['ext/no-conversation', 'ext/nested-value']],
  ])('accepts %s with a remark', (ext, expected) => {
    expect(check(ext).ok).toBe(true);
    expect(codes(ext)).toEqual(expected);
  });

  it('names an object that was encoded twice as such', () => {
    expect(said(JSON.stringify('{"conversationID":"c2c_alice"}'))[0]?.cause).toContain('JSON twice');
    expect(said('"c2c_alice"')[0]?.cause).not.toContain('twice');
  });

  it.each([
    ['@TGS#1YTTZEAEG', 'group_@TGS#1YTTZEAEG'],
    ['C2Calice', 'c2c_alice'],
    ['c2c-alice', 'c2c_alice'],
    ['GROUP@TGS#1', 'group_@TGS#1'],
    ['alice', 'c2c_alice'],
  ])('shows how %s should read', (id, fixed) => {
    expect(said(JSON.stringify({ conversationID: id }))[0]?.fix).toEqual([`for this id write: ${fixed}`]);
  });

  it('notices a key that is spelled almost right', () => {
    expect(said('{"conversationId":"c2c_alice"}')[0]?.cause).toBe(
      'the handler reads conversationID, but here the key is conversationId',
    );
  });

  it('distinguishes an entity for the older plugin from an ext without any chat', () => {
    expect(said('{"entity":{"chatType":1,"sender":"u1"}}')[0]?.cause).toContain('TIMPush');
  });

  it('accepts ids with an underscore for TIMPush, which does not split them', () => {
    expect(codes('{"conversationID":"c2c_user_1"}', 'timpush')).toEqual(['ext/plain-on-timpush-oppo']);
    const [hint] = said('{"conversationID":"c2c_user_1"}', 'en', 'timpush');
    expect(hint?.fix).toEqual(['use the form that arrives everywhere: {"entity":{"chatType":1,"sender":"user_1"}}']);
  });

  it.each([
    ['{"entity":{"chatType":"1","sender":"u1"}}', 'chatType'],
    ['{"entity":{"chatType":1}}', 'sender'],
    ['{"entity":"u1"}', 'not an object'],
  ])('says what the entity lacks: %s', (ext, word) => {
    const [problem] = said(ext, 'en', 'timpush');
    expect(problem?.code).toBe('ext/entity-shape');
    expect(problem?.title).toContain(word);
  });

  it('only hints at a missing conversation when the tap just starts the app', () => {
    expect(check('{"x":"y"}', 'launcher').problems.map((problem) => problem.severity)).toEqual(['hint']);
  });
});

describe('--conversation', () => {
  const odd = ['c2c_alice', 'group_@TGS#1', 'c2c_a"b\\c', 'c2c_群 1', 'group_{x}', 'c2c_user_1'];

  it.each(odd)('writes %s so that it reads back the same for every click target', (id) => {
    for (const clickTarget of ['plugin', 'timpush', 'launcher'] as const) {
      const made = extOfConversation(id, clickTarget);
      if (!('ext' in made)) throw new Error(`refused ${id}`);
      expect(check(made.ext, clickTarget)).toMatchObject({ ok: true, conversationId: id });
    }
  });

  it.each([
    ['', 'ext/conversation-empty-id'],
    ['c2c_', 'ext/conversation-empty-id'],
    ['alice', 'ext/conversation-prefix'],
    ['c2c_\ud83d', 'ext/lone-surrogate'],
  ])('refuses %j', (id, code) => {
    const made = extOfConversation(id, 'plugin');
    expect('problem' in made && made.problem.code).toBe(code);
  });

  it('reads back every well-formed id', () => {
    fc.assert(
      fc.property(fc.constantFrom('c2c_', 'group_'), fc.string({ unit: 'grapheme', minLength: 1 }), (prefix, id) => {
        fc.pre(id.trim() !== '' && id.isWellFormed());
        const made = extOfConversation(prefix + id, 'plugin');
        expect('ext' in made && JSON.parse(made.ext)).toEqual({ conversationID: prefix + id });
      }),
    );
  });
});

describe('hostile ext', () => {
  const CANARY = 'SECRET-CANARY-0123456789-abcdefghijklmnopqrstuvwxyz-END';
  const targets = ['plugin', 'timpush', 'launcher'] as const;

  const probe = (text: string) => {
    for (const clickTarget of targets) {
      const { ok, problems } = check(text, clickTarget);
      expect(ok).toBe(problems.every((problem) => problem.severity !== 'error'));
      for (const problem of problems) {
        for (const [name, value] of Object.entries(problem.args)) {
          if (typeof value !== 'string') continue;
          expect(value.length).toBeLessThanOrEqual(name === 'suggestion' ? 80 : 40);
          expect(value).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          expect(value.isWellFormed()).toBe(true);
        }
        for (const language of ['en', 'zh'] as const) {
          const { title, cause, fix } = renderProblem(problem, language);
          // Every placeholder is filled in: braces that are left come from the text itself.
          const own = [...Object.values(problem.args)].join(' ');
          for (const left of `${title} ${cause} ${fix.join(' ')}`.match(/\{[a-zA-Z]+\}/g) ?? [])
            expect(own).toContain(left);
        }
      }
    }
  };

  it('never throws and quotes only short, printable pieces of random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), probe), runs(1500));
  });

  it('never throws on mutated JSON', () => {
    const mutated = fc
      .tuple(fc.json(), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([json, at, put]) => {
        const i = at % (json.length + 1);
        return json.slice(0, i) + put + json.slice(i + 1);
      });
    fc.assert(fc.property(mutated, probe), runs(1000));
  });

  it('never throws on objects around conversationID and entity', () => {
    const value = fc.dictionary(
      fc.constantFrom('conversationID', 'entity', 'ext', '__proto__', 'constructor'),
      fc.oneof(
        fc.jsonValue(),
        fc.string({ unit: 'binary' }),
        fc.record({ chatType: fc.constantFrom(1, 2, '1', null), sender: fc.string() }),
      ),
    );
    fc.assert(
      fc.property(
        value.map((object) => JSON.stringify(object)),
        probe,
      ),
      runs(1000),
    );
  });

  it('never prints a long value from the text', () => {
    const places = [
      `{"a":"${CANARY}" x}`,
      `{'a':'${CANARY}'`,
      `{"conversationID":"${CANARY}"}`,
      `{"${CANARY}":1,"${CANARY}":2}`,
      CANARY,
      `"${CANARY}"`,
      `{"conversationID":"c2c_${CANARY}_1"}`,
    ];
    for (const text of places) {
      for (const clickTarget of targets) {
        for (const problem of check(text, clickTarget).problems) {
          expect(JSON.stringify(renderProblem(problem, 'en'))).not.toContain(CANARY);
        }
      }
    }
  });

  it.each([
    ['100,000 open brackets', '['.repeat(100_000), 'ext/too-deep'],
    ['100,000 nested objects', '{"a":'.repeat(100_000), 'ext/too-deep'],
    ['5 MB of text', 'x'.repeat(5_000_000), 'ext/too-large'],
    ['5 MB of JSON', JSON.stringify({ a: 'x'.repeat(5_000_000) }), 'ext/too-large'],
    ['Han characters over the limit in bytes only', JSON.stringify('好'.repeat(MAX_EXT_BYTES / 2)), 'ext/too-large'],
    ['a million spaces', ' '.repeat(1_000_000), 'ext/empty'],
    ['a million single quotes', "'".repeat(1_000_000), 'ext/not-json'],
    ['a number of a million digits', `{"a":${'9'.repeat(1_000_000)}}`, 'ext/number-precision'],
    ['100,000 duplicate keys', `{${'"a":1,'.repeat(100_000)}"a":1}`, 'ext/duplicate-key'],
    ['half surrogates', '\ud83d'.repeat(300_000), 'ext/lone-surrogate'],
    ['backslashes', `"${'\\\\'.repeat(400_000)}`, 'ext/not-json'],
  ])('reads hostile text to the end: %s', (_name, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it.each([
    ['open brackets', (n: number) => '['.repeat(n)],
    ['nested objects', (n: number) => '{"a":'.repeat(n)],
    ['single quotes', (n: number) => "'".repeat(n)],
    ['digits', (n: number) => `{"a":${'9'.repeat(n)}}`],
    ['duplicate keys', (n: number) => `{${'"a":1,'.repeat(n / 4)}"a":1}`],
    ['half surrogates', (n: number) => '\ud83d'.repeat(n)],
    ['backslashes', (n: number) => `"${'\\\\'.repeat(n)}`],
  ])('takes linear time: %s', (_name, make) => {
    expect(growth(100_000, (size) => codes(make(size)))).toBeLessThan(IN_STEP);
  });
});
