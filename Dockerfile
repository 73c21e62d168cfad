# One image for the backend, the gateway and the back office; docker-compose.yml says which one a container runs.

FROM node:20.20-bookworm-slim AS build
WORKDIR /app
# Manifests first: packages are installed again only when these change.
COPY package.json package-lock.json .npmrc ./
COPY admin/package.json admin/
COPY backend/package.json backend/
COPY bench/package.json bench/
COPY cli/package.json cli/
COPY plugins/dark-stores/package.json plugins/dark-stores/
COPY plugins/idempotency/package.json plugins/idempotency/
COPY plugins/notification-email/package.json plugins/notification-email/
COPY plugins/notification-sms/package.json plugins/notification-sms/
COPY plugins/operators/package.json plugins/operators/
COPY plugins/order-flow/package.json plugins/order-flow/
COPY plugins/payment-cod/package.json plugins/payment-cod/
COPY plugins/payment-razorpay/package.json plugins/payment-razorpay/
COPY plugins/phone-auth/package.json plugins/phone-auth/
COPY plugins/realtime/package.json plugins/realtime/
COPY plugins/rider-delivery/package.json plugins/rider-delivery/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production QUICKDASH_HOME=/tmp/quickdash MEDUSA_DISABLE_TELEMETRY=1
WORKDIR /app
COPY --from=build /app /app
USER node
# The backend. The others: `node plugins/realtime/.medusa/server/src/gateway/main.js`, `node admin/dist/main.js`.
WORKDIR /app/backend/.medusa/server
EXPOSE 9000 9100 9200
CMD ["node", "src/server/main.js", "--port", "9000"]
