const { defineConfig } = require("@medusajs/framework/utils");

const redisUrl = process.env.REDIS_URL;

/** Medusa as it comes, with the modules that production needs, and providers of the same names as the backend's. */
module.exports = defineConfig({
  admin: { disable: true },
  featureFlags: { caching: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    http: {
      storeCors: "http://localhost:9300",
      adminCors: "http://localhost:9100",
      authCors: "http://localhost:9100",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "@quickdash/payment-cod/providers/cod", id: "cod" }] },
    },
    {
      resolve: "@medusajs/medusa/fulfillment",
      options: {
        providers: [{ resolve: "@quickdash/dark-stores/providers/store-delivery", id: "dark-store-delivery" }],
      },
    },
    {
      resolve: "@medusajs/medusa/caching",
      options: {
        ttl: 60,
        providers: [
          { resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } },
        ],
      },
    },
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } },
        ],
      },
    },
  ],
});
