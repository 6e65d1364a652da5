// The emulator's own list of messages:send fields and types, parsed like Google's front end: both spellings, and numbers as strings.
import { isObject, type Json } from '../../../text/json-object.js';
import { ownValue } from '../../../text/own-value.js';

type Kind =
  | 'string'
  | 'bool'
  | 'int'
  | 'double'
  | 'duration'
  | 'timestamp'
  | 'strings'
  | 'struct'
  | { readonly list: 'string' | 'duration' }
  | { readonly words: readonly string[] }
  | { readonly fields: Readonly<Record<string, Kind>> };

const label: Kind = { fields: { analytics_label: 'string' } };

const androidNotification: Kind = {
  fields: {
    title: 'string',
    body: 'string',
    icon: 'string',
    color: 'string',
    sound: 'string',
    tag: 'string',
    click_action: 'string',
    body_loc_key: 'string',
    body_loc_args: { list: 'string' },
    title_loc_key: 'string',
    title_loc_args: { list: 'string' },
    channel_id: 'string',
    ticker: 'string',
    sticky: 'bool',
    event_time: 'timestamp',
    local_only: 'bool',
    notification_priority: {
      words: [
        'PRIORITY_UNSPECIFIED',
        'PRIORITY_MIN',
        'PRIORITY_LOW',
        'PRIORITY_DEFAULT',
        'PRIORITY_HIGH',
        'PRIORITY_MAX',
      ],
    },
    default_sound: 'bool',
    default_vibrate_timings: 'bool',
    default_light_settings: 'bool',
    vibrate_timings: { list: 'duration' },
    visibility: { words: ['VISIBILITY_UNSPECIFIED', 'PRIVATE', 'PUBLIC', 'SECRET'] },
    notification_count: 'int',
    light_settings: {
      fields: {
        color: { fields: { red: 'double', green: 'double', blue: 'double', alpha: 'double' } },
        light_on_duration: 'duration',
        light_off_duration: 'duration',
      },
    },
    image: 'string',
    bypass_proxy_notification: 'bool',
    proxy: { words: ['PROXY_UNSPECIFIED', 'ALLOW', 'DENY', 'IF_PRIORITY_LOWERED'] },
  },
};

const request: { readonly fields: Readonly<Record<string, Kind>> } = {
  fields: {
    validate_only: 'bool',
    message: {
      fields: {
        name: 'string',
        data: 'strings',
        notification: { fields: { title: 'string', body: 'string', image: 'string' } },
        android: {
          fields: {
            collapse_key: 'string',
            priority: { words: ['NORMAL', 'HIGH'] },
            ttl: 'duration',
            restricted_package_name: 'string',
            data: 'strings',
            notification: androidNotification,
            fcm_options: label,
            direct_boot_ok: 'bool',
            bandwidth_constrained_ok: 'bool',
            restricted_satellite_ok: 'bool',
          },
        },
        webpush: {
          fields: {
            headers: 'strings',
            data: 'strings',
            notification: 'struct',
            fcm_options: { fields: { link: 'string', analytics_label: 'string' } },
          },
        },
        apns: {
          fields: {
            headers: 'strings',
            payload: 'struct',
            fcm_options: { fields: { analytics_label: 'string', image: 'string' } },
            live_activity_token: 'string',
          },
        },
        fcm_options: label,
        token: 'string',
        fid: 'string',
        topic: 'string',
        condition: 'string',
      },
    },
  },
};

/** Why a body is rejected before the message is checked. */
export interface Fault {
  readonly rule: 'fcm/unknown-field' | 'fcm/data-strings' | 'fcm/types';
  readonly field: string;
  readonly description: string;
}

/** Returns the body with snake_case names, and the first fault for each rule. */
export function readFields(body: Json): { readonly body: Json; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  return { body: readObject(body, request.fields, '', faults), faults };
}

function readObject(value: Json, fields: Readonly<Record<string, Kind>>, path: string, faults: Fault[]): Json {
  const read: Record<string, unknown> = {};
  for (const [given, item] of Object.entries(value)) {
    const name = given.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const kind = ownValue(fields, name);
    if (kind === undefined) {
      const where = path === '' ? '' : ` at '${path}'`;
      const shown = given.slice(0, 60);
      faults.push({
        rule: 'fcm/unknown-field',
        field: path,
        description: `Invalid JSON payload received. Unknown name "${shown}"${where}: Cannot find field.`,
      });
      continue;
    }
    // null means "not set", except inside maps.
    if (item !== null) read[name] = readValue(item, kind, path === '' ? name : `${path}.${name}`, faults);
  }
  return read;
}

function readValue(value: unknown, kind: Kind, path: string, faults: Fault[]): unknown {
  const wrong = (type: string, at = path, item = value, rule: Fault['rule'] = 'fcm/types'): undefined => {
    const shown = (JSON.stringify(item) ?? '').slice(0, 60);
    faults.push({ rule, field: at, description: `Invalid value at '${at}' (${type}), ${shown}` });
    return undefined;
  };
  if (typeof kind === 'object') {
    if ('fields' in kind) return isObject(value) ? readObject(value, kind.fields, path, faults) : wrong('TYPE_MESSAGE');
    if ('words' in kind) {
      const known = typeof value === 'string' && kind.words.includes(value.toUpperCase());
      return known || (typeof value === 'number' && Number.isInteger(value)) ? value : wrong('TYPE_ENUM');
    }
    if (!Array.isArray(value)) return wrong('TYPE_LIST');
    for (const [i, item] of value.entries())
      if (typeof item !== 'string' || (kind.list === 'duration' && !isDuration(item)))
        wrong('TYPE_STRING', `${path}[${i}]`, item);
    return value;
  }
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? value : wrong('TYPE_STRING');
    case 'bool':
      return typeof value === 'boolean'
        ? value
        : value === 'true' || value === 'false'
          ? value === 'true'
          : wrong('TYPE_BOOL');
    case 'int':
      return isNumber(value) && Number.isInteger(Number(value)) ? Number(value) : wrong('TYPE_INT32');
    case 'double':
      return isNumber(value) ? Number(value) : wrong('TYPE_DOUBLE');
    case 'duration':
      return isDuration(value) ? value : wrong('type.googleapis.com/google.protobuf.Duration');
    case 'timestamp':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
        ? value
        : wrong('type.googleapis.com/google.protobuf.Timestamp');
    case 'struct':
      return isObject(value) ? value : wrong('type.googleapis.com/google.protobuf.Struct');
    case 'strings': {
      if (!isObject(value)) return wrong('TYPE_MESSAGE');
      for (const [i, item] of Object.values(value).entries())
        if (typeof item !== 'string') wrong('TYPE_STRING', `${path}[${i}].value`, item, 'fcm/data-strings');
      return value;
    }
  }
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

const isDuration = (value: unknown): value is string =>
  typeof value === 'string' && /^-?\d{1,12}(\.\d{1,9})?s$/.test(value);
