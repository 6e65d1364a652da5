// The permissions that the SDK needs on HarmonyOS, in module.json5 of an app or of a uni-app module.
import type { Origin } from '../../../problems/types.js';
import { nodeAt, textOf } from '../../../readers/node.js';
import { editDistance } from '../../../text/suggest.js';
import type { Json5File } from './harmony-app.js';

/** Those that no module asks for, each with the place of one that is almost it, or of permissions in an ability. */
export function missingPermissions(
  modules: readonly Pick<Json5File, 'source' | 'root'>[],
): readonly { readonly name: string; readonly at: Origin | undefined }[] {
  const asked = modules.flatMap(({ root, source }) =>
    (nodeAt(root, 'module', 'requestPermissions')?.items ?? []).map((item) => ({
      name: textOf(nodeAt(item, 'name')) ?? '',
      at: source.at(nodeAt(item, 'name')?.offset ?? item.offset),
    })),
  );
  const [main] = modules;
  const astray = (nodeAt(main?.root, 'module', 'abilities')?.items ?? []).flatMap(
    (ability) => nodeAt(ability, 'requestPermissions')?.offset ?? [],
  );
  return ['ohos.permission.INTERNET', 'ohos.permission.GET_NETWORK_INFO']
    .filter((name) => !asked.some((item) => item.name === name))
    .map((name) => ({
      name,
      at:
        asked.find((item) => editDistance(item.name, name) <= 2)?.at ??
        main?.source.at(astray[0] ?? nodeAt(main.root, 'module', 'requestPermissions')?.offset ?? 0),
    }));
}
