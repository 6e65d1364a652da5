// Which apps lie in a folder, of which kind and generation, and where their Android and iOS sides are.
import { otherUnits } from './apps/engines.js';
import { flutterUnits } from './apps/flutter.js';
import { javascriptUnits } from './apps/javascript.js';
import { nativeUnits } from './apps/native.js';
import type { Places, ProjectUnit } from './apps/unit.js';
import type { ProjectFiles } from './folder/files.js';
import { isInside, joinPath } from './folder/walk.js';

/** Every app in the folder that asks for a push package; without one, the apps that could. */
export function discoverProjects(files: ProjectFiles, places: Places): readonly ProjectUnit[] {
  const units = discoverApps(files, places);
  const withPush = units.filter((unit) => unit.generation !== undefined);
  return withPush.length > 0 ? withPush : units;
}

/** Every app, with push or without. */
export function discoverApps(files: ProjectFiles, places: Places): readonly ProjectUnit[] {
  const flutter = flutterUnits(files, places);
  const taken = (path: string): boolean => flutter.some((unit) => owns(unit, path));
  const javascript = javascriptUnits(files, places).filter((unit) => !taken(joinPath(unit.root, 'package.json')));
  // The native sides of a script app count as apps only where they take push in by themselves.
  const owned = (path: string): boolean =>
    taken(path) || javascript.some((unit) => unit.generation !== undefined && owns(unit, path));
  const isSide = (unit: ProjectUnit): boolean =>
    unit.generation === undefined && javascript.some((app) => owns(app, joinPath(unit.root, 'build.gradle')));
  const native = nativeUnits(files, places, owned).filter((unit) => !isSide(unit));
  const others = otherUnits(files).filter(
    (unit) =>
      unit.generation !== undefined || ![...flutter, ...javascript].some((app) => isInside(unit.root, app.root)),
  );
  return [...flutter, ...javascript, ...native, ...others];
}

const owns = (unit: ProjectUnit, path: string): boolean =>
  isInside(path, unit.root) && (unit.root !== '.' || unit.kind !== 'flutter-module')
    ? true
    : (unit.android !== undefined && isInside(path, unit.android.root)) ||
      (unit.iosRoot !== undefined && isInside(path, unit.iosRoot));
