// Reads what a phone prints about one start of an activity: what would answer, what `am` said, what is in front, what is locked. Pure.

/** An activity as the phone resolves it. */
export interface ResolvedActivity {
  /** `package/class`, the class whole. */
  readonly component: string;
  /** Undefined where the phone does not print it. */
  readonly exported: boolean | undefined;
  readonly enabled: boolean | undefined;
}

/** `cmd package resolve-activity`; undefined when nothing answers, `unread` when the phone has no such command. */
export function readResolved(output: string): ResolvedActivity | 'nothing' | 'chooser' | 'unread' {
  const text = clean(output);
  if (/^No activity found/m.test(text)) return 'nothing';
  const info = text.slice(Math.max(0, text.indexOf('ActivityInfo:')));
  const name = /^\s*name=(\S+)/m.exec(info)?.[1];
  const owner = /^\s*packageName=(\S+)/m.exec(info)?.[1];
  if (name === undefined || owner === undefined) return 'unread';
  // Several answer: the system would ask the person.
  if (/ResolverActivity$/.test(name)) return 'chooser';
  const flag = (word: string): boolean | undefined => {
    const value = new RegExp(`\\b${word}=(true|false)\\b`).exec(info)?.[1];
    return value === undefined ? undefined : value === 'true';
  };
  return { component: `${owner}/${name}`, exported: flag('exported'), enabled: flag('enabled') };
}

export type StartedActivity =
  /** `delivered`: the activity was there already, and got the intent. */
  | { readonly kind: 'started'; readonly component: string | undefined; readonly delivered: boolean }
  | { readonly kind: 'not-exported' | 'denied' | 'no-activity' | 'no-class' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly words: string };

/** `am start -W`, stdout and stderr together. */
export function readStarted(output: string): StartedActivity {
  const text = clean(output);
  if (/\bnot exported from uid\b/.test(text)) return { kind: 'not-exported' };
  if (/Permission Denial|do not have permission|SecurityException/.test(text)) return { kind: 'denied' };
  if (/unable to resolve Intent|No Activity found/i.test(text)) return { kind: 'no-activity' };
  if (/Activity class \{?[^\n]*\}? does not exist/.test(text)) return { kind: 'no-class' };
  const error = /^\s*(?:Error|[\w.]*Exception)\b[^\n]*/m.exec(text)?.[0].trim();
  if (error !== undefined) return { kind: 'failed', words: error.slice(0, 200) };
  const status = /^Status: (\S+)/m.exec(text)?.[1];
  if (status === 'timeout') return { kind: 'silent' };
  const delivered = /has been (?:delivered to|brought to the front)|current(?:ly running)? top-most instance/.test(
    text,
  );
  if (status !== 'ok' && !delivered)
    return { kind: 'failed', words: text.trim().split('\n').at(-1)?.slice(0, 200) || 'am start: no answer' };
  return { kind: 'started', component: /^Activity: (\S+)/m.exec(text)?.[1], delivered };
}

/** The resumed activity out of `dumpsys activity activities`; the word in front of it changed with Android 12 and 14. */
export const readFrontActivity = (output: string): string | undefined => {
  const found =
    /\b(?:topResumedActivity|mResumedActivity|ResumedActivity)[:=]\s*ActivityRecord\{\S+ u\d+ ([\w.]+)\/([\w.$]+)/.exec(
      clean(output),
    );
  return found === null ? undefined : wholeComponent(`${found[1]}/${found[2]}`);
};

/** `pkg/.Main` written out. */
export const wholeComponent = (component: string): string => {
  const [owner = '', name = ''] = component.split('/');
  return `${owner}/${name.startsWith('.') ? `${owner}${name}` : name}`;
};

/** The lock screen is shown; undefined where the phone does not say. */
export function readScreenLocked(activities: string): boolean | undefined {
  const value = /\bm?KeyguardShowing=(true|false)\b/i.exec(clean(activities))?.[1];
  return value === undefined ? undefined : value === 'true';
}

/** `am get-started-user-state`: the phone was not unlocked since it started, so apps cannot run. */
export const isNeverUnlocked = (output: string): boolean => /\bRUNNING_LOCKED\b/.test(output);

/** `id -u`. */
export const readUid = (output: string): number | undefined => {
  const text = clean(output).trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
};

/** Schemes that one app's activities answer, out of `dumpsys package <name>`. */
export function readSchemes(output: string, packageName: string): readonly string[] {
  const table = /^Activity Resolver Table:\n([\s\S]*?)(?=^\S)/m.exec(`${clean(output)}\nEnd`)?.[1] ?? '';
  const schemes = /^ {2}Schemes:\n((?: {4,}.*\n?|\n)*)/m.exec(table)?.[1] ?? '';
  const found = new Set<string>();
  let scheme: string | undefined;
  for (const line of schemes.split('\n')) {
    const head = /^ {6}([A-Za-z][\w.+-]*):$/.exec(line)?.[1];
    if (head !== undefined) scheme = head;
    else if (scheme !== undefined && line.includes(` ${packageName}/`)) found.add(scheme);
  }
  return [...found];
}

const clean = (output: string): string => output.replace(/\r\n?/g, '\n');
