import { exampleOf, propertiesOf } from "./json-schema";
import type { JsonSchema, Operation } from "./openapi";

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** How the operation is called from a shell, with its required parts filled in. */
export function curlOf(operation: Operation, origin: string): string {
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `$${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`,
  );
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(String(exampleOf(parameter.schema ?? {})))}`);
  const url = `${origin}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  const parts = [`curl ${operation.method === "get" ? "" : `-X ${operation.method.toUpperCase()} `}"${url}"`];
  if ((operation.security ?? []).length > 0) parts.push('-H "Authorization: Bearer $ATELIER_API_KEY"');
  const content = operation.requestBody?.content ?? {};
  const json = content["application/json"]?.schema;
  const form = content["multipart/form-data"]?.schema;
  // Where both are taken, the form is the one that brings a file along.
  if (form !== undefined) {
    parts.push(...formFields(form));
  } else if (json !== undefined) {
    parts.push('-H "Content-Type: application/json"', `-d ${quote(JSON.stringify(exampleOf(json)))}`);
  } else if (Object.keys(content).length > 0) {
    parts.push(`-H "Content-Type: ${Object.keys(content)[0]}"`, "--data-binary @part.bin");
  }
  const answer = Object.entries(operation.responses ?? {}).find(
    ([status]) => status.startsWith("2") || status === "302",
  );
  const type = Object.keys(answer?.[1].content ?? {})[0];
  if (type === "text/event-stream") parts[0] = parts[0]?.replace("curl ", "curl -N ") ?? "";
  else if (type !== undefined && !type.includes("json")) parts.push("-L -o file");
  return parts.join(" \\\n  ");
}

/** What a form needs: its file, and every other required field. */
function formFields(schema: JsonSchema): string[] {
  const others = propertiesOf(schema).filter(({ name, required }) => required && name !== "file");
  return [
    "-F file=@picture.png",
    ...others.map((field) => `-F ${quote(`${field.name}=${String(exampleOf(field.schema))}`)}`),
  ];
}
