// Whether a vendor can be asked at all with this config; if not, the problem that says what is missing.
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { vendors } from '../vendors/index.js';
import type { Session } from './session.js';
import type { VendorId } from './vendor-list.js';

export function whatIsMissing(session: Session, id: VendorId): Problem | undefined {
  const { credentials, name } = vendors[id];
  const settings = session.settings(id);
  if (session.config.disabled.has(id))
    return configProblem('config/vendor-disabled', { vendor: id, args: { vendor: name } });
  const missing = credentials.missing(settings);
  const [key] = missing;
  if (key === undefined) return undefined;
  const at = credentials.fields.map((field) => settings.origin(field.key)).find((origin) => origin !== undefined);
  return configProblem('config/missing-key', {
    vendor: id,
    args: { vendor: name, key, keys: missing.join(', ') },
    at,
  });
}
