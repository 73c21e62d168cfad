import { Module } from "@medusajs/framework/utils";
import OperatorsService from "./service";

export const OPERATORS_MODULE = "operators";
export type { OperatorsService };

export default Module(OPERATORS_MODULE, { service: OperatorsService });
