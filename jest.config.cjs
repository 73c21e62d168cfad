// Run by `npm test`, which prepares what each project needs. Units run alone: `npx jest --selectProjects unit`.
const TYPESCRIPT = {
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "classic" } },
  },
  module: { type: "commonjs" },
};

/** Decorators and angle-bracket casts do not go with JSX: each kind of file has its own grammar. */
const WITHOUT_JSX = { ...TYPESCRIPT, jsc: { ...TYPESCRIPT.jsc, parser: { ...TYPESCRIPT.jsc.parser, tsx: false } } };

const shared = {
  rootDir: __dirname,
  roots: ["plugins", "backend", "admin", "cli", "bench"].map((room) => `<rootDir>/${room}`),
  testEnvironment: "node",
  transform: { "\\.tsx$": ["@swc/jest", TYPESCRIPT], "\\.[mc]?ts$": ["@swc/jest", WITHOUT_JSX] },
  // Sources of the ES modules (admin, cli, bench) name the files they become.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  moduleFileExtensions: ["js", "cjs", "mjs", "ts", "tsx", "json", "node"],
  testPathIgnorePatterns: ["/node_modules/", "/\\.medusa/", "/dist/"],
  modulePathIgnorePatterns: ["/\\.medusa/server/package\\.json$"],
};

module.exports = {
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: "unit", testMatch: ["**/*.unit.spec.ts"] },
    {
      ...shared,
      displayName: "database",
      testMatch: ["<rootDir>/plugins/*/src/**/__tests__/**/*.spec.ts"],
      testEnvironment: "<rootDir>/backend/integration-tests/jest/database-environment.ts",
    },
    {
      ...shared,
      displayName: "platform",
      testMatch: ["backend/integration-tests/http", "admin/integration-tests", "cli/integration-tests"].map(
        (folder) => `<rootDir>/${folder}/**/*.spec.ts`,
      ),
    },
    { ...shared, displayName: "startup", testMatch: ["<rootDir>/backend/integration-tests/startup/**/*.spec.ts"] },
  ],
};
