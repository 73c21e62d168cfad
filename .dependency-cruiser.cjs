/** Who may import whom; docs/architecture.md says why. Each rule has been seen to fail on a deliberate violation. */
const PLUGIN = "^plugins/([^/]+)/";

/** The public doors of a plugin, as compiled and as written. */
const PUBLIC_DOORS =
  "/src/(contract|workflows|locations|testing)/index|/src/api/store-reads/index|/src/(modules|providers)/[^/]+/index";

const rightOf = (plugins) => `^plugins/(${plugins.join("|")})/`;

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Modules that need each other are one module.",
      severity: "error",
      from: { pathNot: "node_modules" },
      to: { circular: true, viaOnly: { pathNot: "node_modules|/models/" } },
    },
    {
      name: "dark-stores-knows-no-plugin",
      severity: "error",
      from: { path: "^plugins/dark-stores/" },
      to: { path: "^plugins/", pathNot: "^plugins/dark-stores/" },
    },
    {
      name: "order-flow-knows-only-dark-stores",
      severity: "error",
      from: { path: "^plugins/order-flow/" },
      to: { path: "^plugins/", pathNot: rightOf(["order-flow", "dark-stores"]) },
    },
    {
      name: "rider-delivery-knows-only-what-is-left-of-it",
      severity: "error",
      from: { path: "^plugins/rider-delivery/" },
      to: { path: "^plugins/", pathNot: rightOf(["rider-delivery", "order-flow", "dark-stores"]) },
    },
    {
      name: "operators-knows-no-plugin",
      comment: "It guards every plugin's Admin API and needs none of them; the gateway's door asks it.",
      severity: "error",
      from: { path: "^plugins/operators/" },
      to: { path: "^plugins/", pathNot: "^plugins/operators/" },
    },
    {
      name: "stand-alone-plugins-know-no-other",
      severity: "error",
      from: { path: "^plugins/(phone-auth|idempotency|payment-[^/]+|notification-[^/]+)/" },
      to: { path: "^plugins/", pathNot: "^plugins/$1/" },
    },
    {
      name: "nobody-imports-a-stand-alone-plugin",
      severity: "error",
      from: { path: PLUGIN },
      to: { path: "^plugins/(phone-auth|idempotency|payment-[^/]+|notification-[^/]+)/", pathNot: "^plugins/$1/" },
    },
    {
      name: "plugins-enter-each-other-through-public-doors",
      severity: "error",
      from: { path: PLUGIN },
      to: { path: "^plugins/", pathNot: ["^plugins/$1/", PUBLIC_DOORS] },
    },
    {
      name: "backend-enters-plugins-through-public-doors",
      severity: "error",
      from: { path: "^backend/" },
      to: { path: "^plugins/", pathNot: PUBLIC_DOORS },
    },
    {
      name: "outer-rooms-use-contracts-only",
      comment:
        "The panel, the command, the apps and the benchmarks speak HTTP and sockets; of the plugins they know the contracts. Their specs share the people, stores and baskets of the backend's.",
      severity: "error",
      from: { path: "^(admin|cli|apps|bench)/", pathNot: "^bench/src/dispatch/" },
      to: { path: "^(plugins|backend)/", pathNot: ["/src/contract/", "^backend/integration-tests/support/"] },
    },
    {
      name: "the-dispatch-benchmark-calls-the-engine",
      comment:
        "The engine is a pure function; its benchmark plays whole days with it, and knows nothing else of a plugin.",
      severity: "error",
      from: { path: "^bench/src/dispatch/" },
      to: { path: "^(plugins|backend)/", pathNot: "/policies/dispatch-engine/index" },
    },
    {
      name: "contracts-import-zod-alone",
      severity: "error",
      from: { path: "^plugins/[^/]+/src/contract/", pathNot: "\\.spec\\.ts$" },
      to: { pathNot: ["^plugins/[^/]+/(src|\\.medusa/server/src)/contract/", "node_modules/zod/"] },
    },
    {
      name: "queries-are-seen-by-their-module-alone",
      severity: "error",
      from: {
        path: "^plugins/([^/]+)/src/",
        pathNot: ["/modules/[^/]+/(service|services/|parts/|queries/|loaders/)", "/__tests__/"],
      },
      to: { path: "/modules/[^/]+/queries/" },
    },
    {
      name: "policies-are-pure",
      comment: "A policy decides from what it is given: no framework, no database, no network.",
      severity: "error",
      from: { path: "/policies/", pathNot: "\\.spec\\.ts$" },
      to: { path: "(^|/)node_modules/(@medusajs|ioredis|pg|knex)/|/queries/|/service" },
    },
    {
      name: "modules-know-no-workflow-or-route",
      severity: "error",
      from: { path: "^plugins/[^/]+/src/modules/" },
      to: { path: "^plugins/[^/]+/src/(workflows|api|subscribers|jobs)/" },
    },
    {
      name: "workflows-know-no-route",
      severity: "error",
      from: { path: "^plugins/[^/]+/src/workflows/" },
      to: { path: "^plugins/[^/]+/src/(api|subscribers|jobs)/" },
    },
    {
      name: "no-room-called-utils",
      severity: "error",
      from: {},
      to: {
        path: "^(backend|admin|cli|apps|bench|plugins|scripts)/.*/(utils|common|helpers)/",
        pathNot: "node_modules",
      },
    },
    {
      name: "scripts-use-node-alone",
      comment: "Start-up runs before anything is installed.",
      severity: "error",
      from: { path: "^scripts/" },
      to: { dependencyTypesNot: ["core", "local"] },
    },
    {
      name: "everything-imported-is-declared",
      severity: "error",
      from: { pathNot: "(\\.spec\\.tsx?|/integration-tests/.*|/__tests__/.*)$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|/\\.medusa/|/dist/" },
    exclude: { path: "^\\.quickdash/|/\\.adminjs/" },
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
