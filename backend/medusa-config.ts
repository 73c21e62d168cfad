import { defineConfig } from "@medusajs/framework/utils";

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl: process.env.REDIS_URL,
    http: {
      storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "x", cookieSecret: "x",
    },
  },
  plugins: [{ resolve: "@quickdash/dark-stores", options: {} }],
  modules: [],
});
