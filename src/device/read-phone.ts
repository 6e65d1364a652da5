// Reads what a phone prints about itself and one app: properties, package, operations, notification channels, power. Pure.

/** A service that refuses, or whose time was up in the middle, says so in its answer and still ends well. */
export const isWholeAnswer = (output: string): boolean =>
  output.trim() !== '' &&
  !/^\s*(?:\*\*\* SERVICE .* DUMP TIMEOUT|Permission Denial|Can't find service|Error dumping service)/m.test(
    clean(output),
  );

/** An installed app is in `dumpsys package` with the state of each user. */
export function isWholePackage(output: string, packageName: string): boolean {
  const own = ownPart(output, packageName);
  return own === undefined || /^\s*User 0:/m.test(own);
}

/** `getprop`: one `[name]: [value]` a line; a value may run over several lines. */
export function readProperties(output: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of clean(output).matchAll(/^\[([^\]\n]+)\]: \[([\s\S]*?)\]$/gm))
    found.set(match[1] ?? '', (match[2] ?? '').trim());
  return found;
}

export interface InstalledApp {
  readonly version: string | undefined;
  readonly targetSdk: number | undefined;
  /** Closed by force: the system starts nothing of it until a person opens it. */
  readonly stopped: boolean;
  readonly suspended: boolean;
  readonly hidden: boolean;
  readonly disabled: boolean;
  /** POST_NOTIFICATIONS, which exists since Android 13; undefined when the phone does not tell. */
  readonly mayNotify: { readonly granted: boolean; readonly decided: boolean } | undefined;
  /** Whether the manifest names that permission; undefined when the phone lists none. */
  readonly declaresNotifications: boolean | undefined;
}

/** States in which `enabled=` means that the app is off: disabled, by the user, until used. */
const DISABLED = new Set(['2', '3', '4']);

/** `dumpsys package <name>`; undefined when the package is not installed for the first user. */
export function readPackage(output: string, packageName: string): InstalledApp | undefined {
  const own = ownPart(output, packageName);
  if (own === undefined) return undefined;
  const user = /^\s*User 0:(.*)$/m.exec(own)?.[1] ?? '';
  if (/\binstalled=false\b/.test(user)) return undefined;
  const requested = /^\s*requested permissions:\n((?:\s{6,}\S+.*\n?)*)/m.exec(own)?.[1];
  const permission = /android\.permission\.POST_NOTIFICATIONS: granted=(true|false)(?:, flags=\[([^\]]*)\])?/.exec(own);
  return {
    version: /^\s*versionName=(.+)$/m.exec(own)?.[1]?.trim(),
    targetSdk: numberIn(/\btargetSdk=(\d+)/.exec(own)?.[1]),
    stopped: /\bstopped=true\b/.test(user),
    suspended: /\bsuspended=true\b/.test(user),
    hidden: /\bhidden=true\b/.test(user),
    disabled: DISABLED.has(/\benabled=(\d)/.exec(user)?.[1] ?? ''),
    mayNotify:
      permission === null
        ? undefined
        : { granted: permission[1] === 'true', decided: /USER_SET|USER_FIXED|POLICY_FIXED/.test(permission[2] ?? '') },
    declaresNotifications: requested?.includes('android.permission.POST_NOTIFICATIONS'),
  };
}

