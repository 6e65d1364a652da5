// What differs between Windows and the other systems. The platform is an argument, so that tests cover all of them on one machine.

/** Node's name of the system. */
export type Platform = NodeJS.Platform;

/** Files carry rights for owner, group and others; Windows has other means, which nothing here reads or sets. */
export const hasFileModes = (platform: Platform): boolean => platform !== 'win32';

/** A program and all it starts can be signalled together; Windows has no such groups. */
export const hasProcessGroups = (platform: Platform): boolean => platform !== 'win32';

/** Signals that are passed on to a program that runs under us; Windows knows three of them. */
export const passedSignals = (platform: Platform): readonly NodeJS.Signals[] =>
  platform === 'win32' ? ['SIGTERM', 'SIGINT', 'SIGHUP'] : ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/** The file of a program: Windows finds `adb` only with its ending. */
export const programFile = (name: string, platform: Platform): string => (platform === 'win32' ? `${name}.exe` : name);

/** Paths are shown, compared and written into files with `/` on every system. */
export const withSlashes = (path: string): string => path.replaceAll('\\', '/');

/** A line for the usual shell that asks for the value of a variable, so that no history keeps it, and hands it to the programs started next. */
export const lineToSet = (variable: string, platform: Platform): string =>
  platform === 'win32' ? `$env:${variable} = Read-Host ${variable}` : `read -rs ${variable} && export ${variable}`;

/** Where caches live, as parts of a path below the home folder or a variable's folder. */
export function cacheParts(
  env: Readonly<Record<string, string | undefined>>,
  platform: Platform,
  home: string,
): readonly string[] {
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  if (platform === 'win32') {
    const local = set('LOCALAPPDATA');
    return [...(local === undefined ? [home, 'AppData', 'Local'] : [local]), 'tim-push', 'Cache'];
  }
  if (platform === 'darwin') return [home, 'Library', 'Caches', 'tim-push'];
  const xdg = set('XDG_CACHE_HOME');
  return [...(xdg === undefined ? [home, '.cache'] : [xdg]), 'tim-push'];
}
