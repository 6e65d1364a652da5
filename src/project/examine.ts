// Runs the rules over one app: those that apply, and for the others the reason why they are skipped.
import type { Origin, Problem, SkipCause } from '../problems/types.js';
import { type Text, t } from '../text/language.js';
import { manifestPlace } from './facts/android/manifest-entries.js';
import { hasCode } from './facts/app-code.js';
import type { Project } from './project.js';
import { isAbsent, reasons } from './reasons.js';
import { codeOfRule, doctorRules } from './rules/catalogue.js';
import type { Finding, Generation, ListedRule, Outcome, Rule } from './types.js';

export interface RuleResult {
  readonly rule: ListedRule;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly at?: Origin | undefined;
  readonly reason?: Text;
  /** What the reason is about, for the summary. */
  readonly cause?: SkipCause;
  readonly problem?: Problem;
  readonly finding?: Finding;
}

/** One result per rule, and one per finding where a rule has several. */
export function examine(project: Project, silenced: ReadonlyMap<string, string>): RuleResult[] {
  return doctorRules.flatMap((rule): RuleResult[] => {
    const skip = whySkipped(rule, project, silenced);
    if (skip !== undefined) return [{ rule, status: 'skipped', ...skip }];
    project.files.sawPart = false;
    const outcome = withoutUnread(withoutBrokenManifest(safely(rule, project), rule, project), rule, project);
    if (outcome.status === 'passed')
      return [{ rule, status: 'passed', ...(outcome.at === undefined ? {} : { at: outcome.at }) }];
    if (outcome.status === 'skipped')
      return [
        {
          rule,
          status: 'skipped',
          reason: outcome.reason,
          // An app all in SwiftUI has no AppDelegate.
          cause:
            isAbsent(outcome.reason) && (project.kind !== 'ios' || outcome.reason !== reasons.noAppDelegate)
              ? 'absent'
              : outcome.reason.en.startsWith('could not decide')
                ? 'undecided'
                : 'not-needed',
        },
      ];
    return outcome.findings.map((finding) => ({
      rule,
      status: 'failed',
      finding,
      problem: problemOf(rule, finding),
      ...(finding.at === undefined ? {} : { at: finding.at }),
    }));
  });
}

/** A rule that fails on an unforeseen file says nothing instead of ending the run. */
function safely(rule: Rule, project: Project): Outcome {
  try {
    return rule.check(project);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : String(error);
    return {
      status: 'skipped',
      reason: t(
        `could not decide: this rule did not understand a file (${reason})`,
        `无法判断：此规则无法理解某个文件（${reason}）`,
      ),
    };
  }
}

/** That something is missing cannot be said of a manifest that is not read to its end: MAN-01 reports the fault first. */
function withoutBrokenManifest(outcome: Outcome, rule: Rule, project: Project): Outcome {
  if (outcome.status !== 'failed' || rule.id === 'MAN-01') return outcome;
  const manifest = project.android?.manifest;
  if (manifest?.fault === undefined) return outcome;
  const place = manifestPlace(manifest);
  const kept = outcome.findings.filter(({ at }) => at?.file !== place.file || at.line !== place.line);
  return kept.length === 0 ? { status: 'skipped', reason: reasons.unreadable } : { status: 'failed', findings: kept };
}

/** Of code that is read in part only what was found there is certain. */
function withoutUnread(outcome: Outcome, { needsAll }: Rule, { files }: Project): Outcome {
  return files.sawPart && (outcome.status !== 'failed' || needsAll === true)
    ? { status: 'skipped', reason: reasons.readInPart }
    : outcome;
}

const PACKAGES: Readonly<Record<Generation, string>> = {
  international: 'tim_ui_kit_push_plugin',
  mainland: 'tencent_chat_push_for_china',
  timpush: 'TIMPush',
};

function whySkipped(rule: Rule, project: Project, silenced: ReadonlyMap<string, string>): Skip | undefined {
  const why = silenced.get(codeOfRule(rule));
  if (why !== undefined) return { reason: t(`silenced: ${why}`, `已忽略：${why}`), cause: 'silenced' };
  // Without a push package only the rule that says so, and what holds for every generation, make sense.
  if (
    project.generation === undefined
      ? rule.id !== 'PUB-01' && rule.id !== 'BLD-04'
      : !rule.generations.includes(project.generation)
  ) {
    const names = rule.generations.map((generation) => PACKAGES[generation]).join(', ');
    return { reason: t(`only for ${names}`, `仅适用于 ${names}`), cause: 'generation' };
  }
  if (rule.kinds !== undefined && !rule.kinds.includes(project.kind))
    return {
      reason: t(`only for projects of the kind ${rule.kinds.join(', ')}`, `仅适用于 ${rule.kinds.join('、')} 工程`),
      cause: 'kind',
    };
  if (rule.vendors !== undefined && !rule.vendors.some((vendor) => project.wanted.has(vendor))) {
    const names = rule.vendors.join(', ');
    return {
      reason: t(`not in use: ${names} (ask for it with --vendor)`, `未使用：${names}（可用 --vendor 指定）`),
      cause: 'vendor',
    };
  }
  for (const need of rule.needs ?? []) {
    const { isThere, ...skip } = NEEDS[need];
    if (isThere(project)) continue;
    return need === 'dart' && project.kind === 'flutter' ? { ...skip, cause: 'absent' } : skip;
  }
  return undefined;
}

type Skip = Pick<RuleResult, 'reason' | 'cause'>;

/** What a rule may need, and why it is skipped without. */
const NEEDS: Readonly<Record<NonNullable<Rule['needs']>[number], Skip & { isThere(project: Project): boolean }>> = {
  android: {
    isThere: ({ android }) => android !== undefined,
    reason: t(
      'no Android side was found (say where: --android <folder>)',
      '没有找到 Android 工程（可用 --android <目录> 指定）',
    ),
    cause: 'side',
  },
  ios: {
    isThere: ({ ios }) => ios !== undefined,
    reason: t('no iOS side was found (say where: --ios <folder>)', '没有找到 iOS 工程（可用 --ios <目录> 指定）'),
    cause: 'side',
  },
  dart: {
    isThere: ({ dart }) => dart.length > 0,
    reason: t('there is no Dart code', '没有 Dart 代码'),
    cause: 'side',
  },
  code: {
    isThere: hasCode,
    reason: reasons.noCode,
    cause: 'absent',
  },
  config: {
    isThere: ({ config }) => config !== undefined,
    reason: t('no tim-push.config to compare with', '没有可供对照的 tim-push.config'),
    cause: 'config',
  },
};

function problemOf(rule: ListedRule, finding: Finding): Problem {
  const [only, second] = rule.vendors ?? [];
  const vendor = finding.vendor ?? (second === undefined ? only : undefined);
  return {
    code: codeOfRule(rule),
    entry: rule,
    severity: finding.severity ?? rule.severity,
    args: { found: finding.found ?? '–', expected: finding.expected ?? '–', ...finding.args },
    ...(vendor === undefined ? {} : { vendor }),
    ...(finding.at === undefined ? {} : { at: finding.at }),
  };
}
