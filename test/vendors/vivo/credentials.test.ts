// What the offline check of vivo's config values finds.
import { describe, expect, it } from 'vitest';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { vivoManifest } from '../../../src/vendors/vivo/manifest.js';
import { settingsOf } from '../../helpers/emulator-http.js';

const good = { ...vivo.emulator.demo.values };
const codes = (values: Readonly<Record<string, string | undefined>>): readonly string[] =>
  vivoManifest.credentials.check(settingsOf(vivo, values), 0).map((problem) => problem.code);

describe('vivo › config values', () => {
  it('the demo values and an empty config yield no finding', () => {
    expect(codes(good)).toEqual([]);
    expect(codes({})).toEqual([]);
  });

  it('names the missing values before vivo can be asked', () => {
    expect(vivoManifest.credentials.missing(settingsOf(vivo, {}))).toEqual([
      'vivo_app_id',
      'vivo_app_key',
      'vivo_app_secret',
    ]);
    expect(vivoManifest.credentials.missing(settingsOf(vivo, { ...good, vivo_app_key: undefined }))).toEqual([
      'vivo_app_key',
    ]);
    expect(vivoManifest.credentials.missing(settingsOf(vivo, good))).toEqual([]);
  });

  it.each([
    {
      name: 'the key pasted as secret',
      values: { vivo_app_secret: good['vivo_app_key'] },
      code: 'vivo/key-equals-secret',
    },
    {
      name: 'key and secret swapped',
      values: { vivo_app_key: good['vivo_app_secret'], vivo_app_secret: good['vivo_app_key'] },
      code: 'vivo/key-and-secret-swapped',
    },
  ])('$name yields exactly $code, at its place', ({ values, code }) => {
    const problems = vivoManifest.credentials.check(settingsOf(vivo, { ...good, ...values }), 0);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.at?.key).toMatch(/^vivo_/);
  });

  it('two UUIDs do not show which one is which', () => {
    expect(codes({ ...good, vivo_app_key: '25509283-3767-4b9e-83fe-b6e55ac6243e' })).toEqual([]);
  });

  it('never shows a secret', () => {
    const values = { ...good, vivo_app_key: 'canary-55aa', vivo_app_secret: ' canary-55aa ' };
    const problems = vivoManifest.credentials.check(settingsOf(vivo, values), 0);
    expect(problems.map((problem) => problem.code)).toEqual(['vivo/key-equals-secret']);
    expect(JSON.stringify(problems)).not.toContain('canary-55aa');
  });
});
