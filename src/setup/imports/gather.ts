// Everything an app project already holds: values with their places, files for `extends`, and contradictions between them.

import { loadConfig } from '../../config/index.js';
import { PLACEHOLDER } from '../../config/interpret.js';
import { decodeText, readBounded } from '../../config/read-bounded.js';
import { createsPushAppInfo } from '../../config/sources/dart-push-app-info.js';
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import { openDisk } from '../../project/folder/disk.js';
import { openFiles } from '../../project/folder/files.js';
import type { FieldSpec } from '../../push/types.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { appsOf, hasManyOwners, modulesOf, onlyOne } from './ambiguities.js';
import { importAndroid } from './android.js';
import { importP8, importP12, importPbxproj } from './apple.js';
import { type FoundFile, findFiles } from './find-files.js';
import { importHarmonyApp, importHarmonyModule } from './harmony-app.js';
import type { ImportedValue, SourceText } from './imported.js';
import { importAgconnect, importGoogleServices, importMcsServices, importServiceAccount } from './json.js';

/** Longer Dart files are made by generators; in bytes. */
const LARGEST_TEXT = 2 * 1024 * 1024;

export interface Gathered {
  /** One value per key; the file nearest to the root wins. */
  readonly values: readonly ImportedValue[];
  /** Files the config extends: the app's own constants stay where they are. */
  readonly extended: readonly string[];
  readonly problems: readonly Problem[];
  /** Several apps with push of the same system: their values would mix, so none is taken. */
  readonly apps: readonly string[];
  /** True when the project is too large to have been seen whole. */
  readonly cut: boolean;
}

