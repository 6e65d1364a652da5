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
    { name: 'a certificate ID of zero', values: { vivo_buz_id: '0' }, code: 'vivo/certificate-id-invalid' },
    { name: 'a certificate ID with letters', values: { vivo_buz_id: '10O07' }, code: 'vivo/certificate-id-invalid' },
    { name: 'an app id with letters', values: { vivo_app_id: 'com.example.chat' }, code: 'vivo/app-id-not-digits' },
    {
      name: 'app id and app key swapped',
      values: { vivo_app_id: good['vivo_app_key'], vivo_app_key: good['vivo_app_id'] },
      code: 'vivo/id-and-key-swapped',
    },
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
    {
      name: 'a line break behind the secret',
      values: { vivo_app_secret: `${good['vivo_app_secret']}\n` },
      code: 'vivo/blanks-around',
    },
    { name: 'a category in lower case', values: { vivo_category: 'im' }, code: 'vivo/category-case' },
    { name: 'a category of another vendor', values: { vivo_category: 'WORK' }, code: 'vivo/category-unknown' },
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
    expect(problems.map((problem) => problem.code)).toEqual(['vivo/key-equals-secret', 'vivo/blanks-around']);
    expect(JSON.stringify(problems)).not.toContain('canary-55aa');
  });
});
