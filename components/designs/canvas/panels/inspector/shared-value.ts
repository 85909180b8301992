/** A value of several elements: the one they share, or none when they differ. */
export interface SharedValue<Value> {
  readonly value: Value | undefined;
  readonly mixed: boolean;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What all items have in common in one respect; values are compared by content. */
export function sharedValue<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value | undefined,
): SharedValue<Value> {
  const [first, ...others] = items;
  if (first === undefined) return { value: undefined, mixed: false };
  const value = read(first);
  const mixed = others.some((item) => !isSame(read(item), value));
  return { value: mixed ? undefined : value, mixed };
}

/** Members that not all of the objects have with the same value. */
export function mixedKeys(objects: readonly object[]): ReadonlySet<string> {
  const [first, ...others] = objects.map((each) => new Map<string, unknown>(Object.entries(each)));
  if (first === undefined) return new Set();
  const keys = new Set([first, ...others].flatMap((each) => [...each.keys()]));
  return new Set([...keys].filter((key) => others.some((other) => !isSame(other.get(key), first.get(key)))));
}

/** Changes members; those that become `undefined` are left out, because to a schema an absent member is another thing. */
export function withChange<Value extends object>(value: Value, change: Partial<Value>): Value {
  const merged: Value = { ...value, ...change };
  for (const name of Object.keys(change) as (keyof Value)[]) if (merged[name] === undefined) delete merged[name];
  return merged;
}
