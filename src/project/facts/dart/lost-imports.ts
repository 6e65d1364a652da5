// Names in the Dart files around push that no import brings.
import { type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import { ownValue } from '../../../text/own-value.js';
import { nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { byPath, type DartFault, SAFE, seenBy } from './imports.js';

/** Packages that may hand on names of the push package: by their name they are about chat, or what apps share. The Chat SDK does not. */
const HANDS_ON =
  '(?:[a-z\\d]+_)*(?:tencent|tim|tui\\w*|chat\\w*|[a-z]*im|push|atomic\\w*|\\w*kit|core|common|base|shared)(?:_\\w+)*\\/';
const TENCENT = new RegExp(`^(?!tencent_cloud_chat_(?:sdk|push\\/common)\\/|firebase_)${HANDS_ON}`);
const CHAT = new RegExp(`^(?!firebase_)${HANDS_ON}`);
const LISTENER = new RegExp(`tim_push_listener|^(?!tencent_cloud_chat_(?:sdk|push)\\/|firebase_)${HANDS_ON}`);

/** Packages that provide a name; with `true` any package that is not known not to. */
const PROVIDERS: Readonly<Record<string, readonly [RegExp, boolean, string]>> = {
  TencentCloudChatPush: [TENCENT, false, 'package:tencent_cloud_chat_push/tencent_cloud_chat_push.dart'],
  TIMPushListener: [LISTENER, false, 'package:tencent_cloud_chat_push/common/tim_push_listener.dart'],
  TimUiKitPushPlugin: [TENCENT, false, 'package:tim_ui_kit_push_plugin/tim_ui_kit_push_plugin.dart'],
  PushAppInfo: [TENCENT, false, 'package:tim_ui_kit_push_plugin/model/appInfo.dart'],
  OfflinePushInfo: [CHAT, false, 'package:tencent_cloud_chat_sdk/models/V2TimOfflinePushInfo.dart'],
  TencentImSDKPlugin: [CHAT, false, 'package:tencent_cloud_chat_sdk/tencent_im_sdk_plugin.dart'],
  Firebase: [/^firebase_core\//, true, 'package:firebase_core/firebase_core.dart'],
  jsonDecode: [/^dart:convert$/, true, 'dart:convert'],
  jsonEncode: [/^dart:convert$/, true, 'dart:convert'],
  WidgetsFlutterBinding: [/^flutter\//, true, 'package:flutter/material.dart'],
  runApp: [/^flutter\//, true, 'package:flutter/material.dart'],
  WidgetsBindingObserver: [/^flutter\//, true, 'package:flutter/material.dart'],
};

const DECLARES = /^(?:class|mixin|enum|typedef)$/;

/** Names that are declared at the top of the files. */
function declaredIn(files: readonly DartFile[]): Map<string, DartFile | undefined> {
  const found = new Map<string, DartFile | undefined>();
  for (const file of files)
    for (const [i, token] of file.tokens.entries()) {
      if (token.kind !== 'word' || openingOf(file.tokens, i) !== -1) continue;
      const next = file.tokens[i + 1];
      const before = file.tokens[i - 1];
      const isName =
        DECLARES.test(before?.text ?? '') ||
        ((before?.kind === 'word' || isSign(before, '>')) && (isSign(next, '(') || isSign(next, '=')));
      if (isName && token.text.length > (/^[A-Z]/.test(token.text) ? 3 : 4) && token.text !== 'Function')
        found.set(token.text, found.has(token.text) ? undefined : file);
    }
  return found;
}

/** Whether a file itself declares a name, or a class of it may inherit it. */
const isLocal = ({ tokens }: DartFile, name: string): boolean =>
  tokens.some((token, i) => {
    const before = tokens[i - 1];
    return (
      token.kind === 'word' &&
      token.text === name &&
      ((before?.kind === 'word' && !/^(?:return|await|in|case|throw|yield|else|const|new|is|as)$/.test(before.text)) ||
        (isSign(before, '>') && !isSign(tokens[i - 2], '=')) ||
        isSign(before, '?') ||
        isSign(tokens[i + 1], ':'))
    );
  });

/** Names of the push packages, and of the app's own files around them, that no import brings. */
export function lostImports(project: Project, files: readonly DartFile[]): readonly DartFault[] {
  const own = declaredIn(files);
  const paths = byPath(project);
  return files.flatMap((file): DartFault[] => {
    const { tokens } = file;
    if (/^\s*part\s+of\b/m.test(file.source.text)) return [];
    const top = tokens.findLastIndex(
      (token, i) => /^(?:import|export|part)$/.test(token.text) && openingOf(tokens, i) === -1,
    );
    const end = tokens.findIndex((sign, at) => at > top && isSign(sign, ';'));
    const told = new Set<string>();
    return tokens.flatMap((token, i): DartFault[] => {
      const name = token.kind === 'word' ? token.text : '';
      if (i < end || told.has(name) || isSign(tokens[i - 1], '.')) return [];
      const provider = ownValue(PROVIDERS, name);
      const home = own.get(name);
      if (own.has(name) ? home === undefined || home === file : provider === undefined) return [];
      told.add(name);
      const isClass = /^[A-Z]/.test(name);
      if (!isClass && isLocal(file, name)) return [];
      const seen = seenBy(project, paths, file, name);
      const hasIt = (item: string): boolean =>
        item === '?' ||
        provider?.[0].test(item) === true ||
        ((home === undefined ? provider?.[1] === true : !isClass) && !SAFE.test(item));
      if ((home !== undefined && seen.files.has(home.source.path)) || [...seen.packages].some(hasIt)) return [];
      if (isDeclaredElsewhere(project, name, home)) return [];
      const uri = home?.source.path ?? provider?.[2] ?? '';
      return [
        {
          file,
          offset: token.offset,
          found: t(`${name} is not imported`, `没有导入 ${name}`),
          expected: `import '${home === undefined ? uri : nameOf(uri)}';`,
        },
      ];
    });
  });
}

const isDeclaredElsewhere = (project: Project, name: string, home: DartFile | undefined): boolean => {
  const declares = new RegExp(
    /^[A-Z]/.test(name)
      ? `\\b(?:class|mixin|enum|typedef|extension)\\s+${name}\\b`
      : `^[\\w<>?, ]*[\\w>?] ${name}\\s*[(=]`,
    'm',
  );
  return project.dart.some((file) => file !== home && declares.test(file.source.text));
};
