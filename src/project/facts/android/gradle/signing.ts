// Whether debug builds are signed like release builds.
import {
  blockNames,
  type GradleStatement,
  isSign,
  nameOfStatement,
  within,
} from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { failed, type Outcome, passed, type SharedRule, skipped } from '../../../types.js';
import { androidPlace } from './gradle-plugins.js';

function checkDebugSigning(project: Project): Outcome {
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
  // Without a keystore of its own `debug` is the key of this machine.
  if (own !== undefined && other === undefined && release.text !== 'debug') return skipped(reasons.computed);
  return failed({
    at:
      debug === undefined
        ? (androidPlace(android, 'buildTypes') ?? at)
        : release.text === 'debug'
          ? android.moduleFile.source.at(release.offset)
          : at,
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

export const debugSigning: SharedRule = {
  title: t('debug builds are signed with a different key than release builds', 'debug 与 release 使用不同的签名'),
  cause: t(
    'Huawei and Honor compare the signing fingerprint: with an unregistered debug key the phone gets code 6003 or 907135702 and no token',
    '华为、荣耀会校验签名指纹：debug 签名未登记时返回 6003 或 907135702，拿不到 token',
  ),
  fix: t(
    'buildTypes.debug: signingConfig signingConfigs.release, or register the SHA-256 of the debug key in both consoles',
    'buildTypes.debug 中写 signingConfig signingConfigs.release，或把 debug 签名的 SHA-256 也登记到两个控制台',
  ),
  check: checkDebugSigning,
};
