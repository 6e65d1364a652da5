// What `init` reads from Huawei's file when it is for several apps: the ids of the app that the project builds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { allFields } from '../../../src/session/vendors/list.js';
import { gather } from '../../../src/setup/imports/gather.js';
import { emptyFolder } from '../../helpers/run-cli.js';

const app = (name: string, id: string): object => ({
  client: { app_id: id, package_name: name },
  app_info: { app_id: id, package_name: name },
});

it.each([
  ['com.example.chat', '100000001'],
  ['com.example.shop', '100000002'],
])('the app ID of %s is imported from a file for several apps', async (name, id) => {
  const folder = emptyFolder();
  const files = {
    'settings.gradle': "include ':app'\n",
    'app/build.gradle': `apply plugin: 'com.android.application'\nandroid {\n    defaultConfig {\n        applicationId "${name}"\n    }\n}\n`,
    'app/agconnect-services.json': JSON.stringify({
      ...app('com.example.chat', '100000001'),
      appInfos: [{ package_name: 'com.example.shop', ...app('com.example.shop', '100000002') }],
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { values } = await gather(folder, allFields());
  expect(Object.fromEntries(values.map(({ key, value }) => [key, value]))).toMatchObject({
    package_name: name,
    hw_app_id: id,
  });
});
