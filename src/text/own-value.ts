// Values under names that come from outside.

/** What a record holds under a name; undefined for what every object inherits, such as `constructor`. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
