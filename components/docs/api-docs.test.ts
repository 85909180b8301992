import { describe, expect, test } from "vitest";
import document from "@/lib/kernel/client/openapi.generated.json";
import { curlOf } from "./curl";
import { exampleOf, limitsOf, propertiesOf, typeOf } from "./json-schema";
import { matches, readDocument } from "./openapi";

const api = readDocument(document);
const operations = api.groups.flatMap((group) => group.operations);
const find = (id: string) => {
  const operation = operations.find((each) => each.operationId === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
};

describe("the API's description", () => {
  test("every declared operation is shown once", () => {
    const declared = Object.values(document.paths).flatMap((entries) => Object.keys(entries));
    expect(operations).toHaveLength(declared.length);
    expect(new Set(operations.map((each) => each.operationId)).size).toBe(operations.length);
  });

  test("is searched by method, address, summary and scope", () => {
    const save = find("createDesignsIdRevisions");
    expect(matches(save, "post revisions")).toBe(true);
    expect(matches(save, "designs:write save")).toBe(true);
    expect(matches(save, "delete revisions")).toBe(false);
  });

  test("a curl command names the address, the key and a body with what is required", () => {
    const command = curlOf(find("createDesigns"), "https://studio.example.com");
    expect(command).toContain('curl -X POST "https://studio.example.com/api/v1/designs"');
    expect(command).toContain("Authorization: Bearer $ATELIER_API_KEY");
    expect(command).toContain('"styleVersionId"');
    expect(curlOf(find("getDesignsId"), "")).toContain('"/api/v1/designs/$ID"');
    expect(curlOf(find("createAssets"), "")).toContain("-F file=@");
  });

  test("types, limits and members are read from schemas", () => {
    expect(typeOf({ anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] })).toBe("string, uuid");
    expect(typeOf({ type: "array", items: { type: "integer" } })).toBe("array of integer");
    expect(limitsOf({ type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 50 })).toBe(
      "≥ 1, default 50",
    );
    const members = propertiesOf({
      allOf: [{ type: "object", properties: { a: { type: "string" } }, required: ["a"] }],
      properties: { b: { type: "number" } },
    });
    expect(members.map((each) => [each.name, each.required])).toEqual([
      ["b", false],
      ["a", true],
    ]);
    expect(exampleOf({ type: "object", properties: { n: { type: "integer", minimum: 3 } }, required: ["n"] })).toEqual({
      n: 3,
    });
  });
});
