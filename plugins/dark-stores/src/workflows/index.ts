export * from "./stock/steps/reserve-stock";
export * from "./stock/steps/release-stock";
export * from "./stock/steps/commit-stock";
export * from "./stock/steps/return-stock";
export * from "./identities/normalize-phone";
export * from "./identities/steps/link-phone-identity";
export * from "./identities/steps/unlink-phone-identity";