function ownPart(output: string, packageName: string): string | undefined {
  // "Hidden system packages" lists the factory's copy of an updated app.
  const visible = clean(output).split(/^Hidden system packages:/m)[0] ?? '';
  const start = visible.indexOf(`Package [${packageName}] (`);
  return start === -1 ? undefined : visible.slice(start).split(/\n {2}Package \[/)[0];
}

/** Operation to mode, for example `POST_NOTIFICATION` to `ignore`. */
export type Operations = ReadonlyMap<string, string>;

/** `cmd appops get <name>`: the mode of the app counts over that of its uid, as far as the uid's does not forbid. */
export function readOperations(output: string): Operations {
  const found = new Map<string, string>();
  for (const match of clean(output).matchAll(/^\s*(?:Uid mode:\s+)?([A-Z0-9_]+(?:\(\d+\))?):\s+([a-z_]+)/gm)) {
    const [, name = '', mode = ''] = match;
    const known = found.get(name);
    if (known === undefined || known === 'allow' || known === 'default') found.set(name, mode);
  }
  return found;
}

export interface Channel {
  readonly id: string;
  /** 0 off, 1 no sound and no icon in the bar, 2 no sound, 3 sound, 4 banner, 5 urgent. */
  readonly importance: number;
  readonly deleted: boolean;
  /** A person switched off the group the channel belongs to. */
  readonly groupBlocked: boolean;
}

export interface AppNotifications {
  /** The app's own switch: `NONE` is off. */
  readonly importance: string | undefined;
  readonly channels: readonly Channel[];
}

/** `dumpsys notification`: the settings of one app with its channels; undefined when the app never had any. */
export function readNotifications(output: string, packageName: string): AppNotifications | undefined {
  const blocks = clean(output)
    .split(/^(?=\s*AppSettings: )/m)
    .flatMap((block) => {
      const head = /^\s*AppSettings: (\S+) \((-?\d+|UNKNOWN_UID)\)(.*)$/m.exec(block);
      return head !== null && head[1] === packageName ? [{ uid: Number(head[2]), rest: head[3] ?? '', block }] : [];
    });
  // A second user's copy of the app has a uid beyond 100000; the first user's is the one a person looks at.
  const own = blocks.find(({ uid }) => uid >= 0 && uid < 100_000) ?? blocks[0];
  if (own === undefined) return undefined;
  const blocked = new Set(
    [...own.block.matchAll(/NotificationChannelGroup\{mId='(.*?)', [^\n]*?\bmBlocked=true\b/g)].map(([, id]) => id),
  );
  // Up to the next channel and not to a brace: newer phones print vibration effects with braces of their own.
  const channels = own.block
    .split('NotificationChannel{')
    .slice(1)
    .map((fields): Channel => {
      const group = /\bmGroup='(.*?)'/.exec(fields)?.[1];
      return {
        id: /\bmId='(.*?)', m/.exec(fields)?.[1] ?? '',
        importance: Number(/\bmImportance=(-?\d+)/.exec(fields)?.[1] ?? '-1000'),
        deleted: /\bmDeleted=(\w+)/.exec(fields)?.[1] === 'true',
        groupBlocked: group !== undefined && blocked.has(group),
      };
    });
  return {
    importance: /\bimportance=([A-Z_]+)/.exec(own.rest)?.[1],
    channels: channels.filter((channel, i) => channels.findIndex(({ id }) => id === channel.id) === i),
  };
}

/** `dumpsys deviceidle whitelist`: lines of kind, package, uid. */
export const isExemptFromDoze = (output: string, packageName: string): boolean =>
  clean(output)
    .split('\n')
    .some((line) => line.trim().split(',')[1] === packageName);

/** Names of `am get-standby-bucket`. */
const BUCKETS: Readonly<Record<string, string>> = {
  '5': 'exempted',
  '10': 'active',
  '20': 'working_set',
  '30': 'frequent',
  '40': 'rare',
  '45': 'restricted',
  '50': 'never',
};

export const readBucket = (output: string): string | undefined => BUCKETS[clean(output).trim()];

/** A number of `settings get`; undefined for `null` and for a phone that refuses to tell. */
export const readSetting = (output: string): number | undefined => numberIn(clean(output).trim());

/** The package in front, out of `dumpsys activity activities`; the word in front of it changed with Android 12 and 14. */
export const readFront = (output: string): string | undefined =>
  /\b(?:topResumedActivity|mResumedActivity|ResumedActivity)[:=]\s*ActivityRecord\{\S+ u\d+ ([\w.]+)\//.exec(
    clean(output),
  )?.[1];

const clean = (output: string): string => output.replace(/\r\n?/g, '\n');

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
