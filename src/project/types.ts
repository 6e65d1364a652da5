// The words of the project room: kinds and generations of projects, what a rule is, and how its check ends.
import type { Entry, Origin } from '../problems/types.js';
import type { SourceFile } from '../readers/source.js';
import { type Text, type TextArgs, t } from '../text/language.js';
import type { Project } from './project.js';
import { reasons } from './reasons.js';

/** The three push packages for Flutter; native and other projects of today are `timpush`. */
export type Generation = 'international' | 'mainland' | 'timpush';

/** Flutter's push packages and the generation of each. */
export const FLUTTER_PACKAGES: Readonly<Record<string, Generation>> = {
  tim_ui_kit_push_plugin: 'international',
  tencent_chat_push_for_china: 'mainland',
  tencent_cloud_chat_push: 'timpush',
};

export type ProjectKind =
  | 'flutter'
  | 'flutter-module'
  | 'android'
  | 'ios'
  | 'react-native'
  | 'uni-app'
  | 'harmony'
  | 'unity'
  | 'unreal';

/** Config ids of the push services, as the rest of the program spells them. */
export type PushVendor = 'apns' | 'fcm' | 'huawei' | 'honor' | 'xiaomi' | 'oppo' | 'vivo' | 'meizu' | 'harmony';

export const PUSH_VENDORS: readonly PushVendor[] = [
  'apns',
  'fcm',
  'huawei',
  'honor',
  'xiaomi',
  'oppo',
  'vivo',
  'meizu',
  'harmony',
];

/** A change of a file that mends a finding. Offsets count in the text without byte-order mark. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finding {
  readonly at?: Origin | undefined;
  /** What is there, for the sentences and for programs. */
  readonly found?: string | Text | undefined;
  /** What should be there. */
  readonly expected?: string | Text | undefined;
  readonly args?: TextArgs | undefined;
  /** Where the case is milder, or graver, than the rule. */
  readonly severity?: Entry['severity'] | undefined;
  readonly vendor?: PushVendor | undefined;
  /** Changes that mend it without changing what else the app does. */
  readonly edits?: readonly Edit[] | undefined;
}

export type Outcome =
  | { readonly status: 'passed'; readonly at?: Origin | undefined }
  | { readonly status: 'failed'; readonly findings: readonly Finding[] }
  | { readonly status: 'skipped'; readonly reason: Text };

/** A rule as its file writes it. */
export interface Rule extends Omit<Entry, 'fix'> {
  /** One thing to do needs no list. */
  readonly fix: Text | readonly Text[];
  /** As in `doctor/HW-01`. */
  readonly id: string;
  readonly generations: readonly Generation[];
  /** Absent: every kind of the generation. */
  readonly kinds?: readonly ProjectKind[];
  /** Runs when one of them is wanted. Absent: always. */
  readonly vendors?: readonly PushVendor[];
  /** `code`: the code in which the app itself calls the SDK, Dart or native or scripts. */
  readonly needs?: readonly ('android' | 'ios' | 'dart' | 'code' | 'config')[];
  /** Says that something is nowhere: only who has read all of the code can. */
  readonly needsAll?: true;
  check(project: Project): Outcome;
}

/** A rule of the catalogue: an entry as all others are. */
export type ListedRule = Rule & Entry;

/** What rules of several generations have in common: their words and their check. */
export type SharedRule = Pick<Rule, 'title' | 'cause' | 'fix' | 'check'>;

export const passed = (at?: Origin): Outcome => ({ status: 'passed', at });
export const skipped = (reason: Text): Outcome => ({ status: 'skipped', reason });
export const failed = (...findings: readonly Finding[]): Outcome => ({ status: 'failed', findings });

/** Failed with these findings, or passed when there are none. */
export const verdict = (findings: readonly Finding[], at?: Origin): Outcome =>
  findings.length > 0 ? { status: 'failed', findings } : passed(at);

/** What was found in a file: a call, a match, an entry of a manifest, a line of a build script. */
export type InFile = { readonly offset: number } & (
  | { readonly source: SourceFile }
  | { readonly file: { readonly source: SourceFile } }
);

/** Its place, as a finding names it. */
export function placeOf(item: InFile): Origin;
export function placeOf(item: InFile | undefined): Origin | undefined;
export function placeOf(item: InFile | undefined): Origin | undefined {
  return item === undefined ? undefined : ('source' in item ? item.source : item.file.source).at(item.offset);
}

/** One judgement for each thing that was found: its fault, or undefined. Without any the rule does not apply. */
export function judgeEach<T extends InFile>(items: readonly T[], faultOf: (item: T) => Finding | undefined): Outcome {
  const [first] = items;
  if (first === undefined) return skipped(reasons.notUsed);
  const findings = items.flatMap((item): Finding[] => {
    const fault = faultOf(item);
    return fault === undefined ? [] : [{ at: placeOf(item), ...fault }];
  });
  return verdict(findings, placeOf(first));
}

/** Several checks of one rule: all they found, else the first that could not decide. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? outcome.findings : []));
  if (findings.length > 0) return verdict(findings);
  return outcomes.find(({ status }) => status === 'skipped') ?? outcomes[0] ?? skipped(reasons.notUsed);
}

export const withFindings = (outcome: Outcome, change: (finding: Finding) => Finding): Outcome =>
  outcome.status === 'failed' ? failed(...outcome.findings.map(change)) : outcome;

/** Another rule reports it. */
export const see = (id: string): Outcome => skipped(t(`see ${id}`, `见 ${id}`));
