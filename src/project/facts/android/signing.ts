// Whether debug builds are signed like release builds.
import { blockNames, type GradleStatement, isSign, nameOfStatement, within } from '../../../readers/gradle/script.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, passed, type Rule, skipped } from '../../types.js';
import { androidPlace } from './gradle-plugins.js';

export function checkDebugSigning(project: Project): ReturnType<Rule['check']> {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const signingOf = (name: string): { readonly text: string | undefined; readonly offset: number } | undefined => {
    const statement = android.buildTypes
      .filter((item) => item.name === name)
      .flatMap((item) => item.statements)
      .find((item) => nameOfStatement(item) === 'signingConfig');
    if (statement === undefined) return undefined;
    const words = statement.head
      .slice(1)
      .filter((token) => token.kind === 'word' || token.kind === 'string')
      .map((token) => token.text);
    const isComputed =
      words.includes('if') || words.includes('when') || statement.head.some((token) => isSign(token, '?'));
    // `signingConfig debug.signingConfig` takes over the key of that build type.
    const text = words.at(-1) === 'signingConfig' ? words.at(-2) : words.at(-1);
    return { text: isComputed ? undefined : (text ?? ''), offset: statement.offset };
  };
  const release = signingOf('release');
  const debug = signingOf('debug');
  if (release === undefined)
    return skipped(t('could not decide: the release build names no signing key', '无法判断：release 构建没有指定签名'));
  // `if (key.properties exists) release else debug`: which key it is, only the build knows.
  if (release.text === undefined || (debug !== undefined && debug.text === undefined)) return skipped(reasons.computed);
  const shared = android.defaultConfig.some((item) => nameOfStatement(item) === 'signingConfig');
  const at = android.moduleFile.source.at(debug?.offset ?? release.offset);
  const debugName = debug?.text ?? (shared ? release.text : 'debug');
  if (debugName === release.text) return passed(at);
  const keyOf = (name: string): string | undefined => keystoreIn(android.android, name);
  const [own, other] = [keyOf(debugName), keyOf(release.text)];
  // `signingConfigs.debug` may be set anew with the keystore of the release.
  if (own !== undefined && own === other) return passed(at);
  if (own !== undefined && other === undefined) return skipped(reasons.computed);
  return failed({
    at: debug === undefined ? (androidPlace(android, 'buildTypes') ?? at) : at,
    found: debug?.text ?? 'debug',
    expected: release.text,
  });
}

/** The keystore and alias a signing config names, as they are written; undefined when nothing names one. */
function keystoreIn(statements: readonly GradleStatement[], name: string): string | undefined {
  const config = within(statements, ['signingConfigs']).filter((item) => blockNames(item).includes(name));
  const parts = config
    .flatMap((item) => item.body ?? [])
    .filter((item) => /^(?:storeFile|keyAlias|initWith)$/.test(nameOfStatement(item)))
    .map((item) =>
      item.head
        .filter((token) => token.kind !== 'sign')
        .map((token) => token.text)
        .join(' '),
    );
  return parts.length === 0 ? undefined : parts.sort().join('; ');
}
