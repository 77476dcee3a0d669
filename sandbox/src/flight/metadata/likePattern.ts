/** Whether a name matches a filter of Flight SQL: `%` is any text, `_` any character, `\` takes the next one as it is. */
export function likePattern(pattern: string | undefined): (name: string) => boolean {
  if (pattern === undefined) return () => true;
  const expression = pattern.replace(/\\(.)|([\s\S])/g, (_, escaped: string | undefined, plain: string | undefined) => {
    if (plain === '%') return '[\\s\\S]*';
    if (plain === '_') return '[\\s\\S]';
    return (escaped ?? plain ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  const matcher = new RegExp(`^${expression}$`, 'u');
  return name => matcher.test(name);
}
