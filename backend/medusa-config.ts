import { join } from "node:path";
import { logger } from "@medusajs/framework/logger";
import { defineConfig } from "@medusajs/framework/utils";
import { HOME_MARKET } from "./src/base-data/market";
import { readEnvironment } from "./src/environment";
import { messageChannelsOf, notificationProvidersOf } from "./src/notification-providers";
import { paymentProvidersOf } from "./src/payment-providers";

const environment = readEnvironment();
const redisUrl = environment.REDIS_URL;

// Medusa would write an access log with every visitor's address.
if (environment.NODE_ENV === "production" && environment.LOG_LEVEL === undefined) {
  logger.setLogLevel("info");
}

/** Finished jobs leave Redis after a day, or when this many newer ones exist. */
const KEEP_FINISHED_JOBS = { age: 24 * 60 * 60, count: 1000 };

module.exports = defineConfig({
  admin: { disable: true },
  // Without it every request of a storefront reads its publishable key from the database.
  featureFlags: { caching: true },
  projectConfig: {
    databaseUrl: environment.DATABASE_URL,
    redisUrl,
    workerMode: environment.WORKER_MODE,
    http: {
      storeCors: environment.STORE_CORS,
      adminCors: environment.ADMIN_CORS,
      authCors: environment.AUTH_CORS,
      jwtSecret: environment.JWT_SECRET,
      cookieSecret: environment.COOKIE_SECRET,
      authMethodsPerActor: {
        user: ["emailpass"],
        customer: ["emailpass", "phone-otp"],
        rider: ["phone-otp"],
        staff: ["phone-otp"],
      },
    },
  },
  plugins: [
    { resolve: "@quickdash/operators", options: { redisUrl } },
    {
      resolve: "@quickdash/dark-stores",
      options: {
        redisUrl,
        assortmentCache: environment.ASSORTMENT_CACHE,
        currencyCode: HOME_MARKET.currency_code,
        eta: environment.ROUTING_SERVICE_URL
          ? {
              resolve: "@quickdash/dark-stores/providers/osrm-eta",
              options: { url: environment.ROUTING_SERVICE_URL },
            }
          : {},
      },
    },
    {
      resolve: "@quickdash/order-flow",
      options: {
        messages: { channels: messageChannelsOf(environment) },
        refunds: {
          window_days: environment.REFUND_WINDOW_DAYS,
          limit_days: environment.REFUND_LIMIT_DAYS,
          limit_count: environment.REFUND_LIMIT_COUNT,
          limit_amount: environment.REFUND_LIMIT_AMOUNT,
        },
      },
    },
    {
      resolve: "@quickdash/rider-delivery",
      options: { redisUrl, documents: { required: environment.RIDER_DOCUMENTS } },
    },
    { resolve: "@quickdash/realtime", options: { redisUrl } },
    {
      resolve: "@quickdash/phone-auth",
      options: { redisUrl, fixedCode: environment.OTP_FIXED_CODE, defaultCountry: "IN" },
    },
    { resolve: "@quickdash/payment-cod", options: {} },
    ...(environment.RAZORPAY_KEY_ID
      ? [
          {
            resolve: "@quickdash/payment-razorpay",
            options: { webhook_secret: environment.RAZORPAY_WEBHOOK_SECRET },
          },
        ]
      : []),
    { resolve: "@quickdash/notification-sms", options: {} },
    { resolve: "@quickdash/notification-email", options: {} },
    // A retried request is the same one when it is for the same store.
    { resolve: "@quickdash/idempotency", options: { requestHeaders: ["x-dark-store-id"] } },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: paymentProvidersOf(environment) },
    },
    {
      resolve: "@medusajs/medusa/fulfillment",
      options: {
        providers: [{ resolve: "@quickdash/dark-stores/providers/store-delivery", id: "dark-store-delivery" }],
      },
    },
    {
      resolve: "@medusajs/medusa/file",
      options: {
        // Photos of deliveries are private: Medusa serves what is in `static` to everyone.
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: {
              private_upload_dir: join(process.cwd(), "private"),
              backend_url: new URL("/static", environment.BACKEND_PUBLIC_URL).href,
            },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/notification",
      options: { providers: notificationProvidersOf(environment) },
    },
    {
      resolve: "@medusajs/medusa/caching",
      options: {
        // Answers are forgotten when what they show changes; should that go wrong, they are for a minute.
        ttl: 60,
        providers: [
          { resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/event-bus-redis",
      options: { redisUrl, jobOptions: { removeOnComplete: KEEP_FINISHED_JOBS, removeOnFail: KEEP_FINISHED_JOBS } },
    },
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
