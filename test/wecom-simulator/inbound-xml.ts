export type XmlFields = { [name: string]: string | number | XmlFields | readonly XmlFields[] };

/** XML as the platform writes it: numbers bare, text as CDATA. */
export function toXml(fields: XmlFields): string {
  return `<xml>${inner(fields)}</xml>`;
}

function inner(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => (Array.isArray(value) ? value : [value]).map(each => element(name, each)).join(''))
    .join('');
}

function element(name: string, value: string | number | XmlFields): string {
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'object') return `<${name}>${inner(value)}</${name}>`;
  // `]]>` ends a CDATA section: two of them share it out.
  return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
}
