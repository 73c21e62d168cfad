import { readGatewaySettings } from "./environment";

const minimal = { REDIS_URL: "redis://localhost:6379", JWT_SECRET: "a-secret" };

describe("readGatewaySettings", () => {
  it("needs Redis and the secret only", () => {
    expect(readGatewaySettings(minimal)).toMatchObject({
      port: 9200,
      backendUrl: "http://localhost:9000",
      allowedOrigins: "*",
    });
  });

  it("reads a list of origins and drops the slash after the backend's address", () => {
    const settings = readGatewaySettings({
      ...minimal,
      GATEWAY_CORS: "https://shop.example, https://ops.example",
      BACKEND_URL: "https://api.example/",
    });
    expect(settings.allowedOrigins).toEqual(["https://shop.example", "https://ops.example"]);
    expect(settings.backendUrl).toBe("https://api.example");
  });

  it.each([
    ["REDIS_URL", { ...minimal, REDIS_URL: "" }],
    ["REDIS_URL", { ...minimal, REDIS_URL: "http://localhost" }],
    ["JWT_SECRET", { ...minimal, JWT_SECRET: undefined }],
    ["GATEWAY_PORT", { ...minimal, GATEWAY_PORT: "ninety" }],
    ["BACKEND_URL", { ...minimal, BACKEND_URL: "ftp://localhost" }],
  ])("names %s when it is missing or wrong", (name, env) => {
    expect(() => readGatewaySettings(env)).toThrow(name);
  });

  it("refuses a weak secret in production", () => {
    expect(() => readGatewaySettings({ ...minimal, NODE_ENV: "production" })).toThrow(/JWT_SECRET is too weak/);
    expect(
      readGatewaySettings({ ...minimal, NODE_ENV: "production", JWT_SECRET: "x".repeat(32) }).jwtSecret,
    ).toHaveLength(32);
  });
});
