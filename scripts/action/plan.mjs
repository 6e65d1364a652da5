// What the inputs of action.yml come to: the words of the command line, or why there is none.
import { isAbsolute, resolve } from 'node:path';

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** Values are joined to their flag with `=`, so that none can become a flag of its own. */
const flag = (name, value) => (value === '' ? [] : [`--${name}=${value}`]);

/**
 * @param {Environment} env
 * @param {string} workspace folder that `working-directory` and files of `package` are relative to
 */
export function planOf(env, workspace) {
  const input = (name) => (env[`INPUT_${name}`] ?? '').trim();
  const command = input('COMMAND') || 'smoke';
  const push = input('PUSH').toLowerCase() || 'false';
  const lang = input('LANG');
  if (command !== 'smoke' && command !== 'doctor')
    return { wrong: `command must be smoke or doctor, not "${command}"` };
  if (push !== 'true' && push !== 'false') return { wrong: `push must be true or false, not "${push}"` };
  if (lang !== '' && lang !== 'en' && lang !== 'zh') return { wrong: `lang must be en or zh, not "${lang}"` };
  if (command === 'doctor' && push === 'true') return { wrong: 'doctor sends no push: push is an input for smoke' };
  if (command === 'doctor' && input('REQUIRE') !== '')
    return { wrong: 'doctor requires no vendor: require is an input for smoke' };
  const words = [
    command,
    ...flag('vendor', input('VENDORS')),
    ...flag('config', input('CONFIG')),
    ...flag('require', input('REQUIRE')),
    ...(push === 'true' ? ['--push'] : []),
    ...flag('lang', lang),
  ];
  const given = input('PACKAGE') || 'tim-push';
  const isFile = /\.(?:tgz|js)$/.test(given) && !/^[a-z]+:/i.test(given);
  return {
    command,
    words,
    config: input('CONFIG'),
    /** A name with or without version, or the full path of a file. */
    package: isFile && !isAbsolute(given) ? resolve(workspace, given) : given,
    folder: resolve(workspace, input('WORKING_DIRECTORY') || '.'),
  };
}
