// The vendors and Tencent IM as `init` asks about them.
import { vendorIds } from '../../session/vendors/list.js';
import type { Section } from '../../setup/wizard.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { vendors } from '../../vendors/index.js';

export const sections = (): readonly Section[] => [
  ...vendorIds.map((id) => ({
    ...vendors[id],
    checkToken: async (token: string) => {
      const found = (await vendors[id].load()).checkToken(token).filter(({ severity }) => severity !== 'hint');
      return found.find(({ severity }) => severity === 'error') ?? found[0];
    },
  })),
  tencentManifest,
];
