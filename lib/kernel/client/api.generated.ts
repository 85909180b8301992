// Made by `npm run generate` from the route declarations. Do not edit.

export interface paths {
  "/api-keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getApiKeys"];
    put?: never;
    post: operations["createApiKeys"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteApiKeysId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/audit-log": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAuditLog"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/me": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMe"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/members": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMembers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/members/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateMembersId"];
    trace?: never;
  };
  "/openapi.json": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getOpenapiJson"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/settings": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateSettings"];
    trace?: never;
  };
}

export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; code: string; detail: string; errors?: { path: string; message: string }[] };
  };
}

export interface operations {
  getApiKeys: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; start: string; scopes: (string[] | null); createdBy: { id: string; name: string }; lastUsedAt: (string | null); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createApiKeys: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; scopes?: ("designs:read" | "designs:write" | "assets:read" | "assets:write" | "products:read" | "products:write" | "collections:read" | "collections:write" | "campaigns:read" | "campaigns:write" | "leads:read" | "leads:write" | "modeler:read" | "modeler:write" | "sync:read" | "sync:write" | "workflows:read" | "workflows:write" | "routing:read" | "routing:write" | "channels:read" | "channels:write" | "credentials:read" | "credentials:write" | "settings:read" | "settings:write" | "engine:read" | "engine:write" | "mail:read" | "mail:write" | "audit:read" | "audit:write" | "members:read" | "members:write" | "api-keys:read" | "api-keys:write" | "organization:read" | "organization:write")[] } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; key: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteApiKeysId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAuditLog: {
    parameters: { query?: { cursor?: string; limit?: number; entity?: string; id?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; action: string; entity: string; entityId: (string | null); user: ({ id: string; name: string } | null); apiKeyId: (string | null); payload: Record<string, unknown>; createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getEvents: {
    parameters: { query?: { lastEventId?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "text/event-stream": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMe: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { user: { id: string; name: string; email: string; image: (string | null); twoFactorEnabled: boolean }; organization: { id: string; name: string; slug: string }; organizations: { id: string; name: string; slug: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner") }[]; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); scopes: string[]; isOperator: boolean; apiKeyId: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMembers: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; userId: string; name: string; email: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status: ("invited" | "active" | "suspended"); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateMembersId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { role?: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status?: ("active" | "suspended") } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; userId: string; name: string; email: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status: ("invited" | "active" | "suspended"); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getOpenapiJson: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": Blob } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getSettings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { catalogueUrl: (string | null); retentionDays: Record<string, number>; generationDefaults: Record<string, unknown>; monthlyGenerationLimit: (number | null); allowedFileTypes: (string[] | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateSettings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": { catalogueUrl?: (string | null); retentionDays?: Record<string, number>; generationDefaults?: Record<string, unknown>; monthlyGenerationLimit?: (number | null); allowedFileTypes?: (string[] | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { catalogueUrl: (string | null); retentionDays: Record<string, number>; generationDefaults: Record<string, unknown>; monthlyGenerationLimit: (number | null); allowedFileTypes: (string[] | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
}
