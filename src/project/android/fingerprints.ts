// The SHA-256 fingerprints of the keys an app is signed with, asked of keytool. Passwords travel in the environment, never in arguments.
import type { Origin } from '../../problems/types.js';
import { nameOfStatement, textsOf, within } from '../../readers/gradle/script.js';
import { withSlashes } from '../../text/platform.js';
import type { ProjectFiles } from '../folder/files.js';
import { joinPath } from '../folder/walk.js';
import type { Programs } from '../programs.js';
import type { AndroidApp } from './app.js';

export interface Fingerprint {
  readonly build: 'debug' | 'release';
  readonly sha256: string;
  /** The keystore. */
  readonly at: Origin;
}

export interface FingerprintOptions {
  readonly android: AndroidApp | undefined;
  readonly files: ProjectFiles;
  readonly programs: Programs | undefined;
  readonly home: string;
}

/** Those keystores that are there and open; without keytool there are none. */
export async function readFingerprints({
  android,
  files,
  programs,
  home,
}: FingerprintOptions): Promise<readonly Fingerprint[]> {
  if (android === undefined || programs === undefined) return [];
  const found: Fingerprint[] = [];
  const ask = async (build: Fingerprint['build'], path: string, password: string): Promise<void> => {
    if (files.bytes(path) === undefined) return;
    const answer = await programs.run(
      'keytool',
      ['-list', '-v', '-keystore', files.disk.absolute(path), '-storepass:env', 'TIM_PUSH_STORE_PASSWORD'],
      {
        cwd: files.disk.absolute('.'),
        env: { TIM_PUSH_STORE_PASSWORD: password },
      },
    );
    const sha256 = /SHA-?256:\s*((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/i.exec(answer?.stdout ?? '')?.[1];
    if (answer?.exitCode === 0 && sha256 !== undefined)
      found.push({ build, sha256: sha256.toUpperCase(), at: { file: files.disk.show(path), line: 1 } });
  };
  await ask('debug', joinPath(withSlashes(home), '.android/debug.keystore'), 'android');
  const release = releaseKeystore(android, files);
  if (release !== undefined) await ask('release', release.path, release.password);
  return found;
}

/** `storeFile` and `storePassword` of signingConfigs.release, written out or through key.properties. */
function releaseKeystore(
  android: AndroidApp,
  files: ProjectFiles,
): { readonly path: string; readonly password: string } | undefined {
  const statements = within(android.android, ['signingConfigs', 'release']);
  const properties = new Map<string, string>();
  for (const name of ['key.properties', 'keystore.properties', 'local.properties'])
    for (const line of (files.source(joinPath(android.root, name))?.text ?? '').split(/\r?\n/)) {
      const pair = /^\s*([\w.]+)\s*=\s*(.*?)\s*$/.exec(line);
      if (pair?.[1] !== undefined) properties.set(pair[1], pair[2] ?? '');
    }
  const value = (name: string): string | undefined => {
    const statement = statements.find((item) => nameOfStatement(item) === name);
    const texts = statement === undefined ? [] : textsOf(statement).map((token) => token.text);
    const known = texts.find((text) => properties.has(text));
    return known !== undefined ? properties.get(known) : (texts.find((text) => text !== '') ?? properties.get(name));
  };
  const file = value('storeFile');
  const password = value('storePassword');
  if (file === undefined || password === undefined || password === '') return undefined;
  const path = [joinPath(android.module, file), joinPath(android.root, file), file].find(
    (item) => files.bytes(item) !== undefined,
  );
  return path === undefined ? undefined : { path, password };
}
