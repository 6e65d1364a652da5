// docs/doctor.md: what the command does, and every rule from the catalogue.
import { docsPageOf } from '../../src/problems/render.js';
import { codeOfRule, doctorRules } from '../../src/project/rules/catalogue.js';
import type { Rule } from '../../src/project/types.js';

const INTRODUCTION = `# doctor: the app project itself

\`tim-push doctor [dir]\` walks through a folder, finds the apps in it that use a push package of Tencent Chat, and runs the rules that apply to each. Build output,
\`Pods\`, \`node_modules\` and folders that begin with a dot are not read.

| It recognises | by |
| --- | --- |
| Flutter apps and modules (add-to-app) | \`pubspec.yaml\` with \`tim_ui_kit_push_plugin\`, \`tencent_chat_push_for_china\` or \`tencent_cloud_chat_push\`, also through local packages |
| native Android, native iOS | \`com.tencent.timpush\` in Gradle files or the version catalog, \`TIMPush\` in a Podfile |
| React Native, uni-app | \`@tencentcloud/react-native-push\`, \`uni_modules/TencentCloud-Push\` |
| HarmonyOS, Unity, Unreal | their package or folder; few rules apply to them |

- **Which vendors count.** Those of the config, of \`PushAppInfo\` in the Dart code, or of what is built in. \`--vendor huawei,vivo\` decides otherwise.
- **Where the sides are.** \`android/\` and \`ios/\` of the app; for a Flutter module the native app that takes it in. \`--android <folder>\` and \`--ios <folder>\` say it.
- **What cannot be decided is skipped, with the reason**: a value only the build computes, a script that is not read. Nothing is run and nothing is guessed.
- **A \`tim-push.config.json\`** found from the folder upward is compared with the project: package name, bundle id, app ids, certificate IDs, channels, environment.
- **\`--fix\`** shows a diff of what can be mended without a decision: permissions, meta-data whose values the config knows, a misspelt permission, blanks, https, keep
  rules. \`--write\` writes it; formatting, comments, line ends and byte-order marks stay. Files with changes that git does not know are left alone unless \`--allow-dirty\`
  is given. Secrets are never written.
- **\`--skip HW-09 --reason "both keys are registered"\`** silences a rule for one run, \`"skip": [{"code": "doctor/HW-09", "reason": "…"}]\` in the config for good.
- **Formats.** \`--json\` lists every rule as \`{ id, project, status, at?, reason?, found?, expected?, problem? }\`; \`--format junit|sarif|github\` carry file and line.
- **Exit code** 1 when a rule of severity error fails, 2 when the folder holds no app, else 0.

Severity: error – push will not work or the build breaks; warning – likely trouble; hint – worth knowing.
`;

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^T3-/, 'The current packages (tencent_cloud_chat_push, TIMPush)'],
  [/^GUIDE-/, "What else the older plugin's guide asks for"],
  [/^CFG-/, 'The project against the config'],
  [/./, 'The older plugins, and what holds for all'],
];

export function doctorPage(): string {
  const parts = FAMILIES.map(([pattern, title], i) => {
    const rules = doctorRules.filter(
      (rule) => pattern.test(rule.id) && !FAMILIES.slice(0, i).some(([other]) => other.test(rule.id)),
    );
    return { title, rules };
  });
  const order = [...parts].reverse().filter((part) => part.rules.length > 0);
  return `${INTRODUCTION}\n${order.map((part) => `## ${part.title}\n\n| rule | severity | vendors | finding |\n| --- | --- | --- | --- |\n${part.rules.map(row).join('\n')}\n`).join('\n')}`;
}

const row = (rule: Rule): string => {
  const page = docsPageOf(codeOfRule(rule)).replace('docs/', '');
  const title = rule.title.en.replace(/(?<!\$)\{([a-zA-Z]+)\}/g, '‹$1›').replace(/\|/g, '\\|');
  return `| [${rule.id}](${page}) | ${rule.severity} | ${rule.vendors?.join(', ') ?? 'all'} | ${title} |`;
};
