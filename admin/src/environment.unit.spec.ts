import { readEnvironment, readPreparationEnvironment } from "./environment.js";

const complete = {
  ADMIN_DATABASE_URL: "postgres://panel:secret@localhost:5432/quickdash",
  ADMIN_SESSION_SECRET: "a-secret-of-at-least-thirty-two-characters",
};

describe("readEnvironment", () => {
  it("fills in the addresses of a development machine", () => {
    const environment = readEnvironment({ ...complete, BACKEND_URL: "" });
    expect(environment).toMatchObject({ ADMIN_PORT: 9100, BACKEND_URL: "http://localhost:9000", isSecure: false });
    expect(environment.publicUrl.href).toBe("http://localhost:9100/");
  });

  it("names every setting that is missing or wrong", () => {
    expect(() => readEnvironment({ ADMIN_PORT: "80000", ADMIN_DATABASE_URL: "mysql://x" })).toThrow(
      /ADMIN_PORT.*ADMIN_DATABASE_URL.*ADMIN_SESSION_SECRET/,
    );
  });

  it("refuses a short session secret in production", () => {
    expect(() => readEnvironment({ ...complete, NODE_ENV: "production", ADMIN_SESSION_SECRET: "short" })).toThrow(
      "ADMIN_SESSION_SECRET",
    );
  });

  it("refuses plain HTTP on a public host in production", () => {
    const production = { ...complete, NODE_ENV: "production" };
    expect(() => readEnvironment({ ...production, ADMIN_PUBLIC_URL: "http://ops.example.com" })).toThrow("https");
    expect(readEnvironment({ ...production, ADMIN_PUBLIC_URL: "https://ops.example.com" }).isSecure).toBe(true);
    expect(readEnvironment(production).isSecure).toBe(false);
  });
});

describe("readPreparationEnvironment", () => {
  it("needs the owner's address as well as the panel's", () => {
    expect(() => readPreparationEnvironment(complete)).toThrow("DATABASE_URL");
  });
});