export async function gather(root: string, fields: readonly FieldSpec[]): Promise<Gathered> {
  const look = findFiles(root);
  const { cut } = look;
  const project = openFiles(openDisk(root, root));
  const { withPush, clash, isForeign } = appsOf(project);
  if (clash) return { values: [], extended: [], problems: [], apps: withPush, cut };
  const files = look.files.filter(({ shown }) => !isForeign(shown));
  const all: ImportedValue[] = [];
  const extended: string[] = [];
  const problems: Problem[] = [];
  const android = modulesOf(files).flatMap((module) => importAndroid(project, module));
  const isPackage = ({ key, ofOtherBuild }: ImportedValue): boolean => key === 'package_name' && ofOtherBuild !== true;
  const isFilled = ({ value }: ImportedValue): boolean => !PLACEHOLDER.test(value) && !isEmptyWord(value);
  const downloads = files.map((file) => ({ file, values: importFile(file).filter(isFilled) }));
  const packages = [...android, ...downloads.flatMap(({ values }) => values)].filter(isPackage).filter(isFilled);
  const packageName = packages[0]?.value;
  // A vendor's file for another package holds the ids of another app or build: only the contradiction is reported.
  const ofAnother = ({ file, values }: (typeof downloads)[number]): boolean =>
    values.some(isPackage) && !boundedText(file).includes(`"${packageName}"`);
  const valuesFor = ({ file, values }: (typeof downloads)[number]): readonly ImportedValue[] =>
    file.kind === 'agconnect'
      ? importAgconnect({ text: boundedText(file), shown: file.shown }, packageName).filter(isFilled)
      : values;
  // What the build says is the app's id comes before what downloads say; the vendors' own files before copies of their ids.
  const imported = [
    ...android.filter(isPackage),
    ...downloads.flatMap((item) => (ofAnother(item) ? item.values.filter(isPackage) : valuesFor(item))),
    ...android.filter((item) => !isPackage(item)),
  ].filter(isFilled);
  if (withPush.length > 1 && hasManyOwners(imported))
    return { values: [], extended: [], problems: [], apps: withPush, cut };
  // Where the SDK reads the file of the console, other copies of it are of no phone.
  const consoleFiles = files.filter((file) => file.kind === 'timpush-configs' && /Push\w+Id"/.test(boundedText(file)));
  const placed = consoleFiles.filter(({ shown }) => /(?:^|\/)assets\//.test(shown));
  const isCopy = (file: FoundFile): boolean =>
    placed.length > 0 && consoleFiles.includes(file) && !placed.includes(file);
  for (const file of files.filter(({ kind }) => kind === 'dart' || kind === 'native' || kind === 'timpush-configs')) {
    if (isCopy(file)) continue;
    if (file.kind === 'dart' && !createsPushAppInfo(boundedText(file))) continue;
    if (file.kind === 'native' && !/_PUSH_(?:BUZ|APP)/.test(boundedText(file))) continue;
    const load = (flags: Readonly<Record<string, string>>): ReturnType<typeof loadConfig> =>
      loadConfig({ cwd: root, env: {}, flags, file: file.path, fields });
    let config = await load({});
    // A file for several packages: the one that the project builds counts, and is written to the config.
    if (packageName !== undefined && config.problems.some(({ code }) => code === 'config/which-package'))
      config = await load({ package_name: packageName });
    problems.push(...groupTemplate(config.problems, file.shown));
    const values = config.values.filter(({ origin }) => origin.file !== 'flag');
    const template = values.find(
      ({ key }) => key.endsWith('_buz_id') && TEMPLATE_ID.test(config.settings.text(key) ?? ''),
    );
    if (template !== undefined && file.kind === 'timpush-configs') {
      const args = { file: file.shown, count: 1, keys: template.key };
      problems.push(initProblem('init/template-values', { args, at: template.origin }));
      if (values.length === 1) continue;
    }
    if (values.length === 0) continue;
    extended.push(file.shown);
    for (const { key, secret, origin } of values) {
      const value = secret ? config.settings.secret(key)?.reveal() : config.settings.text(key);
      if (value !== undefined) all.push({ key, value, origin, extended: true });
    }
  }
  const { certain, doubts } = onlyOne(imported);
  problems.push(...doubts);
  all.push(...certain);
  const { values, contradictions } = oneEach(all, new Set(fields.filter((f) => f.secret === true).map((f) => f.key)));
  return { values, extended, problems: [...problems, ...contradictions], apps: [], cut };
}

/** Certificate IDs as demos have them. */
const TEMPLATE_ID = /^(?:11111|12345|123456)$/;

/** Values that are not filled in yet: one line for a file, not one for each of its twenty constants. */
const UNFILLED: ReadonlySet<string> = new Set(['config/id-zero', 'config/empty-value', 'config/placeholder']);

function groupTemplate(problems: readonly Problem[], file: string): readonly Problem[] {
  const unfilled = problems.filter(
    ({ code, args }) => UNFILLED.has(code) || (code === 'config/wrong-type' && args['found'] === '0'),
  );
  const [first] = unfilled;
  if (first === undefined) return problems;
  const keys = [...new Set(unfilled.map(({ args: { key }, at }) => (typeof key === 'string' ? key : (at?.key ?? ''))))];
  const grouped = initProblem('init/template-values', {
    args: { file, count: keys.length, keys: keys.join(', ') },
    ...(first.at === undefined ? {} : { at: first.at }),
  });
  return [...problems.filter((problem) => !unfilled.includes(problem)), grouped];
}

function importFile(file: FoundFile): readonly ImportedValue[] {
  const { kind, shown } = file;
  if (kind === 'p8') return importP8(shown);
  if (kind === 'p12') return importP12(shown);
  const importText = IMPORTS[kind];
  return importText === undefined ? [] : importText({ text: boundedText(file), shown });
}

const IMPORTS: Readonly<Partial<Record<FoundFile['kind'], (source: SourceText) => readonly ImportedValue[]>>> = {
  agconnect: importAgconnect,
  'google-services': importGoogleServices,
  'mcs-services': importMcsServices,
  'service-account': importServiceAccount,
  'harmony-app': importHarmonyApp,
  'harmony-module': importHarmonyModule,
  pbxproj: importPbxproj,
};

function boundedText({ path }: FoundFile): string {
  const read = readBounded(path, LARGEST_TEXT);
  return 'bytes' in read ? decodeText(read.bytes) : '';
}

/** The first place of a key wins; a different value elsewhere is reported with both places. */
function oneEach(
  all: readonly ImportedValue[],
  secrets: ReadonlySet<string>,
): { readonly values: readonly ImportedValue[]; readonly contradictions: readonly Problem[] } {
  const values = new Map<string, ImportedValue>();
  const contradictions: Problem[] = [];
  for (const item of [...all].sort((a, b) => Number(a.ofOtherBuild === true) - Number(b.ofOtherBuild === true))) {
    const first = values.get(item.key);
    if (first === undefined) {
      if (item.ofOtherBuild !== true) values.set(item.key, item);
    } else if (first.value !== item.value && !contradictions.some(({ at }) => at?.key === item.key)) {
      const shown = (value: ImportedValue): string => (secrets.has(value.key) ? '…' : value.value.slice(0, 60));
      contradictions.push(
        initProblem('init/two-values', {
          args: { key: item.key, first: shown(first), firstFile: first.origin.file, second: shown(item) },
          at: item.origin,
        }),
      );
    }
  }
  return { values: [...values.values()], contradictions };
}
