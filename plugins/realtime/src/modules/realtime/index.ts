import { Module } from "@medusajs/framework/utils";
import RealtimeService from "./service";

export const REALTIME_MODULE = "realtime";

export type { RealtimeService };

export default Module(REALTIME_MODULE, { service: RealtimeService });
