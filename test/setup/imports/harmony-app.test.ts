// What `init` reads from a HarmonyOS project: bundle name, page of a tap, certificate ID, and the file of the service account.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFields } from '../../../src/session/vendors/list.js';
import { gather } from '../../../src/setup/imports/gather.js';
import { importHarmonyModule } from '../../../src/setup/imports/harmony-app.js';
import { emptyFolder } from '../../helpers/run-cli.js';

const MODULE = `{
  // the entry of the app
  module: {
    name: 'entry', type: 'entry',
    abilities: [{ name: 'EntryAbility', exported: true, skills: [
      { entities: ['entity.system.home'], actions: ['action.system.home'] },
      { uris: [{ scheme: 'https', host: 'www.example.com', port: '8080', path: '/chat' }], },
    ] }],
  },
}`;
const ACCOUNT = JSON.stringify({
  project_id: '900000000000000001',
  key_id: 'k',
  sub_account: '100000001',
  private_key: 'never-shown-3',
});
const FILES = {
  'AppScope/app.json5': `{ app: { bundleName: 'com.example.chat', versionCode: 1, }, }`,
  'entry/src/main/module.json5': MODULE,
  'entry/src/ohosTest/module.json5': MODULE.replace("type: 'entry'", "type: 'feature'").replace('/chat', '/other'),
  'entry/src/main/resources/rawfile/timpush-configs.json': '{"businessID": "50009"}',
  'server/harmony-account.json': ACCOUNT,
  'oh_modules/x/app.json5': `{ app: { bundleName: 'com.other' } }`,
};

function project(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const valuesOf = async (files: Readonly<Record<string, string>>) =>
  Object.fromEntries((await gather(project(files), allFields())).values.map(({ key, value }) => [key, value]));

describe('import from a HarmonyOS project', () => {
  it('finds every value, and names the service account by its file', async () => {
    const values = await valuesOf(FILES);
    expect(values).toMatchObject({
      harmony_bundle_name: 'com.example.chat',
      harmony_click_uri: 'https://www.example.com:8080/chat',
      harmony_buz_id: '50009',
      harmony_service_account: 'server/harmony-account.json',
    });
    expect(values).not.toHaveProperty('apple_buz_id');
    expect(JSON.stringify(values)).not.toContain('never-shown');
  });

  it('treats a file of the same name in an iOS app as Apple’s', async () => {
    const values = await valuesOf({ 'ios/App/Resources/timpush-configs.json': '{"businessID": "50001"}' });
    expect(values).toEqual({ apple_buz_id: '50001' });
  });

  const pagesIn = (text: string): readonly string[] =>
    importHarmonyModule({ text, shown: 'module.json5' }).map(({ value }) => value);
  it.each([
    ['two pages leave the choice open', MODULE.replace('uris: [', "uris: [{ scheme: 'a', host: 'b' }, "), []],
    ['an ability that is not exported', MODULE.replace('exported: true', 'exported: false'), []],
    ['a scheme alone', MODULE.replace("host: 'www.example.com', ", ''), []],
    ['without port and path', MODULE.replace(", port: '8080', path: '/chat'", ''), ['https://www.example.com']],
    ['a broken file', MODULE.slice(0, -3), []],
  ])('%s', (_name, text, wanted) => {
    expect(pagesIn(text)).toEqual(wanted);
  });
});
