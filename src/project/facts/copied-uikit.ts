// Tencent's UI components, which projects copy whole into their sources: what they call is no call of the app.
import { undecided } from '../reasons.js';

const FOLDERS = /(?:^|\/)(?:tuikit|tui[a-z]+|tim_?ui_?kit\w*|tencent_cloud_(?:chat|uikit)\w*|timpush)\//i;

export const isCopiedUiKit = (path: string, code = ''): boolean =>
  FOLDERS.test(path) || /^\s*package\s+com\.tencent\./m.test(code);

export const copiedUiKit = undecided(
  'only copied UI components of Tencent call it, and whether they run is not known',
  '只有复制进来的腾讯 UI 组件调用它，不清楚是否会执行',
);
