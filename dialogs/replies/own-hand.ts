/** What a unit says outside was written by who stands in for the head: somebody else releases it. `asked`: whose turn it is. */
export function ownHandText(
  asked: string | null,
  { forName, mayRelease }: { readonly forName: string; readonly mayRelease: readonly string[] },
): string {
  const rule = `已填好，还没有报出。您正代${forName}负责，自己填的不能自己放行，`;
  if (asked === null) return `${rule}目前没有其他人可以放行，请联系质控岗。`;
  const others = mayRelease.filter(name => name !== asked);
  return `${rule}已请${asked}审核放行${others.length > 0 ? `，${others.join('、')}也可以放行` : ''}。`;
}
