/** The paragraph a system text gets where the server does not enforce the output schema itself. */
export function schemaNote(jsonSchema: object): string {
  return `输出必须是符合以下 JSON Schema 的一个 JSON 对象：\n${JSON.stringify(jsonSchema)}`;
}
