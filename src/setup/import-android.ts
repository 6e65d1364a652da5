// Values out of an Android module: meta-data of the manifest, applicationId and placeholders of the Gradle script.
import { type GradleNames, readNames } from '../project/android/gradle-names.js';
import { settingOf } from '../project/android/gradle-values.js';
import { type GradleStatement, readGradle, within } from '../readers/gradle/script.js';
import { type ImportedValue, originAt, type SourceText } from './imported.js';

/** Names under which the vendors' SDKs and the plugin's guide keep their ids. */
const META_DATA: Readonly<Record<string, string>> = {
  'com.vivo.push.app_id': 'vivo_app_id',
  'com.vivo.push.api_key': 'vivo_app_key',
  'com.hihonor.push.app_id': 'honor_app_id',
};

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  VIVO_APPID: 'vivo_app_id',
  VIVO_APPKEY: 'vivo_app_key',
  HONOR_APPID: 'honor_app_id',
};

/** Comments become blanks, so that offsets stay true. */
const withoutXmlComments = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, blank);
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

export function importManifest(source: SourceText): readonly ImportedValue[] {
  const clean = withoutXmlComments(source.text);
  return [...clean.matchAll(/<meta-data\b[^>]*>/g)].flatMap((tag) => {
    const name = attribute(tag[0], 'android:name');
    const key = name === undefined ? undefined : META_DATA[name.value];
    const value = attribute(tag[0], 'android:value');
    // A placeholder is filled by Gradle, where it is read.
    if (key === undefined || value === undefined || value.value === '' || value.value.includes('${')) return [];
    // A leading \ keeps a long number a text for Android.
    const text = value.value.replace(/^\\ ?/, '').trim();
    return isPlain(text) ? [made(source, key, text, tag.index + value.offset)] : [];
  });
}

function attribute(tag: string, name: string): { readonly value: string; readonly offset: number } | undefined {
  const found = new RegExp(`${name.replace(':', '\\:')}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag);
  return found === null ? undefined : { value: found[2] ?? '', offset: found.index };
}

/** Ids and keys of these vendors are letters and digits; anything else is a template. */
const isPlain = (text: string): boolean => /^[A-Za-z0-9-]{4,64}$/.test(text);

const made = (source: SourceText, key: string, value: string, offset: number): ImportedValue => ({
  key,
  value,
  extended: false,
  origin: originAt(source, offset, key),
});

/** Groovy and Kotlin write placeholders the same way but for `=`; texts only, no variables. */
export function importGradle(source: SourceText): readonly ImportedValue[] {
  const clean = withoutGradleComments(source.text);
  const placeholders = Object.entries(PLACEHOLDERS).flatMap(([name, key]) => {
    const found = new RegExp(`(["']?)\\b${name}\\1\\]?\\s*(?::|=|to\\b)\\s*(["'])([A-Za-z0-9-]{4,64})\\2`).exec(clean);
    return found === null ? [] : [made(source, key, found[3] ?? '', found.index)];
  });
  return [...packageNames(source), ...placeholders];
}

/** The applicationId, also through a name (`applicationId appId`), and those of flavors that have one of their own. */
function packageNames(source: SourceText): readonly ImportedValue[] {
  const tree = readGradle(source.text, source.shown.endsWith('.kts'));
  const android = within(tree.statements, ['android']);
  const blocks = [
    within(android, ['defaultConfig']),
    ...within(android, ['productFlavors']).map((flavor) => flavor.body ?? []),
  ];
  const names = readNames([{ tree }], undefined, undefined);
  return blocks.flatMap((statements) => packageName(source, statements, names));
}

function packageName(
  source: SourceText,
  statements: readonly GradleStatement[],
  names: GradleNames,
): readonly ImportedValue[] {
  const id = settingOf(statements, ['applicationId'], names);
  return id?.kind === 'literal' && /^[A-Za-z]\w*(?:\.\w+)+$/.test(id.text)
    ? [made(source, 'package_name', id.text, id.statement.offset)]
    : [];
}

/** Line and block comments become blanks; texts keep theirs (`"https://…"`). */
function withoutGradleComments(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (piece) =>
    piece.startsWith('/') ? blank(piece) : piece,
  );
}
