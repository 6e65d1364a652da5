// Compares mcs-services.json, which Honor's Gradle plugin puts into the app, with the config (fields A, problems D).
import type { Problem } from '../../problems/types.js';
import type { Settings } from '../../push/types.js';
import { readObject } from '../../text/json-object.js';
import { credentialProblem } from './credential-problems.js';

/** Returns findings in the order of the file. Never throws. */
export function checkMcsServices(settings: Settings): Problem[] {
  const file = settings.file('honor_mcs_services');
  if (file === undefined) return [];
  const at = settings.origin('honor_mcs_services');
  const fields = readObject(Buffer.from(file.bytes).toString('utf8'));
  if (fields === undefined) return [credentialProblem('honor/services-not-json', { at })];
  const problems: Problem[] = [];
  const appId = textOf(fields['app_id']);
  const wantedId = settings.text('honor_app_id');
  if (appId === undefined) problems.push(credentialProblem('honor/services-no-app-id', { at }));
  else if (wantedId !== undefined && appId !== wantedId)
    problems.push(
      credentialProblem('honor/services-app-id-differs', { at, args: { found: appId.slice(0, 40), wanted: wantedId } }),
    );
  const name = textOf(fields['package_name']);
  const wantedName = settings.text('package_name');
  if (name !== undefined && wantedName !== undefined && name !== wantedName)
    problems.push(
      credentialProblem('honor/services-package-mismatch', {
        at,
        args: { found: name.slice(0, 80), wanted: wantedName },
      }),
    );
  if (textOf(fields['client_secret']) !== undefined)
    problems.push(credentialProblem('honor/services-secret-in-app', { at }));
  return problems;
}

/** Ids may be strings or numbers. */
const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value).trim() : undefined;
