// Whether a vendor can be asked at all with this config; if not, the problem that says what is missing.

import type { LoadedConfig } from '../../config/index.js';
import { configProblem } from '../../problems/entries/config/config.js';
import type { Origin, Problem } from '../../problems/types.js';
import type { FieldSpec, Settings, VendorManifest } from '../../push/types.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import type { Text } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { Session } from '../session.js';
import { commonFindings } from './common-findings.js';
import { TENCENT, type VendorId } from './list.js';

export function whatIsMissing(session: Session, id: VendorId): Problem | undefined {
  const { credentials, name } = vendors[id];
  const settings = session.settings(id);
  if (session.config.disabled.has(id))
    return configProblem('config/vendor-disabled', { vendor: id, args: { vendor: name } });
  const missing = credentials.missing(settings);
  const [key] = missing;
  // Without a readable package name or page nothing is sent.
  if (key === undefined)
    return (
      wrongChoice(session.config, credentials.fields, id) ??
      commonFindings(session.config.problems, vendors[id])
        .filter(({ severity }) => severity === 'error')
        .map((problem) => ({ ...problem, vendor: id }))[0]
    );
  // A value that exists but cannot be used (an unset variable) has its own problem.
  const told = session.config.problems.find(
    ({ severity, at }) => severity === 'error' && at?.key !== undefined && missing.includes(at.key),
  );
  if (told !== undefined) return { ...told, vendor: id };
  if (!credentials.fields.some((field) => settings.has(field.key))) return notConfiguredProblem({ id, name });
  const at = credentials.fields.map((field) => settings.origin(field.key)).find((origin) => origin !== undefined);
  return missingKeysProblem({ id, name }, missing, at);
}

/** A value outside the allowed ones: every command refuses it instead of continuing with a default. */
export const wrongChoice = (
  config: Pick<LoadedConfig, 'problems'>,
  fields: readonly FieldSpec[],
  service: string,
): Problem | undefined => {
  const found = config.problems.find(
    ({ code, at }) => code === 'config/not-one-of' && fields.some((field) => field.key === at?.key),
  );
  return found === undefined ? undefined : { ...found, vendor: service };
};

/** For a vendor that was requested but has no value at all. */
export const notConfiguredProblem = ({ id, name }: { readonly id: string; readonly name: Text }): Problem =>
  configProblem('config/vendor-not-configured', { vendor: id, args: { vendor: name, vendorId: id } });

/** Names every missing key, and the guide that says where to find it. */
export function missingKeysProblem(
  { id, name }: { readonly id: string; readonly name: Text },
  missing: readonly string[],
  at: Origin | undefined,
): Problem {
  const args = { vendor: name, vendorId: id, key: missing[0] ?? '', keys: missing.join(', ') };
  return configProblem('config/missing-key', { vendor: id, args, at });
}

/** Nothing of the server side set: an app config, which is fine as such; so is one id that the app holds too, and more beside the app's own values. Something set, something missing: incomplete. */
export function incompleteProblem(
  { id, name, credentials }: Pick<VendorManifest, 'id' | 'name' | 'credentials'>,
  settings: Settings,
  missing: readonly string[],
): Problem {
  const server = credentials.fields.filter((field) => field.side === 'server' && field.needed === true);
  const set = server.filter((field) => settings.has(field.key) && !missing.includes(field.key));
  const isApp = credentials.fields.some((field) => field.side === 'app' && settings.has(field.key));
  const some = set.some(({ inApp }) => inApp === undefined || (inApp === true && !isApp));
  const origin = credentials.fields.map((field) => settings.origin(field.key)).find((at) => at !== undefined);
  if (some) return missingKeysProblem({ id, name }, missing, origin);
  const args = { vendor: name, keys: missing.join(', '), vendorId: id };
  return configProblem('config/server-side-missing', { vendor: id, args, at: origin });
}

/** Why Tencent cannot be asked at all. */
export function tencentBlocked(session: Session): Problem | undefined {
  const { settings } = session.tencent;
  if (session.config.disabled.has(TENCENT))
    return configProblem('config/vendor-disabled', { vendor: TENCENT, args: { vendor: tencentManifest.name } });
  const missing = ['im_sdk_app_id', 'im_secret_key'].filter((key) => !settings.has(key));
  if (missing.length === 0) return wrongChoice(session.config, tencentManifest.credentials.fields, TENCENT);
  const at = settings.origin('im_sdk_app_id') ?? settings.origin('im_secret_key');
  return missingKeysProblem(tencentManifest, missing, at);
}
